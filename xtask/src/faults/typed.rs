//! The rows that somebody reaches by typing what no persona types: what is ready without a proof,
//! and what is blamed on who is not at fault.

use ghcr_contract::{Cause as C, CheckCode as R, Outcome, RemedyAction as A, Verdict};

use super::blame::Blame as B;
use super::row::{Finding, Reach, Row, Typed};

const MEMBER: Option<&str> = Some("Organisation and a member's token");

/// Nothing is typed but a name, nothing goes wrong.
const fn name(name: &'static str) -> Typed {
    Typed { name, token_of: None, image: None, fault: None }
}

pub(crate) fn rows() -> Vec<Row> {
    let table = [unproven(), read_to_the_end(), not_to_blame()].concat();
    let row = |(wrong, typed, expected): (&str, Typed, Finding)| Row {
        wrong: wrong.to_owned(),
        reach: Reach::Typed(typed),
        expected,
    };
    table.into_iter().map(row).collect()
}

type Line = (&'static str, Typed, Finding);

/// What nothing objects to, and nothing proves.
fn unproven() -> Vec<Line> {
    let others_image = |verdict| Finding {
        verdict,
        outcome: Outcome::Warn,
        ..Finding::open(R::ImageAnonymous, C::OtherOwner, B::Account, Some(A::NameImage))
    };
    vec![
        (
            "Another organisation's image, no token",
            Typed { image: Some("quillworks/press"), ..name("northpier-labs") },
            others_image(Verdict::Inconclusive),
        ),
        (
            "Another organisation's image, lists hidden",
            Typed {
                token_of: MEMBER,
                image: Some("northpier-labs/billing-api"),
                ..name("glasswing-energy")
            },
            Finding::open(R::PackagesList, C::ListingRefused, B::Github, None),
        ),
        (
            "Another organisation's image beside one's own list",
            Typed { token_of: MEMBER, image: Some("quillworks/press"), ..name("northpier-labs") },
            Finding { rung: Some(R::ImagePull), ..others_image(Verdict::ReadyWithWarnings) },
        ),
    ]
}

/// Lists whose end is not where it seems.
fn read_to_the_end() -> Vec<Line> {
    let many = Typed { token_of: Some("Thirteen hundred packages"), ..name("meridian-cloud") };
    vec![
        (
            "A private image on a later page",
            Typed {
                token_of: Some("Fifteen hundred, private ones too"),
                image: Some("meridian-cloud/service-1499"),
                ..name("meridian-cloud")
            },
            Finding::fails(
                R::PackagesVisibility,
                C::ImageNotSupported,
                B::Account,
                A::ChangeVisibility,
            ),
        ),
        (
            "A list that does not name its last page",
            Typed { fault: Some(("link-without-last", "/orgs/")), ..many },
            Finding::READY,
        ),
        (
            "A list whose links are taken off",
            Typed { fault: Some(("link-taken-off", "/orgs/")), ..many },
            Finding::READY,
        ),
    ]
}

fn not_to_blame() -> Vec<Line> {
    let scopes_taken_off = Some(("scopes-taken-off", "/user"));
    vec![
        (
            "A public image while the service's hour is used up",
            Typed {
                image: Some("quillworks/press"),
                fault: Some(("rate-limited", "/users/")),
                ..name("quillworks")
            },
            Finding::READY,
        ),
        (
            "An outsider who may read memberships",
            Typed { token_of: Some("Not a member"), ..name("northpier-labs") },
            Finding::warns(R::TokenScope, C::ExcessScopes, B::Token, A::RemoveScopes),
        ),
        (
            "An image without the tag `latest`",
            Typed { token_of: MEMBER, image: Some("quillworks/colophon"), ..name("quillworks") },
            Finding::warns(R::PackagesVisibility, C::OnlyPublicSeen, B::Nobody, A::NameImage),
        ),
        (
            "No scope, and so no list of scopes",
            Typed {
                token_of: Some("Token without any scope"),
                fault: scopes_taken_off,
                ..name("northpier-labs")
            },
            Finding::fails(R::TokenScope, C::ReadPackagesMissing, B::Token, A::AddScope),
        ),
        (
            "A good token whose list of scopes is taken off",
            Typed { token_of: MEMBER, fault: scopes_taken_off, ..name("northpier-labs") },
            Finding::READY,
        ),
    ]
}
