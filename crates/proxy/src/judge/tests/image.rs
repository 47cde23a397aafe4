//! Proof by use, with the token and without.

use super::*;
use crate::gather::evidence::{Pull, RegistryEvidence, RegistryToken, Versions};
use ghcr_contract::{RemedyAction, Visibility};

const CHALLENGE: &str = r#"Bearer realm="https://ghcr.io/token",service="ghcr.io""#;

fn challenged_by(header: &str) -> Answer<()> {
    Answer::refused(401, "").head(|it| it.challenge = Some(header.into()))
}

pub(super) fn given() -> Answer<RegistryToken> {
    let token = serde_json::from_value(serde_json::json!({"token": "opaque"})).unwrap();
    Answer::github(200, Body::Value(token))
}

pub(super) fn pull(exchange: Answer<RegistryToken>, manifest: Option<Answer<()>>) -> Pull {
    Pull { exchange: Some(exchange), manifest, reason: None }
}

pub(super) fn found() -> Pull {
    pull(
        given(),
        Some(Answer::github(200, Body::Value(())).head(|it| it.digest = Some("sha256:ab".into()))),
    )
}

pub(super) fn denied_at_the_exchange() -> Pull {
    pull(Answer::refused(403, "denied"), None)
}

/// The exchange says that it is about the image.
fn no_access(status: u16) -> Pull {
    pull(Answer::refused(status, "requested access to the resource is denied"), None)
}

pub(super) fn answered(status: u16) -> Pull {
    pull(given(), Some(Answer::refused(status, "")))
}

pub(super) fn registry(with_token: Pull, anonymous: Pull) -> RegistryEvidence {
    RegistryEvidence {
        image: Some("mona/app:1".parse().unwrap()),
        challenge: Some(challenged_by(CHALLENGE)),
        with_token,
        anonymous,
        ..RegistryEvidence::default()
    }
}

fn listed(visibility: Visibility) -> crate::gather::evidence::Listing {
    let packages: Vec<crate::gather::evidence::Package> =
        serde_json::from_value(serde_json::json!([{"name": "app", "updated_at": "2026-01-01"}]))
            .unwrap();
    let part = crate::gather::evidence::ListedPart {
        first: Some(Answer::github(200, Body::Value(crate::gather::evidence::Page(packages)))),
        is_complete: true,
        ..crate::gather::evidence::ListedPart::asked(visibility)
    };
    crate::gather::evidence::Listing { parts: vec![part] }
}

fn evidence(registry: RegistryEvidence) -> Evidence {
    Evidence { user_packages: listed(Visibility::Internal), registry, ..good() }
}

type Ending = (Outcome, Option<Cause>);

#[track_caller]
fn assert_both(registry: RegistryEvidence, with_token: Ending, anonymous: Ending) {
    let checks = judged(&classic("mona"), &evidence(registry));
    assert_eq!(rung(&checks, CheckCode::ImagePull), with_token);
    assert_eq!(rung(&checks, CheckCode::ImageAnonymous), anonymous);
}

#[test]
fn the_three_conclusions_of_the_comparison() {
    use Outcome::{Fail, Pass, Skipped};
    assert_both(registry(found(), found()), (Pass, None), (Pass, Some(Cause::NoTokenNeeded)));
    for hidden in [denied_at_the_exchange(), answered(401), answered(403), answered(404)] {
        assert_both(registry(found(), hidden), (Pass, None), (Pass, Some(Cause::TokenNeeded)));
    }
    for worse in [denied_at_the_exchange(), answered(403)] {
        assert_both(
            registry(worse, found()),
            (Fail, Some(Cause::TokenMakesItWorse)),
            (Skipped, Some(Cause::EarlierFailure)),
        );
    }
}

#[test]
fn why_a_pull_is_refused() {
    use Outcome::{Fail, Unknown};
    let because = |reason| Pull { reason: Some(Answer::refused(403, reason)), ..answered(403) };
    let saml = "Resource protected by organization SAML enforcement.";
    let table = [
        (denied_at_the_exchange(), Fail, Cause::RegistryRefusesToken),
        (answered(403), Fail, Cause::PullDenied),
        (answered(401), Fail, Cause::PullDenied),
        (answered(404), Fail, Cause::ManifestUnknown),
        (because(saml), Fail, Cause::SsoRequired),
        (because("denied"), Fail, Cause::PullDenied),
        (pull(Answer::refused(403, saml), None), Fail, Cause::SsoRequired),
        (
            pull(Answer::refused(403, "permission_denied: read_package"), None),
            Fail,
            Cause::PullDenied,
        ),
        (no_access(401), Fail, Cause::PullDenied),
        (no_access(403), Fail, Cause::PullDenied),
        (answered(429), Unknown, Cause::SecondaryRateLimited),
        (answered(503), Unknown, Cause::GithubOutage),
        (answered(418), Unknown, Cause::RegistryUnclear),
        (pull(Answer::Failed(Failure::TimedOut), None), Unknown, Cause::TimedOut),
        (pull(given(), Some(Answer::Failed(Failure::Cut))), Unknown, Cause::ConnectionCut),
        (pull(Answer::github(200, Body::Other("<html>".into())), None), Unknown, Cause::NotGithub),
        (
            pull(Answer::github(403, Body::Other("<html>blocked".into())), None),
            Unknown,
            Cause::NotGithub,
        ),
        (
            pull(Answer::refused(403, "Forbidden").head(|it| it.request_id = None), None),
            Unknown,
            Cause::NotGithub,
        ),
        (
            pull(Answer::refused(429, "Too many requests").head(|it| it.request_id = None), None),
            Unknown,
            Cause::NotGithub,
        ),
        (
            pull(Answer::refused(503, "no healthy upstream").head(|it| it.request_id = None), None),
            Unknown,
            Cause::NotGithub,
        ),
    ];
    for (with_token, outcome, cause) in table {
        let checks =
            judged(&classic("mona"), &evidence(registry(with_token, denied_at_the_exchange())));
        assert_eq!(rung(&checks, CheckCode::ImagePull), (outcome, Some(cause)));
        let verdict = if outcome == Fail { Verdict::Blocked } else { Verdict::Inconclusive };
        assert_eq!(Verdict::of(&checks), (verdict, Some(CheckCode::ImagePull)), "{cause}");
    }
}

#[test]
fn an_image_for_everybody_that_is_given_to_nobody_is_not_the_tokens_fault() {
    let table = [
        (denied_at_the_exchange(), denied_at_the_exchange(), Cause::RegistryUnclear),
        (answered(403), answered(401), Cause::RegistryUnclear),
        (pull(Answer::refused(503, ""), None), denied_at_the_exchange(), Cause::GithubOutage),
    ];
    for (with_token, anonymous, cause) in table {
        let registry = registry(with_token, anonymous);
        let evidence = Evidence { user_packages: listed(Visibility::Public), registry, ..good() };
        let checks = judged(&classic("mona"), &evidence);
        assert_eq!(rung(&checks, CheckCode::ImagePull), (Outcome::Unknown, Some(cause)));
    }
}

#[test]
fn a_package_without_a_version_to_try_leaves_the_pull_open() {
    let table: [(Answer<Versions>, Cause); 4] = [
        (Answer::github(200, Body::Value(Versions(Vec::new()))), Cause::NoImageToTry),
        (Answer::refused(404, "Not Found"), Cause::NoImageToTry),
        (Answer::refused(502, "Server Error"), Cause::GithubOutage),
        (Answer::Failed(Failure::TimedOut), Cause::TimedOut),
    ];
    for (versions, cause) in table {
        let registry = RegistryEvidence {
            image: None,
            is_chosen: true,
            versions: Some(versions),
            ..registry(pull(given(), None), pull(given(), None))
        };
        let checks = judged(&classic("mona"), &evidence(registry));
        assert_eq!(rung(&checks, CheckCode::ImagePull), (Outcome::Unknown, Some(cause)));
        assert_eq!(
            Verdict::of(&checks),
            (Verdict::Inconclusive, Some(CheckCode::ImagePull)),
            "{cause}"
        );
    }
}

#[test]
fn only_an_image_that_is_listed_is_known_to_exist() {
    use RemedyAction::{CheckImage, GrantPackageAccess};
    use ghcr_contract::Remedy;
    let github = "https://github.com";
    let table = [
        (
            "mona/app:1",
            Cause::PullDenied,
            GrantPackageAccess,
            Some("/users/mona/packages/container/package/app"),
        ),
        ("mona/ap:1", Cause::AbsentOrUnreadable, CheckImage, Some("/mona?tab=packages")),
    ];
    for (image, cause, action, page) in table {
        for refused in [answered(403), no_access(401)] {
            let registry = RegistryEvidence {
                image: Some(image.parse().unwrap()),
                ..registry(refused, answered(403))
            };
            let checks = judged(&classic("mona"), &evidence(registry));
            let check = checks.iter().find(|it| it.code == CheckCode::ImagePull).unwrap();
            assert_eq!((check.outcome, check.cause), (Outcome::Fail, Some(cause)), "{image}");
            let url = page.map(|page| format!("{github}{page}"));
            assert_eq!(check.remedy, Some(Remedy { action, url }), "{image}");
        }
    }
}

#[test]
fn a_registry_that_asks_nobody_needs_no_token() {
    let open = RegistryEvidence {
        image: Some("mona/app".parse().unwrap()),
        challenge: Some(Answer::github(200, Body::Value(()))),
        ..RegistryEvidence::default()
    };
    assert_both(open, (Outcome::Pass, None), (Outcome::Pass, Some(Cause::NoTokenNeeded)));
}

#[test]
fn a_challenge_that_leads_elsewhere_is_followed_by_nobody() {
    let table = [
        (challenged_by(r#"Bearer realm="https://evil.example/token""#), Cause::ForeignRealm),
        (challenged_by("Basic realm=\"x\""), Cause::RegistryUnclear),
        (Answer::refused(401, ""), Cause::RegistryUnclear),
        (Answer::Failed(Failure::Dns), Cause::DnsFailed),
        (Answer::refused(503, ""), Cause::GithubOutage),
        (Answer::refused(429, ""), Cause::SecondaryRateLimited),
    ];
    for (challenge, cause) in table {
        let registry = RegistryEvidence {
            image: Some("mona/app".parse().unwrap()),
            challenge: Some(challenge),
            ..RegistryEvidence::default()
        };
        let unknown = (Outcome::Unknown, Some(cause));
        assert_both(registry, unknown, unknown);
    }
}

#[test]
fn an_owner_that_no_image_name_can_hold_is_said_so() {
    let registry =
        RegistryEvidence { is_chosen: true, is_unwritable: true, ..RegistryEvidence::default() };
    let checks = judged(&classic("mona"), &evidence(registry));
    assert_eq!(rung(&checks, CheckCode::ImagePull), (Outcome::Fail, Some(Cause::OwnerNotWritable)));
}

#[test]
fn without_a_token_the_anonymous_pull_is_the_only_proof() {
    use Outcome::{Fail, Pass, Unknown};
    let request = request("mona", None);
    let table = [
        (found(), Pass, Cause::NoTokenNeeded, Verdict::Ready),
        (denied_at_the_exchange(), Fail, Cause::HiddenOrAbsent, Verdict::Blocked),
        (answered(403), Fail, Cause::HiddenOrAbsent, Verdict::Blocked),
        (answered(404), Fail, Cause::ManifestUnknown, Verdict::Blocked),
        (
            pull(Answer::Failed(Failure::TimedOut), None),
            Unknown,
            Cause::TimedOut,
            Verdict::Inconclusive,
        ),
    ];
    for (anonymous, outcome, cause, verdict) in table {
        let evidence = Evidence {
            account: Some(account("mona", "User")),
            registry: registry(Pull::default(), anonymous),
            ..Evidence::default()
        };
        let checks = judged(&request, &evidence);
        assert_eq!(rung(&checks, CheckCode::ImagePull), (Outcome::Skipped, Some(Cause::NoToken)));
        assert_eq!(rung(&checks, CheckCode::ImageAnonymous), (outcome, Some(cause)));
        assert_eq!(Verdict::of(&checks).0, verdict, "{cause}");
    }
}
