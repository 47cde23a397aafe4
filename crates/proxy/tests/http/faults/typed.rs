//! The rows that somebody reaches by typing what no persona types: what is ready without a proof,
//! and what is blamed on who is not at fault.

use ghcr_contract::{Cause as C, CheckCode as R, Outcome, RemedyAction as A, Verdict};

use super::row::{Asks, Finding, Github, Row};

const MEMBER: &str = "Organisation and a member's token";

pub(super) fn rows() -> Vec<Row> {
    let well = unproven().into_iter().map(|(wrong, asks, expected)| Row {
        wrong: wrong.to_owned(),
        asks,
        github: Github::Well,
        expected,
    });
    let faulty = with_a_fault().into_iter().map(|(wrong, asks, [fault, path], expected)| Row {
        wrong: wrong.to_owned(),
        asks,
        github: Github::Faulty { fault, path },
        expected,
    });
    well.chain(faulty).collect()
}

/// What nothing objects to, and nothing proves; and lists whose end is not where it seems.
fn unproven() -> [(&'static str, Asks, Finding); 6] {
    let others_image = |verdict| Finding {
        verdict,
        outcome: Outcome::Warn,
        ..Finding::open(R::ImageAnonymous, C::OtherOwner, Some(A::NameImage))
    };
    [
        (
            "Another organisation's image, no token",
            Asks::name("northpier-labs").with_image("quillworks/press"),
            others_image(Verdict::Inconclusive),
        ),
        (
            "Another organisation's image, lists hidden",
            Asks::name("glasswing-energy")
                .with_token_of(MEMBER)
                .with_image("northpier-labs/billing-api"),
            Finding::open(R::PackagesList, C::ListingRefused, None),
        ),
        (
            "Another organisation's image beside one's own list",
            Asks::name("northpier-labs").with_token_of(MEMBER).with_image("quillworks/press"),
            Finding { rung: Some(R::ImagePull), ..others_image(Verdict::ReadyWithWarnings) },
        ),
        (
            "A private image on a later page",
            Asks::name("meridian-cloud")
                .with_token_of("Fifteen hundred, private ones too")
                .with_image("meridian-cloud/service-1499"),
            Finding::fails(R::PackagesVisibility, C::ImageNotSupported, A::ChangeVisibility),
        ),
        (
            "An outsider who may read memberships",
            Asks::name("northpier-labs").with_token_of("Not a member"),
            Finding::warns(R::TokenScope, C::ExcessScopes, A::RemoveScopes),
        ),
        (
            "An image without the tag `latest`",
            Asks::name("quillworks").with_token_of(MEMBER).with_image("quillworks/colophon"),
            Finding::warns(R::PackagesVisibility, C::OnlyPublicSeen, A::NameImage),
        ),
    ]
}

/// The same with a fault of the sandbox, and the paths on which it strikes.
fn with_a_fault() -> [(&'static str, Asks, [&'static str; 2], Finding); 5] {
    let many = || Asks::name("meridian-cloud").with_token_of("Thirteen hundred packages");
    [
        (
            "A list that does not name its last page",
            many(),
            ["link-without-last", "/orgs/"],
            Finding::READY,
        ),
        ("A list whose links are taken off", many(), ["link-taken-off", "/orgs/"], Finding::READY),
        (
            "A public image while the service's hour is used up",
            Asks::name("quillworks").with_image("quillworks/press"),
            ["rate-limited", "/users/"],
            Finding::READY,
        ),
        (
            "No scope, and so no list of scopes",
            Asks::name("northpier-labs").with_token_of("Token without any scope"),
            ["scopes-taken-off", "/user"],
            Finding::fails(R::TokenScope, C::ReadPackagesMissing, A::AddScope),
        ),
        (
            "A good token whose list of scopes is taken off",
            Asks::name("northpier-labs").with_token_of(MEMBER),
            ["scopes-taken-off", "/user"],
            Finding::READY,
        ),
    ]
}
