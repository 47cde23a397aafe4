//! Which tokens were given out, to whom, with which scopes and end.

use super::super::{Expiry, ExpiryForm, IssuedToken, World};
use super::tokens;
use ghcr_contract::TokenKind;
use jiff::{SignedDuration, Timestamp};

pub(super) fn issue(world: &mut World, now: Timestamp) {
    issue_for_reading(world, now);
    issue_with_a_fault(world, now);
    issue_odd_ones_that_work(world, now);
    issue_for_the_upper_rungs(world, now);
}

fn issue_for_reading(world: &mut World, now: Timestamp) {
    world.issue(
        &tokens::READ_PACKAGES,
        reading("priya-raman").ending(in_days(now, 200, ExpiryForm::Utc)),
    );
    world.issue(
        &tokens::READ_PACKAGES_WITH_OFFSET,
        reading("jonas-keller").ending(in_days(now, 90, ExpiryForm::HoursAhead(2))),
    );
    world.issue(&tokens::READ_PACKAGES_WITHOUT_END, reading("northpier-scanner"));
    world.issue(
        &tokens::ENDING_SOON,
        reading("priya-raman").ending(in_days(now, 5, ExpiryForm::Utc)),
    );
    world.issue(&tokens::EXPIRED, reading("priya-raman").ending(in_days(now, -1, ExpiryForm::Utc)));
}

fn issue_with_a_fault(world: &mut World, now: Timestamp) {
    let table = [
        (tokens::REPOSITORIES_ONLY, &["repo", "gist", "read:org"] as &[&str]),
        (tokens::WITHOUT_SCOPES, &[]),
        (tokens::DELETE_PACKAGES_ONLY, &["delete:packages"]),
        (tokens::FINE_GRAINED, &[]),
        (tokens::ACTIONS, &[]),
        (tokens::APP_USER, &[]),
        (tokens::REFRESH, &[]),
    ];
    for (recipe, scopes) in table {
        let token = IssuedToken::new(recipe.kind(), "priya-raman").with_scopes(scopes);
        world.issue(&recipe, token.ending(in_days(now, 120, ExpiryForm::HoursAhead(-7))));
    }
}

fn issue_odd_ones_that_work(world: &mut World, now: Timestamp) {
    let table = [
        (
            tokens::TOO_MANY_SCOPES,
            "priya-raman",
            &["repo", "gist", "read:org", "read:packages"] as &[&str],
        ),
        (tokens::WRITE_PACKAGES, "priya-raman", &["write:packages", "read:packages"]),
        (tokens::ODD_CHECKSUM, "priya-raman", &["read:packages"]),
        (tokens::UNKNOWN_PREFIX, "priya-raman", &["read:packages"]),
        (tokens::LEGACY, "Lea-Fontaine", &["read:packages"]),
        (tokens::OAUTH_APP, "Lea-Fontaine", &["repo", "gist", "read:org", "read:packages"]),
        (tokens::MANAGED_USER, "amara-osei_npier", &["read:packages"]),
    ];
    for (recipe, owner, scopes) in table {
        let token = IssuedToken::new(recipe.kind(), owner).with_scopes(scopes);
        world.issue(&recipe, token.ending(in_days(now, 150, ExpiryForm::Utc)));
    }
}

fn issue_for_the_upper_rungs(world: &mut World, now: Timestamp) {
    let with_membership = |owner| {
        IssuedToken::new(TokenKind::Classic, owner).with_scopes(&["read:packages", "read:org"])
    };
    let table = [
        (
            tokens::SIGNED_ON,
            reading("priya-raman").authorised_for(&["ironbridge-health", "fennel-foods"]),
            120,
        ),
        (tokens::SHORT_LIVED, reading("priya-raman"), 60),
        (tokens::READ_ORG, with_membership("Lea-Fontaine"), 120),
        (tokens::INVITED, with_membership("rosa-imani"), 120),
        (tokens::BIG_ADMIN, reading("ines-okafor"), 120),
        (tokens::BIG_MEMBER, reading("mateo-silva"), 120),
        (tokens::ALL_PRIVATE, reading("hana-lindqvist"), 120),
        (tokens::OLD_RULES, reading("gil--"), 120),
        // GitHub takes it for an App's: it has no scopes, and packages are not listed for it.
        (tokens::UNKNOWN_APP, IssuedToken::new(TokenKind::AppUser, "priya-raman"), 120),
    ];
    for (recipe, token, days) in table {
        world.issue(&recipe, token.ending(in_days(now, days, ExpiryForm::Utc)));
    }
}

fn reading(owner: &str) -> IssuedToken {
    IssuedToken::new(TokenKind::Classic, owner).with_scopes(&["read:packages"])
}

fn in_days(now: Timestamp, days: i64, form: ExpiryForm) -> Expiry {
    Expiry { at: now + SignedDuration::from_hours(24 * days), form }
}
