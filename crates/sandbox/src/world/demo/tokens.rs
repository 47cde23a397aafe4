//! Every token that somebody has or had in the demo.

use super::super::Recipe;
use ghcr_contract::TokenKind;

/// `read:packages` alone, ends in 200 days; of `priya-raman`, a member of both organisations.
pub const READ_PACKAGES: Recipe = Recipe::new(TokenKind::Classic, "DemoReadPackages");
/// `read:packages` alone, ends in 90 days, which is written with an offset; of `jonas-keller`, a
/// member of `tidewater-bank`.
pub const READ_PACKAGES_WITH_OFFSET: Recipe =
    Recipe::new(TokenKind::Classic, "DemoReadPackagesOffset");
/// `read:packages` alone, without an end; of the machine account `northpier-scanner`.
pub const READ_PACKAGES_WITHOUT_END: Recipe =
    Recipe::new(TokenKind::Classic, "DemoReadPackagesNoEnd");
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

/// `read:packages`, and authorised for single sign-on to `ironbridge-health` and `fennel-foods`; of
/// `priya-raman`.
pub const SIGNED_ON: Recipe = Recipe::new(TokenKind::Classic, "DemoSignedOn");
/// `read:packages`, ends in 60 days; of `priya-raman`.
pub const SHORT_LIVED: Recipe = Recipe::new(TokenKind::Classic, "DemoShortLived");
/// `read:packages` and `read:org`; of `Lea-Fontaine`.
pub const READ_ORG: Recipe = Recipe::new(TokenKind::Classic, "DemoReadOrg");
/// `read:packages` and `read:org`, of `rosa-imani`, who has not accepted her invitation yet.
pub const INVITED: Recipe = Recipe::new(TokenKind::Classic, "DemoInvited");
/// `read:packages`; of `ines-okafor`, who owns the big organisation and so sees everything in it.
pub const BIG_ADMIN: Recipe = Recipe::new(TokenKind::Classic, "DemoBigAdmin");
/// `read:packages`; of `mateo-silva`, a member of the big organisation and of the one where all is
/// private.
pub const BIG_MEMBER: Recipe = Recipe::new(TokenKind::Classic, "DemoBigMember");
/// `read:packages`; of `hana-lindqvist`, whose own packages are all private.
pub const ALL_PRIVATE: Recipe = Recipe::new(TokenKind::Classic, "DemoAllPrivate");
/// `read:packages`; of `gil--`, whose login no image's name can hold.
pub const OLD_RULES: Recipe = Recipe::new(TokenKind::Classic, "DemoOldRules");
/// Of a prefix that nobody knows, and of a kind that may not list packages.
pub const UNKNOWN_APP: Recipe = Recipe::new(TokenKind::Unknown, "DemoUnknownApp");
