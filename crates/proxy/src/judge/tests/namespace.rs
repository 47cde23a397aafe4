//! Organisations, their guards, and what is listed.

use super::*;
use crate::gather::evidence::{
    ListedPart, Listing, Membership, Package, Page, Pull, RegistryEvidence,
};
use ghcr_contract::Visibility::{Internal, Private, Public};
use ghcr_contract::{RemedyAction, Visibility};

const SSO_PAGE: &str = "https://github.com/orgs/octo-org/sso?authorization_request=A";

fn package(name: &str, updated_at: &str) -> Package {
    serde_json::from_value(serde_json::json!({"name": name, "updated_at": updated_at})).unwrap()
}

fn packages(count: usize) -> Answer<Page> {
    let all = (0..count)
        .map(|index| package(&format!("app-{index}"), &format!("2026-01-{index:02}")))
        .collect();
    Answer::github(200, Body::Value(Page(all)))
}

fn part(visibility: Visibility, first: Answer<Page>) -> ListedPart {
    ListedPart { first: Some(first), is_complete: true, ..ListedPart::asked(visibility) }
}

pub(super) fn listing(public: usize, internal: usize, private: usize) -> Listing {
    let parts = [(Public, public), (Internal, internal), (Private, private)];
    Listing { parts: parts.map(|(kind, count)| part(kind, packages(count))).into() }
}

/// Every list is refused alike.
pub(super) fn refused_listing(answer: &Answer<Page>) -> Listing {
    Listing { parts: Visibility::ALL.iter().map(|kind| part(*kind, answer.clone())).collect() }
}

fn member(state: &str) -> Option<Answer<Membership>> {
    Some(Answer::github(200, Body::Value(Membership { state: state.into() })))
}

/// A member of `octo-org` who sees a few packages.
pub(super) fn in_organization() -> Evidence {
    Evidence {
        account: Some(account("octo-org", "Organization")),
        membership: member("active"),
        org_packages: listing(2, 1, 0),
        ..good()
    }
}

#[track_caller]
fn assert_org(evidence: &Evidence, code: CheckCode, outcome: Outcome, cause: Option<Cause>) {
    assert_rung(&classic("octo-org"), evidence, code, outcome, cause);
}

#[test]
fn a_member_who_sees_packages_passes_every_rung_of_the_organisation() {
    let checks = judged(&classic("octo-org"), &in_organization());
    for code in [
        CheckCode::OrgMembership,
        CheckCode::OrgSso,
        CheckCode::OrgPolicy,
        CheckCode::PackagesList,
        CheckCode::PackagesVisibility,
    ] {
        assert_eq!(rung(&checks, code), (Outcome::Pass, None), "{code}");
    }
}

#[test]
fn a_users_namespace_has_no_rungs_of_an_organisation() {
    let checks = judged(&classic("mona"), &Evidence { user_packages: listing(1, 0, 0), ..good() });
    for code in [CheckCode::OrgMembership, CheckCode::OrgSso, CheckCode::OrgPolicy] {
        assert_eq!(rung(&checks, code), (Outcome::Skipped, Some(Cause::UserNamespace)), "{code}");
    }
    assert_eq!(rung(&checks, CheckCode::PackagesList), (Outcome::Pass, None));
}

#[test]
fn membership_is_told_only_where_github_tells_it() {
    use Outcome::{Fail, Pass, Unknown, Warn};
    let not_affiliated = || Some(Answer::refused(404, "Not Found"));
    let forbidden = Some(Answer::refused(403, "You need at least read:org scope"));
    let hidden = Answer::refused(404, "Not Found");
    let sso = Answer::refused(404, "Not Found")
        .head(|it| it.sso = Some(format!("required; url={SSO_PAGE}")));
    let table = [
        (member("active"), listing(1, 0, 0), Pass, None),
        (member("pending"), listing(0, 0, 0), Fail, Some(Cause::MembershipPending)),
        (member("pending"), listing(1, 0, 0), Warn, Some(Cause::MembershipPending)),
        (not_affiliated(), listing(0, 0, 0), Fail, Some(Cause::NotAMember)),
        (not_affiliated(), listing(1, 0, 0), Warn, Some(Cause::NotAMember)),
        (not_affiliated(), listing(1, 1, 0), Warn, Some(Cause::NotAMember)),
        (not_affiliated(), listing(0, 0, 1), Warn, Some(Cause::NotAMember)),
        (not_affiliated(), refused_listing(&sso), Unknown, Some(Cause::MembershipNotTold)),
        // Whoever is merely outside gets the lists.
        (not_affiliated(), refused_listing(&hidden), Unknown, Some(Cause::MembershipNotTold)),
        (forbidden, listing(1, 0, 0), Unknown, Some(Cause::MembershipNotTold)),
        (Some(Answer::Failed(Failure::TimedOut)), listing(1, 0, 0), Unknown, Some(Cause::TimedOut)),
        (
            Some(Answer::refused(502, "Server Error")),
            listing(1, 0, 0),
            Unknown,
            Some(Cause::GithubOutage),
        ),
    ];
    for (membership, org_packages, outcome, cause) in table {
        let evidence = Evidence { membership, org_packages, ..in_organization() };
        assert_org(&evidence, CheckCode::OrgMembership, outcome, cause);
    }
}

#[test]
fn where_internal_images_are_not_scanned_nobody_need_be_a_member() {
    let policy = Policy { supported: vec![Public], ..Policy::default() };
    let evidence = Evidence {
        membership: Some(Answer::refused(404, "Not Found")),
        org_packages: listing(1, 0, 0),
        ..in_organization()
    };
    let checks = judged_by(&classic("octo-org"), &evidence, &policy);
    let skipped = (Outcome::Skipped, Some(Cause::NotAMember));
    assert_eq!(rung(&checks, CheckCode::OrgMembership), skipped);
    assert_eq!(Verdict::of(&checks).0, Verdict::Ready);
}

#[test]
fn single_sign_on_gives_its_own_page_and_only_githubs() {
    let table = [
        (format!("required; url={SSO_PAGE}"), SSO_PAGE),
        (
            "required; url=https://evil.example/orgs".to_owned(),
            "https://github.com/settings/tokens",
        ),
        (
            "required; url=https://github.com.evil.example/".to_owned(),
            "https://github.com/settings/tokens",
        ),
        ("required".to_owned(), "https://github.com/settings/tokens"),
    ];
    for (header, page) in table {
        let refusal = Answer::refused(403, "Something").head(|it| it.sso = Some(header.clone()));
        let evidence = Evidence { org_packages: refused_listing(&refusal), ..in_organization() };
        let checks = judged(&classic("octo-org"), &evidence);
        assert_eq!(
            rung(&checks, CheckCode::OrgSso),
            (Outcome::Fail, Some(Cause::SsoRequired)),
            "{header}"
        );
        let remedy = checks
            .iter()
            .find_map(|it| it.remedy.as_ref().filter(|_| it.code == CheckCode::OrgSso));
        assert_eq!(
            remedy.map(|it| (it.action, it.url.as_deref())),
            Some((RemedyAction::AuthorizeSso, Some(page)))
        );
    }
}

#[test]
fn single_sign_on_is_known_by_the_message_too_and_by_what_it_hides() {
    let by_message =
        Answer::refused(403, "Resource protected by organization SAML enforcement. You must grant");
    let evidence = Evidence { org_packages: refused_listing(&by_message), ..in_organization() };
    assert_org(&evidence, CheckCode::OrgSso, Outcome::Fail, Some(Cause::SsoRequired));

    let partial = packages(1)
        .head(|it| it.sso = Some("partial-results; organizations=21955855,20582480".into()));
    let evidence = Evidence { org_packages: refused_listing(&partial), ..in_organization() };
    let checks = judged(&classic("octo-org"), &evidence);
    let sso = checks.iter().find(|it| it.code == CheckCode::OrgSso).unwrap();
    assert_eq!((sso.outcome, sso.cause), (Outcome::Warn, Some(Cause::SsoHidesSome)));
    assert_eq!(sso.evidence.hidden_organizations, [21_955_855, 20_582_480]);
}

#[test]
fn single_sign_on_proves_an_organisation_that_could_not_be_looked_up() {
    let refusal =
        Answer::refused(403, "").head(|it| it.sso = Some(format!("required; url={SSO_PAGE}")));
    let evidence = Evidence {
        account: Some(Answer::Failed(Failure::TimedOut)),
        org_packages: refused_listing(&refusal),
        ..in_organization()
    };
    assert_org(&evidence, CheckCode::OrgSso, Outcome::Fail, Some(Cause::SsoRequired));
}

#[test]
fn what_another_owners_image_needs_is_not_said_of_the_account() {
    let request =
        ValidateRequest { image: Some("else/app".parse().unwrap()), ..classic("octo-org") };
    let registry = RegistryEvidence {
        image: request.image.clone(),
        challenge: Some(Answer::refused(401, "").head(|it| {
            it.challenge = Some(r#"Bearer realm="https://ghcr.io/token",service="ghcr.io""#.into());
        })),
        with_token: Pull {
            exchange: Some(Answer::refused(
                403,
                "Resource protected by organization SAML enforcement.",
            )),
            ..Pull::default()
        },
        ..RegistryEvidence::default()
    };
    let checks = judged(&request, &Evidence { registry, ..in_organization() });
    assert_eq!(rung(&checks, CheckCode::OrgSso), (Outcome::Pass, None));
    assert_eq!(rung(&checks, CheckCode::ImagePull), (Outcome::Fail, Some(Cause::SsoRequired)));
}

#[test]
fn what_guards_internal_images_does_not_stop_who_scans_public_ones() {
    let policy = Policy { supported: vec![Public], ..Policy::default() };
    let sso = Answer::refused(403, "").head(|it| it.sso = Some("required".into()));
    let forbidden =
        Answer::refused(403, "`octo-org` forbids access via a personal access token (classic).");
    let table = [
        (sso, CheckCode::OrgSso, Cause::SsoRequired),
        (forbidden, CheckCode::OrgPolicy, Cause::ClassicTokensForbidden),
    ];
    for (refusal, code, cause) in table {
        let mut evidence = in_organization();
        evidence.org_packages.parts[1].first = Some(refusal.clone());
        let checks = judged_by(&classic("octo-org"), &evidence, &policy);
        assert_eq!(rung(&checks, code), (Outcome::Warn, Some(cause)));
        assert_eq!(rung(&checks, CheckCode::PackagesList), (Outcome::Pass, None));
        assert_eq!(Verdict::of(&checks).0, Verdict::ReadyWithWarnings, "{cause}");
        // Where the public list is refused as well, nothing is left to scan.
        evidence.org_packages.parts[0].first = Some(refusal);
        let checks = judged_by(&classic("octo-org"), &evidence, &policy);
        assert_eq!(rung(&checks, code), (Outcome::Fail, Some(cause)));
    }
}

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
fn policies_are_known_by_fragments_of_their_messages() {
    let table = [
        (
            "`octo-org` forbids access via a personal access token (classic). Please use a GitHub App, …",
            Cause::ClassicTokensForbidden,
            None,
        ),
        (
            "The 'octo-org' organization forbids access via a personal access tokens (classic) if the token's \
             lifetime is greater than 90 days. Please adjust your token's lifetime",
            Cause::LifetimeTooLong,
            Some(90),
        ),
        (
            "The 'octo' enterprise forbids access via a personal access tokens (classic) if the token's lifetime is \
             greater than 366 days.",
            Cause::LifetimeTooLong,
            Some(366),
        ),
        (
            "Although you appear to have the correct authorization credentials, the `octo-org` organization has an IP \
             allow list enabled, and your IP address is not permitted to access this resource.",
            Cause::IpNotAllowed,
            None,
        ),
    ];
    for (message, cause, longest_days) in table {
        let refusal = Answer::refused(403, message);
        let evidence = Evidence { org_packages: refused_listing(&refusal), ..in_organization() };
        let checks = judged(&classic("octo-org"), &evidence);
        let policy = checks.iter().find(|it| it.code == CheckCode::OrgPolicy).unwrap();
        assert_eq!((policy.outcome, policy.cause), (Outcome::Fail, Some(cause)), "{message}");
        assert_eq!(policy.evidence.longest_days, longest_days, "{message}");
        assert_eq!(Verdict::of(&checks), (Verdict::Blocked, Some(CheckCode::OrgPolicy)));
    }
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
fn sign_on_and_policy_are_passed_only_where_every_list_was_answered() {
    let mut org_packages = listing(2, 1, 0);
    org_packages.parts[1].first = Some(Answer::refused(404, "Not Found"));
    let evidence = Evidence { org_packages, ..in_organization() };
    for code in [CheckCode::OrgSso, CheckCode::OrgPolicy] {
        assert_org(&evidence, code, Outcome::Unknown, Some(Cause::AnswerUnclear));
    }
    let checks = judged(&classic("octo-org"), &evidence);
    let sign_on = checks.iter().find(|it| it.code == CheckCode::OrgSso).expect("a rung");
    assert_eq!(sign_on.remedy.as_ref().map(|it| it.action), Some(RemedyAction::AuthorizeSso));
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

#[test]
fn what_did_not_come_before_the_deadline_is_unknown() {
    let evidence = Evidence { cut_short: Some(Cause::TimedOut), ..good() };
    let checks = judged(&classic("octo-org"), &Evidence { account: None, ..evidence });
    for code in [
        CheckCode::AccountExists,
        CheckCode::PackagesList,
        CheckCode::PackagesVisibility,
        CheckCode::ImagePull,
    ] {
        assert_eq!(rung(&checks, code), (Outcome::Unknown, Some(Cause::TimedOut)), "{code}");
    }
    assert_eq!(Verdict::of(&checks).0, Verdict::Inconclusive);
}
