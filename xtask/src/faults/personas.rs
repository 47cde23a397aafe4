//! The rows that somebody reaches by typing a name and a token.

use ghcr_contract::{Cause as C, CheckCode as R, RemedyAction as A};

use super::blame::Blame as B;
use super::row::{Finding, Reach, Row};

/// Every persona of the sandbox: those that are well as well, because a false alarm is a fault of
/// ours.
pub(crate) fn rows() -> Vec<Row> {
    let findings = [
        READY.map(|title| (title, Finding::READY)).to_vec(),
        TOKEN_AND_ACCOUNT
            .map(|(title, rung, cause, blame, remedy)| {
                (title, Finding::fails(rung, cause, blame, remedy))
            })
            .to_vec(),
        LADDER
            .map(|(title, rung, cause, blame, remedy)| {
                (title, Finding::fails(rung, cause, blame, remedy))
            })
            .to_vec(),
        WARNINGS
            .map(|(title, rung, cause, blame, remedy)| {
                (title, Finding::warns(rung, cause, blame, remedy))
            })
            .to_vec(),
        LEFT_OPEN
            .map(|(title, rung, cause, blame, remedy)| {
                (title, Finding::open(rung, cause, blame, Some(remedy)))
            })
            .to_vec(),
        LIMITS
            .map(|(title, cause)| {
                (title, Finding::open(R::GithubReachable, cause, B::Github, Some(A::WaitAndRetry)))
            })
            .to_vec(),
        WEATHER
            .map(|(title, cause, blame, remedy)| {
                (title, Finding::fails(R::GithubReachable, cause, blame, remedy))
            })
            .to_vec(),
    ];
    let row = |(title, expected): (&'static str, Finding)| Row {
        wrong: title.to_owned(),
        reach: Reach::Persona(title),
        expected,
    };
    findings.concat().into_iter().map(row).collect()
}

type Line = (&'static str, R, C, B, A);

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

const TOKEN_AND_ACCOUNT: [Line; 14] = [
    ("Copied with quotes", R::TokenFormat, C::StrayCharacters, B::Token, A::CopyTokenAgain),
    (
        "Copied with an invisible character",
        R::TokenFormat,
        C::StrayCharacters,
        B::Token,
        A::CopyTokenAgain,
    ),
    ("Fine-grained token", R::TokenKind, C::FineGrained, B::Token, A::CreateClassicToken),
    ("Token of an Actions run", R::TokenKind, C::AppInstallation, B::Token, A::CreateClassicToken),
    ("Token of a GitHub App's user", R::TokenKind, C::AppUser, B::Token, A::CreateClassicToken),
    ("Refresh token", R::TokenKind, C::RefreshToken, B::Token, A::CreateClassicToken),
    ("Expired token", R::TokenAccepted, C::ExpiredOrRevoked, B::Token, A::CreateClassicToken),
    ("Revoked token", R::TokenAccepted, C::ExpiredOrRevoked, B::Token, A::CreateClassicToken),
    ("Mistyped token", R::TokenAccepted, C::Mistyped, B::Token, A::CopyTokenAgain),
    ("Token for repositories only", R::TokenScope, C::ReadPackagesMissing, B::Token, A::AddScope),
    ("Token without any scope", R::TokenScope, C::ReadPackagesMissing, B::Token, A::AddScope),
    ("Token that may only delete", R::TokenScope, C::ReadPackagesMissing, B::Token, A::AddScope),
    ("Misspelt organisation", R::AccountExists, C::AccountNotFound, B::Account, A::CheckUsername),
    ("Token of somebody else", R::AccountOwner, C::OwnerDiffers, B::Account, A::MatchOwner),
];

const LADDER: [Line; 17] = [
    ("Not a member", R::OrgMembership, C::NotAMember, B::Account, A::JoinOrganization),
    (
        "Invitation not accepted",
        R::OrgMembership,
        C::MembershipPending,
        B::Account,
        A::AcceptInvitation,
    ),
    ("Single sign-on not authorised", R::OrgSso, C::SsoRequired, B::Organisation, A::AuthorizeSso),
    (
        "Single sign-on, hidden as absent",
        R::OrgSso,
        C::SsoRequired,
        B::Organisation,
        A::AuthorizeSso,
    ),
    (
        "Classic tokens forbidden",
        R::OrgPolicy,
        C::ClassicTokensForbidden,
        B::Organisation,
        A::AskOrganizationAdmin,
    ),
    ("Token lives too long", R::OrgPolicy, C::LifetimeTooLong, B::Organisation, A::ShortenLifetime),
    (
        "Too long for the enterprise",
        R::OrgPolicy,
        C::LifetimeTooLong,
        B::Organisation,
        A::ShortenLifetime,
    ),
    (
        "Address not on the allow list",
        R::OrgPolicy,
        C::IpNotAllowed,
        B::Organisation,
        A::AllowProxyAddress,
    ),
    (
        "Packages refused to this kind",
        R::PackagesList,
        C::KindCannotList,
        B::Token,
        A::CreateClassicToken,
    ),
    (
        "Private packages only",
        R::PackagesVisibility,
        C::OnlyUnsupportedPackages,
        B::Account,
        A::ChangeVisibility,
    ),
    (
        "Own packages, all private",
        R::PackagesVisibility,
        C::OnlyUnsupportedPackages,
        B::Account,
        A::ChangeVisibility,
    ),
    ("Tag that does not exist", R::ImagePull, C::ManifestUnknown, B::Account, A::CheckImage),
    ("Image that does not exist", R::ImagePull, C::AbsentOrUnreadable, B::Account, A::CheckImage),
    ("Private image of others", R::ImagePull, C::AbsentOrUnreadable, B::Account, A::CheckImage),
    (
        "Owner that no image can name",
        R::ImagePull,
        C::OwnerNotWritable,
        B::Account,
        A::MoveToOtherOwner,
    ),
    (
        "Internal image, no token",
        R::ImageAnonymous,
        C::HiddenOrAbsent,
        B::Account,
        A::CreateClassicToken,
    ),
    (
        "Absent image, no token",
        R::ImageAnonymous,
        C::HiddenOrAbsent,
        B::Account,
        A::CreateClassicToken,
    ),
];

const WARNINGS: [Line; 10] = [
    ("Scopes in excess", R::TokenScope, C::ExcessScopes, B::Token, A::RemoveScopes),
    ("May write as well", R::TokenScope, C::ExcessScopes, B::Token, A::RemoveScopes),
    ("Expires in five days", R::TokenExpiry, C::ExpiresSoon, B::Token, A::RenewToken),
    ("Odd checksum that works", R::TokenFormat, C::ChecksumDiffers, B::Token, A::CopyTokenAgain),
    ("Unknown prefix that works", R::TokenFormat, C::UnknownPrefix, B::Token, A::CopyTokenAgain),
    ("Token of the gh command", R::TokenScope, C::ExcessScopes, B::Token, A::CreateClassicToken),
    (
        "Fifteen hundred, private ones too",
        R::PackagesVisibility,
        C::SomeUnsupportedPackages,
        B::Account,
        A::ChangeVisibility,
    ),
    ("Public images of another user", R::AccountOwner, C::OwnerDiffers, B::Account, A::MatchOwner),
    (
        "Public images, not a member",
        R::PackagesVisibility,
        C::OnlyPublicSeen,
        B::Nobody,
        A::NameImage,
    ),
    (
        "Some packages hidden by sign-on",
        R::OrgSso,
        C::SsoHidesSome,
        B::Organisation,
        A::AuthorizeSso,
    ),
];

const LEFT_OPEN: [Line; 6] = [
    (
        "Managed user, seen by itself",
        R::PackagesList,
        C::NoPackagesVisible,
        B::Account,
        A::EnterOrganization,
    ),
    ("Public images, none named", R::ImageAnonymous, C::NoImageToTry, B::Nobody, A::NameImage),
    ("Login of the old rules", R::ImageAnonymous, C::NoImageToTry, B::Nobody, A::NameImage),
    (
        "No packages at all",
        R::PackagesList,
        C::NoPackagesVisible,
        B::Account,
        A::GrantPackageAccess,
    ),
    (
        "GitHub's package lists are down",
        R::PackagesList,
        C::GithubOutage,
        B::Github,
        A::CheckGithubStatus,
    ),
    ("The registry is down", R::ImagePull, C::GithubOutage, B::Registry, A::CheckGithubStatus),
];

/// Without a token, so they are the service's own: whoever names an image can still have it proven.
const LIMITS: [(&str, C); 2] = [
    ("GitHub's hourly limit is used up", C::RateLimited),
    ("Too many requests in a short time", C::SecondaryRateLimited),
];

/// Without a token, so `github.reachable` is all that can fail.
const WEATHER: [(&str, C, B, A); 11] = [
    ("GitHub is down", C::GithubOutage, B::Github, A::CheckGithubStatus),
    ("GitHub shows its error page", C::GithubOutage, B::Github, A::CheckGithubStatus),
    ("GitHub does not answer", C::TimedOut, B::Network, A::CheckNetwork),
    ("GitHub closes the connection", C::ConnectionCut, B::Network, A::CheckNetwork),
    ("GitHub's answer breaks off", C::ConnectionCut, B::Network, A::CheckNetwork),
    ("The answer is not GitHub's", C::NotGithub, B::Network, A::CheckNetwork),
    ("GitHub's answer never ends", C::NotGithub, B::Network, A::CheckNetwork),
    ("The User-Agent is removed", C::UserAgentRefused, B::Network, A::CheckNetwork),
    ("An egress proxy blocks GitHub", C::NotGithub, B::Network, A::CheckNetwork),
    ("An egress proxy wants a login", C::NotGithub, B::Network, A::CheckNetwork),
    ("A captive portal wants a login", C::NotGithub, B::Network, A::CheckNetwork),
];
