//! The rows that somebody reaches by typing a name and a token.

use ghcr_contract::{Cause as C, CheckCode as R, RemedyAction as A};

use super::row::{Asks, Finding, Github, Row};

/// Every persona of the sandbox: those that are well as well, because a false alarm is a fault of
/// ours.
pub(super) fn rows() -> Vec<Row> {
    let row = |title: &'static str, expected| Row {
        wrong: title.to_owned(),
        asks: Asks::Persona(title),
        github: Github::Well,
        expected,
    };
    let ready = READY.map(|title| row(title, Finding::READY));
    let fails =
        FAILS.map(|(title, rung, cause, remedy)| row(title, Finding::fails(rung, cause, remedy)));
    let warns =
        WARNS.map(|(title, rung, cause, remedy)| row(title, Finding::warns(rung, cause, remedy)));
    let open = LEFT_OPEN
        .map(|(title, rung, cause, remedy)| row(title, Finding::open(rung, cause, Some(remedy))));
    let unreachable = UNREACHABLE.map(|(title, cause, remedy)| {
        row(title, Finding::fails(R::GithubReachable, cause, remedy))
    });
    [&ready[..], &fails, &warns, &open, &unreachable].concat()
}

type PersonaRow = (&'static str, R, C, A);

const READY: [&str; 11] = [
    "Organisation and a member's token",
    "User and their own token",
    "Machine account without expiry",
    "Login in other letter case",
    "Token from before 2021",
    "Public images, no token",
    "Image for two platforms",
    "Public image, no token",
    "Single sign-on authorised",
    "Lifetime within the rule",
    "Thirteen hundred packages",
];

const FAILS: [PersonaRow; 31] = [
    ("Copied with quotes", R::TokenFormat, C::StrayCharacters, A::CopyTokenAgain),
    ("Copied with an invisible character", R::TokenFormat, C::StrayCharacters, A::CopyTokenAgain),
    ("Fine-grained token", R::TokenKind, C::FineGrained, A::CreateClassicToken),
    ("Token of an Actions run", R::TokenKind, C::AppInstallation, A::CreateClassicToken),
    ("Token of a GitHub App's user", R::TokenKind, C::AppUser, A::CreateClassicToken),
    ("Refresh token", R::TokenKind, C::RefreshToken, A::CreateClassicToken),
    ("Expired token", R::TokenAccepted, C::ExpiredOrRevoked, A::CreateClassicToken),
    ("Revoked token", R::TokenAccepted, C::ExpiredOrRevoked, A::CreateClassicToken),
    ("Mistyped token", R::TokenAccepted, C::Mistyped, A::CopyTokenAgain),
    ("Token for repositories only", R::TokenScope, C::ReadPackagesMissing, A::AddScope),
    ("Token without any scope", R::TokenScope, C::ReadPackagesMissing, A::AddScope),
    ("Token that may only delete", R::TokenScope, C::ReadPackagesMissing, A::AddScope),
    ("Misspelt organisation", R::AccountExists, C::AccountNotFound, A::CheckUsername),
    ("Token of somebody else", R::AccountOwner, C::OwnerDiffers, A::MatchOwner),
    ("Not a member", R::OrgMembership, C::NotAMember, A::JoinOrganization),
    ("Invitation not accepted", R::OrgMembership, C::MembershipPending, A::AcceptInvitation),
    ("Single sign-on not authorised", R::OrgSso, C::SsoRequired, A::AuthorizeSso),
    ("Single sign-on, hidden as absent", R::OrgSso, C::SsoRequired, A::AuthorizeSso),
    ("Classic tokens forbidden", R::OrgPolicy, C::ClassicTokensForbidden, A::AskOrganizationAdmin),
    ("Token lives too long", R::OrgPolicy, C::LifetimeTooLong, A::ShortenLifetime),
    ("Too long for the enterprise", R::OrgPolicy, C::LifetimeTooLong, A::ShortenLifetime),
    ("Address not on the allow list", R::OrgPolicy, C::IpNotAllowed, A::AllowProxyAddress),
    ("Packages refused to this kind", R::PackagesList, C::KindCannotList, A::CreateClassicToken),
    (
        "Private packages only",
        R::PackagesVisibility,
        C::OnlyUnsupportedPackages,
        A::ChangeVisibility,
    ),
    (
        "Own packages, all private",
        R::PackagesVisibility,
        C::OnlyUnsupportedPackages,
        A::ChangeVisibility,
    ),
    ("Tag that does not exist", R::ImagePull, C::ManifestUnknown, A::CheckImage),
    ("Image that does not exist", R::ImagePull, C::AbsentOrUnreadable, A::CheckImage),
    ("Private image of others", R::ImagePull, C::AbsentOrUnreadable, A::CheckImage),
    ("Owner that no image can name", R::ImagePull, C::OwnerNotWritable, A::MoveToOtherOwner),
    ("Internal image, no token", R::ImageAnonymous, C::HiddenOrAbsent, A::CreateClassicToken),
    ("Absent image, no token", R::ImageAnonymous, C::HiddenOrAbsent, A::CreateClassicToken),
];

const WARNS: [PersonaRow; 10] = [
    ("Scopes in excess", R::TokenScope, C::ExcessScopes, A::RemoveScopes),
    ("May write as well", R::TokenScope, C::ExcessScopes, A::RemoveScopes),
    ("Expires in five days", R::TokenExpiry, C::ExpiresSoon, A::RenewToken),
    ("Odd checksum that works", R::TokenFormat, C::ChecksumDiffers, A::CopyTokenAgain),
    ("Unknown prefix that works", R::TokenFormat, C::UnknownPrefix, A::CopyTokenAgain),
    ("Token of the gh command", R::TokenScope, C::ExcessScopes, A::CreateClassicToken),
    (
        "Fifteen hundred, private ones too",
        R::PackagesVisibility,
        C::SomeUnsupportedPackages,
        A::ChangeVisibility,
    ),
    ("Public images of another user", R::AccountOwner, C::OwnerDiffers, A::MatchOwner),
    ("Public images, not a member", R::PackagesVisibility, C::OnlyPublicSeen, A::NameImage),
    ("Some packages hidden by sign-on", R::OrgSso, C::SsoHidesSome, A::AuthorizeSso),
];

const LEFT_OPEN: [PersonaRow; 8] = [
    ("Managed user, seen by itself", R::PackagesList, C::NoPackagesVisible, A::EnterOrganization),
    ("Public images, none named", R::ImageAnonymous, C::NoImageToTry, A::NameImage),
    ("Login of the old rules", R::ImageAnonymous, C::NoImageToTry, A::NameImage),
    ("No packages at all", R::PackagesList, C::NoPackagesVisible, A::GrantPackageAccess),
    ("GitHub's package lists are down", R::PackagesList, C::GithubOutage, A::CheckGithubStatus),
    ("The registry is down", R::ImagePull, C::GithubOutage, A::CheckGithubStatus),
    // Without a token, so they are the service's own: whoever names an image can still have it
    // proven.
    ("GitHub's hourly limit is used up", R::GithubReachable, C::RateLimited, A::WaitAndRetry),
    (
        "Too many requests in a short time",
        R::GithubReachable,
        C::SecondaryRateLimited,
        A::WaitAndRetry,
    ),
];

/// Without a token, so `github.reachable` is all that can fail.
const UNREACHABLE: [(&str, C, A); 11] = [
    ("GitHub is down", C::GithubOutage, A::CheckGithubStatus),
    ("GitHub shows its error page", C::GithubOutage, A::CheckGithubStatus),
    ("GitHub does not answer", C::TimedOut, A::CheckNetwork),
    ("GitHub closes the connection", C::ConnectionCut, A::CheckNetwork),
    ("GitHub's answer breaks off", C::ConnectionCut, A::CheckNetwork),
    ("The answer is not GitHub's", C::NotGithub, A::CheckNetwork),
    ("GitHub's answer never ends", C::NotGithub, A::CheckNetwork),
    ("The User-Agent is removed", C::UserAgentRefused, A::CheckNetwork),
    ("An egress proxy blocks GitHub", C::NotGithub, A::CheckNetwork),
    ("An egress proxy wants a login", C::NotGithub, A::CheckNetwork),
    ("A captive portal wants a login", C::NotGithub, A::CheckNetwork),
];
