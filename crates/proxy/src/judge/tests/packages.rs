//! What is listed, and how it is counted.

use super::namespace::{assert_org, in_organization, listing, package, refused_listing};
use super::*;
use crate::gather::evidence::{Page, Pull, RegistryEvidence};
use ghcr_contract::Visibility;
use ghcr_contract::Visibility::{Internal, Private};

#[test]
fn a_public_image_does_not_stand_in_for_a_list_that_was_refused() {
    let mut org_packages = listing(1, 0, 0);
    org_packages.parts[1].first = Some(Answer::refused(502, "Server Error"));
    let found = || Pull {
        exchange: Some(Answer::github(
            200,
            Body::Value(serde_json::from_str(r#"{"token":"x"}"#).unwrap()),
        )),
        manifest: Some(Answer::github(200, Body::Value(()))),
        ..Pull::default()
    };
    let registry = |anonymous| RegistryEvidence {
        image: Some("octo-org/app-0".parse().unwrap()),
        challenge: Some(Answer::refused(401, "").head(|it| {
            it.challenge = Some(r#"Bearer realm="https://ghcr.io/token",service="ghcr.io""#.into());
        })),
        with_token: found(),
        anonymous,
        ..RegistryEvidence::default()
    };
    let verdict = |anonymous| {
        let evidence = Evidence {
            org_packages: org_packages.clone(),
            registry: registry(anonymous),
            ..in_organization()
        };
        Verdict::of(&judged(&classic("octo-org"), &evidence))
    };
    assert_eq!(verdict(found()), (Verdict::Inconclusive, Some(CheckCode::PackagesList)));
    let hidden = Pull { exchange: Some(Answer::refused(401, "")), ..Pull::default() };
    assert_eq!(verdict(hidden).0, Verdict::Ready, "it needed the token");
}

#[test]
fn a_list_that_is_not_given_is_never_a_pass() {
    use Outcome::{Fail, Unknown};
    let table = [
        (
            Answer::refused(403, "You need at least read:packages scope to list packages."),
            Fail,
            Cause::ReadPackagesMissing,
        ),
        (Answer::refused(400, "Invalid argument."), Fail, Cause::KindCannotList),
        (Answer::refused(403, "Something new"), Unknown, Cause::ListingRefused),
        (Answer::refused(404, "Not Found"), Unknown, Cause::ListingRefused),
        (Answer::refused(502, "Server Error"), Unknown, Cause::GithubOutage),
        (Answer::Failed(Failure::TimedOut), Unknown, Cause::TimedOut),
        (Answer::github(200, Body::TooLong), Unknown, Cause::NotGithub),
        (Answer::github(200, Body::Other("<html>".into())), Unknown, Cause::NotGithub),
    ];
    for (answer, outcome, cause) in table {
        let evidence = Evidence { org_packages: refused_listing(&answer), ..in_organization() };
        assert_org(&evidence, CheckCode::PackagesList, outcome, Some(cause));
    }
}

#[test]
fn where_nothing_is_seen_every_list_matters() {
    let mut org_packages = listing(0, 0, 0);
    org_packages.parts[2].first = Some(Answer::refused(502, "Server Error"));
    let evidence = Evidence { org_packages, ..in_organization() };
    assert_org(&evidence, CheckCode::PackagesList, Outcome::Unknown, Some(Cause::GithubOutage));

    let mut org_packages = listing(0, 0, 0);
    org_packages.parts[0].first = Some(Answer::Failed(Failure::TimedOut));
    let evidence = Evidence { org_packages, ..in_organization() };
    let policy = Policy { supported: vec![Internal, Private], ..Policy::default() };
    let checks = judged_by(&classic("octo-org"), &evidence, &policy);
    assert_eq!(rung(&checks, CheckCode::PackagesList), (Outcome::Unknown, Some(Cause::TimedOut)));
    assert_eq!(Verdict::of(&checks).0, Verdict::Inconclusive);
}

#[test]
fn the_counts_are_held_against_the_policy() {
    use Outcome::{Fail, Pass, Skipped, Warn};
    let table = [
        (listing(2, 1, 0), Pass, None),
        (listing(2, 1, 3), Warn, Some(Cause::SomeUnsupportedPackages)),
        (listing(0, 0, 3), Fail, Some(Cause::OnlyUnsupportedPackages)),
        (listing(0, 0, 0), Skipped, Some(Cause::NothingToCount)),
    ];
    for (org_packages, outcome, cause) in table {
        let evidence = Evidence { org_packages, ..in_organization() };
        assert_org(&evidence, CheckCode::PackagesVisibility, outcome, cause);
    }
    let everything = Policy { supported: Visibility::ALL.to_vec(), ..Policy::default() };
    let evidence = Evidence { org_packages: listing(0, 0, 3), ..in_organization() };
    let checks = judged_by(&classic("octo-org"), &evidence, &everything);
    assert_eq!(rung(&checks, CheckCode::PackagesVisibility), (Pass, None));
}

#[test]
fn a_count_of_some_pages_says_so() {
    let mut org_packages = listing(2, 0, 0);
    org_packages.parts[0].further = 100;
    org_packages.parts[0].is_complete = false;
    let evidence = Evidence { org_packages, ..in_organization() };
    let checks = judged(&classic("octo-org"), &evidence);
    let visibility = checks.iter().find(|it| it.code == CheckCode::PackagesVisibility).unwrap();
    assert_eq!(
        (visibility.outcome, visibility.cause),
        (Outcome::Unknown, Some(Cause::CountIncomplete))
    );
    let counts = visibility.evidence.packages.unwrap();
    assert_eq!((counts.public, counts.is_complete), (102, false));
}

#[test]
fn a_named_image_of_an_unsupported_visibility_is_named_as_the_culprit() {
    let mut org_packages = listing(2, 0, 0);
    org_packages.parts[2].first =
        Some(Answer::github(200, Body::Value(Page(vec![package("secret", "2026-01-01")]))));
    let evidence = Evidence { org_packages, ..in_organization() };
    let request =
        ValidateRequest { image: Some("octo-org/secret".parse().unwrap()), ..classic("octo-org") };
    assert_rung(
        &request,
        &evidence,
        CheckCode::PackagesVisibility,
        Outcome::Fail,
        Some(Cause::ImageNotSupported),
    );
}

#[test]
fn nothing_visible_proves_nothing_and_leaves_the_pull_untried() {
    let evidence = Evidence { org_packages: listing(0, 0, 0), ..in_organization() };
    let checks = judged(&classic("octo-org"), &evidence);
    assert_eq!(
        rung(&checks, CheckCode::PackagesList),
        (Outcome::Unknown, Some(Cause::NoPackagesVisible))
    );
    assert_eq!(rung(&checks, CheckCode::ImagePull), (Outcome::Skipped, Some(Cause::NoImageToTry)));
    assert_eq!(Verdict::of(&checks), (Verdict::Inconclusive, Some(CheckCode::PackagesList)));
}
