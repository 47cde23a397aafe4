//! Who is to blame: what the whole ladder is for. A person who is told the wrong one renews a good
//! token.

use ghcr_contract::{Cause, CheckCode};
use std::fmt;

/// Whoever must act, or wait, before the account scans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blame {
    /// The token: another one, or the same one copied well, helps.
    Token,
    /// The account that was entered, or what it may see and owns.
    Account,
    /// A rule of the organisation or its enterprise.
    Organisation,
    /// GitHub's own trouble or limits.
    Github,
    /// What lies between the service and GitHub.
    Network,
    /// The container registry's own trouble.
    Registry,
    /// This service, which has too much to do.
    Service,
    /// All is well, or nothing is known against anybody.
    Nobody,
}

impl Blame {
    /// Follows from the cause, and from whether GitHub or its registry was asked. Without a
    /// wildcard: a new cause does not compile until somebody is named.
    pub(crate) const fn of(rung: CheckCode, cause: Cause) -> Self {
        use Cause as C;
        match cause {
            C::StrayCharacters
            | C::ChecksumDiffers
            | C::UnusualLength
            | C::UnknownPrefix
            | C::FineGrained => Self::Token,
            C::AppInstallation
            | C::AppUser
            | C::RefreshToken
            | C::ExpiredOrRevoked
            | C::Mistyped => Self::Token,
            C::NotAccepted
            | C::ReadPackagesMissing
            | C::ExcessScopes
            | C::ExpiresSoon
            | C::Expired => Self::Token,
            C::KindCannotList | C::RegistryRefusesToken | C::TokenMakesItWorse => Self::Token,
            C::LegacyLogin | C::ManagedLogin | C::AccountNotFound | C::AccountHidden => {
                Self::Account
            }
            C::OwnerDiffers | C::NotAMember | C::MembershipPending | C::NoPackagesVisible => {
                Self::Account
            }
            C::OnlyUnsupportedPackages | C::SomeUnsupportedPackages | C::ImageNotSupported => {
                Self::Account
            }
            C::NotChosen | C::OtherOwner => Self::Account,
            C::ServiceBusy => Self::Service,
            C::PullDenied
            | C::AbsentOrUnreadable
            | C::ManifestUnknown
            | C::OwnerNotWritable
            | C::HiddenOrAbsent => Self::Account,
            C::SsoRequired | C::SsoHidesSome => Self::Organisation,
            C::ClassicTokensForbidden | C::LifetimeTooLong | C::IpNotAllowed => Self::Organisation,
            C::DnsFailed | C::ConnectionFailed | C::TlsFailed | C::TimedOut | C::ConnectionCut => {
                Self::Network
            }
            C::NotGithub | C::UserAgentRefused => Self::Network,
            C::GithubOutage | C::RateLimited | C::SecondaryRateLimited => Self::upstream_of(rung),
            C::LoginLockout | C::AnswerUnclear | C::ListingRefused | C::CountIncomplete => {
                Self::Github
            }
            C::RegistryUnclear | C::ForeignRealm => Self::Registry,
            C::KindNotTold | C::ScopesNotTold | C::ExpiryNotTold | C::MembershipNotTold => {
                Self::Nobody
            }
            C::NoTokenNeeded | C::TokenNeeded | C::UserNamespace | C::NothingToCount => {
                Self::Nobody
            }
            C::NoImageToTry | C::EarlierFailure | C::EarlierUnknown | C::NoToken => Self::Nobody,
            C::VisibilityNotTold
            | C::OrganizationNamespace
            | C::OnlyPublicSeen
            | C::NoLatestTag => Self::Nobody,
        }
    }

    /// Whether it lies outside of all that the person who filled in the form can mend.
    pub(crate) const fn is_weather(self) -> bool {
        matches!(self, Self::Github | Self::Network | Self::Registry | Self::Service)
    }

    const fn upstream_of(rung: CheckCode) -> Self {
        match rung {
            CheckCode::ImagePull | CheckCode::ImageAnonymous => Self::Registry,
            _ => Self::Github,
        }
    }
}

impl fmt::Display for Blame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Token => "token",
            Self::Account => "account",
            Self::Organisation => "organisation",
            Self::Github => "github",
            Self::Network => "network",
            Self::Registry => "registry",
            Self::Service => "service",
            Self::Nobody => "nobody",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outage_is_the_registrys_where_the_registry_was_asked() {
        assert_eq!(Blame::of(CheckCode::ImagePull, Cause::GithubOutage), Blame::Registry);
        assert_eq!(Blame::of(CheckCode::GithubReachable, Cause::GithubOutage), Blame::Github);
    }
}
