//! Something between the service and the registry refuses a pull in the registry's place.

use super::image::{answered, found, given, pull, registry};
use super::namespace::listing;
use super::*;
use crate::gather::evidence::{Pull, RegistryToken};
use crate::gather::upstream::RegistryError;
use serde::de::IgnoredAny;

type Ending = (Outcome, Option<Cause>);

fn nameless<T>(answer: Answer<T>) -> Answer<T> {
    answer.head(|it| it.request_id = None)
}

/// A HEAD's refusal without GitHub's name for the request, and the answer to the same GET.
fn refused_on_the_way(status: u16, reason: Option<Answer<IgnoredAny>>) -> Pull {
    let manifest = nameless(Answer::github(status, Body::Error(GithubError::default())));
    Pull { reason, ..pull(given(), Some(manifest)) }
}

fn page(status: u16) -> Answer<IgnoredAny> {
    nameless(Answer::github(status, Body::Other("<html>blocked".into())))
}

/// A registry's own refusal, without GitHub's headers.
fn listed_error(status: u16) -> Answer<IgnoredAny> {
    let denied = RegistryError { code: "DENIED".into(), message: "denied".into() };
    nameless(Answer::github(
        status,
        Body::Error(GithubError { errors: vec![denied], ..GithubError::default() }),
    ))
}

fn endings(with_token: Pull, anonymous: Pull) -> [Ending; 2] {
    // The list has other images than the one that is tried.
    let registry = registry(with_token, anonymous);
    let evidence = Evidence { user_packages: listing(1, 0, 0), registry, ..good() };
    let checks = judged(&classic("mona"), &evidence);
    [CheckCode::ImagePull, CheckCode::ImageAnonymous].map(|code| rung(&checks, code))
}

#[test]
fn a_manifest_that_is_refused_on_the_way_is_nobodys_fault() {
    let unknown = |cause| [(Outcome::Unknown, Some(cause)); 2];
    let passing = Answer::github(200, Body::Value(IgnoredAny));
    let silent = nameless(Answer::github(403, Body::Other(String::new())));
    for status in [401, 403, 404] {
        let table = [
            (Some(page(status)), Cause::NotGithub),
            (Some(nameless(Answer::refused(status, "Forbidden"))), Cause::NotGithub),
            (Some(silent.clone()), Cause::NotGithub),
            (Some(passing.clone()), Cause::NotGithub),
            (Some(Answer::Failed(Failure::TimedOut)), Cause::TimedOut),
            (Some(Answer::refused(503, "unavailable")), Cause::GithubOutage),
            (None, Cause::NotGithub),
        ];
        for (reason, cause) in table {
            let pull = refused_on_the_way(status, reason.clone());
            assert_eq!(endings(pull.clone(), pull), unknown(cause), "{status}, {reason:?}");
        }
    }
}

#[test]
fn a_registry_that_does_not_name_the_request_is_known_by_its_list_of_errors() {
    let table = [
        (401, Cause::AbsentOrUnreadable),
        (403, Cause::AbsentOrUnreadable),
        (404, Cause::ManifestUnknown),
    ];
    for (status, cause) in table {
        let pull = refused_on_the_way(status, Some(listed_error(status)));
        assert_eq!(endings(pull.clone(), pull)[0], (Outcome::Fail, Some(cause)), "{status}");
    }
}

#[test]
fn an_exchange_that_is_refused_without_a_word_is_nobodys_fault() {
    for body in [Body::Other(String::new()), Body::Error(GithubError::default())] {
        let exchange: Answer<RegistryToken> = nameless(Answer::github(403, body));
        let refused = pull(exchange, None);
        let unknown = (Outcome::Unknown, Some(Cause::NotGithub));
        assert_eq!(endings(refused.clone(), refused), [unknown; 2]);
    }
}

/// Otherwise a gateway that lets only requests with a token through would prove that the image is
/// not public.
#[test]
fn a_refusal_on_the_way_does_not_show_that_the_token_is_needed() {
    let blocked = refused_on_the_way(403, Some(page(403)));
    let private = (Outcome::Fail, Some(Cause::ImageNotSupported));
    assert_eq!(endings(found(), answered(403))[0], private, "the registry says so");
    let [with_token, without] = endings(found(), blocked);
    assert_eq!(with_token, (Outcome::Warn, Some(Cause::VisibilityNotTold)));
    assert_eq!(without, (Outcome::Unknown, Some(Cause::NotGithub)));
}
