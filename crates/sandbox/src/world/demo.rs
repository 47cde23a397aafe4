//! The demo's world: an engineering company, a bank, a publisher, and the people who work there. All invented.

use super::{Account, Expiry, ExpiryForm, IssuedToken, World};
use jiff::{SignedDuration, Timestamp};

/// Every token that somebody has or had in the demo.
pub mod tokens {
    use super::super::Recipe;
    use ghcr_contract::TokenKind;

    /// `read:packages` alone, ends in 200 days; of `priya-raman`, a member of both organisations.
    pub const READ_PACKAGES: Recipe = Recipe::new(TokenKind::Classic, "DemoReadPackages");
    /// `read:packages` alone, ends in 90 days, which is written with an offset; of `jonas-keller`, a member of
    /// `tidewater-bank`.
    pub const READ_PACKAGES_WITH_OFFSET: Recipe = Recipe::new(TokenKind::Classic, "DemoReadPackagesOffset");
    /// `read:packages` alone, without an end; of the machine account `northpier-scanner`.
    pub const READ_PACKAGES_WITHOUT_END: Recipe = Recipe::new(TokenKind::Classic, "DemoReadPackagesNoEnd");
    /// Ended yesterday.
    pub const EXPIRED: Recipe = Recipe::new(TokenKind::Classic, "DemoExpired");
    /// Deleted by its owner: GitHub does not know it any more.
    pub const REVOKED: Recipe = Recipe::new(TokenKind::Classic, "DemoRevoked");
    /// `repo`, as for cloning.
    pub const REPOSITORIES_ONLY: Recipe = Recipe::new(TokenKind::Classic, "DemoRepositoriesOnly");
    /// No scope at all.
    pub const WITHOUT_SCOPES: Recipe = Recipe::new(TokenKind::Classic, "DemoWithoutScopes");
    /// `delete:packages`, which does not read.
    pub const DELETE_PACKAGES_ONLY: Recipe = Recipe::new(TokenKind::Classic, "DemoDeletePackagesOnly");
    /// Fine-grained; GitHub accepts it, its registry does not.
    pub const FINE_GRAINED: Recipe = Recipe::new(TokenKind::FineGrained, "DemoFineGrained");
    /// The `GITHUB_TOKEN` of a run of Actions.
    pub const ACTIONS: Recipe = Recipe::new(TokenKind::AppInstallation, "DemoActionsRun");
    /// A GitHub App acting for a user.
    pub const APP_USER: Recipe = Recipe::new(TokenKind::AppUser, "DemoAppUser");
    /// Renews another token.
    pub const REFRESH: Recipe = Recipe::new(TokenKind::Refresh, "DemoRefresh");

    /// `repo`, `gist`, `read:org` and `read:packages`.
    pub const TOO_MANY_SCOPES: Recipe = Recipe::new(TokenKind::Classic, "DemoTooManyScopes");
    /// `write:packages` and, not listed because implied, `read:packages`.
    pub const WRITE_PACKAGES: Recipe = Recipe::new(TokenKind::Classic, "DemoWritePackages");
    /// `read:packages`, ends in five days.
    pub const ENDING_SOON: Recipe = Recipe::new(TokenKind::Classic, "DemoEndingSoon");
    /// Works, though its checksum differs.
    pub const ODD_CHECKSUM: Recipe = Recipe::new(TokenKind::Classic, "DemoOddChecksum").with_a_slip();
    /// Works, though nobody knows its prefix.
    pub const UNKNOWN_PREFIX: Recipe = Recipe::new(TokenKind::Unknown, "DemoUnknownPrefix");
    /// From before April 2021.
    pub const LEGACY: Recipe = Recipe::new(TokenKind::Legacy, "DemoLegacy");
    /// As `gh auth token` prints it.
    pub const OAUTH_APP: Recipe = Recipe::new(TokenKind::OauthApp, "DemoOauthApp");
    /// Of a managed user.
    pub const MANAGED_USER: Recipe = Recipe::new(TokenKind::Classic, "DemoManagedUser");
}

pub(super) fn world(now: Timestamp) -> World {
    let mut world = World::default();
    add_accounts(&mut world);
    issue_tokens_for_reading(&mut world, now);
    issue_tokens_with_a_fault(&mut world, now);
    issue_odd_tokens_that_work(&mut world, now);
    world
}

fn add_accounts(world: &mut World) {
    for login in ["priya-raman", "jonas-keller", "northpier-scanner", "Lea-Fontaine", "gil--"] {
        world.add_account(Account::user(login));
    }
    world.add_account(Account::user("amara-osei_npier").managed_by("npier"));
    world.add_account(Account::organization("northpier-labs").with_members(&[
        "priya-raman",
        "northpier-scanner",
        "Lea-Fontaine",
    ]));
    world.add_account(Account::organization("tidewater-bank").with_members(&["priya-raman", "jonas-keller"]));
    world.add_account(Account::organization("quillworks"));
}

fn issue_tokens_for_reading(world: &mut World, now: Timestamp) {
    let reading = |owner: &str| {
        IssuedToken::new(ghcr_contract::TokenKind::Classic, owner).with_scopes(&["read:packages"])
    };
    world.issue(&tokens::READ_PACKAGES, reading("priya-raman").ending(in_days(now, 200, ExpiryForm::Utc)));
    world.issue(
        &tokens::READ_PACKAGES_WITH_OFFSET,
        reading("jonas-keller").ending(in_days(now, 90, ExpiryForm::HoursAhead(2))),
    );
    world.issue(&tokens::READ_PACKAGES_WITHOUT_END, reading("northpier-scanner"));
    world.issue(&tokens::ENDING_SOON, reading("priya-raman").ending(in_days(now, 5, ExpiryForm::Utc)));
    world.issue(&tokens::EXPIRED, reading("priya-raman").ending(in_days(now, -1, ExpiryForm::Utc)));
}

fn issue_tokens_with_a_fault(world: &mut World, now: Timestamp) {
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

fn issue_odd_tokens_that_work(world: &mut World, now: Timestamp) {
    let table = [
        (tokens::TOO_MANY_SCOPES, "priya-raman", &["repo", "gist", "read:org", "read:packages"] as &[&str]),
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

fn in_days(now: Timestamp, days: i64, form: ExpiryForm) -> Expiry {
    Expiry { at: now + SignedDuration::from_hours(24 * days), form }
}
