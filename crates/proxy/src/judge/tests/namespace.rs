//! Organisations and their members; and the organisation that the tests of its guards and packages
//! begin with.

use super::*;
use crate::gather::evidence::{ListedPart, Listing, Membership, Package, Page};
use ghcr_contract::Visibility;
use ghcr_contract::Visibility::{Internal, Private, Public};

pub(super) const SSO_PAGE: &str = "https://github.com/orgs/octo-org/sso?authorization_request=A";

pub(super) fn package(name: &str, updated_at: &str) -> Package {
    serde_json::from_value(serde_json::json!({"name": name, "updated_at": updated_at})).unwrap()
}

pub(super) fn packages(count: usize) -> Answer<Page> {
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

pub(super) fn member(state: &str) -> Option<Answer<Membership>> {
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
pub(super) fn assert_org(
    evidence: &Evidence,
    code: CheckCode,
    outcome: Outcome,
    cause: Option<Cause>,
) {
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
