//! Who is to blame: what the whole ladder is for. A person who is told the wrong one renews a good
//! token.

use ghcr_contract::{Cause, CheckCode};
use std::fmt;

/// Whoever must act, or wait, before the account scans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blame {
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
    pub(super) const fn of(rung: CheckCode, cause: Cause) -> Self {
        use Cause as C;
        match cause {
            C::StrayCharacters | C::ChecksumDiffers | C::UnusualLength => Self::Token,
            C::UnknownPrefix | C::FineGrained | C::AppInstallation | C::AppUser => Self::Token,
            C::RefreshToken | C::ExpiredOrRevoked | C::Mistyped | C::NotAccepted => Self::Token,
            C::ReadPackagesMissing | C::ExcessScopes | C::ExpiresSoon | C::Expired => Self::Token,
            C::KindCannotList | C::RegistryRefusesToken | C::TokenMakesItWorse => Self::Token,
            C::LegacyLogin | C::ManagedLogin | C::AccountNotFound => Self::Account,
            C::AccountHidden | C::OwnerDiffers | C::NotAMember => Self::Account,
            C::MembershipPending | C::NoPackagesVisible | C::ImageNotSupported => Self::Account,
            C::OnlyUnsupportedPackages | C::SomeUnsupportedPackages => Self::Account,
            C::NotChosen | C::OtherOwner | C::PullDenied | C::AbsentOrUnreadable => Self::Account,
            C::ManifestUnknown | C::OwnerNotWritable | C::HiddenOrAbsent => Self::Account,
            C::SsoRequired | C::SsoHidesSome | C::IpNotAllowed => Self::Organisation,
            C::ClassicTokensForbidden | C::LifetimeTooLong => Self::Organisation,
            C::DnsFailed | C::ConnectionFailed | C::TlsFailed | C::TimedOut => Self::Network,
            C::ConnectionCut | C::NotGithub | C::UserAgentRefused => Self::Network,
            C::GithubOutage | C::RateLimited | C::SecondaryRateLimited => match rung {
                CheckCode::ImagePull | CheckCode::ImageAnonymous => Self::Registry,
                _ => Self::Github,
            },
            C::LoginLockout | C::AnswerUnclear | C::ListingRefused => Self::Github,
            C::CountIncomplete => Self::Github,
            C::RegistryUnclear | C::ForeignRealm => Self::Registry,
            C::ServiceBusy => Self::Service,
            C::CredentialUnreadable | C::SavedForOtherHost => Self::Service,
            C::KindNotTold | C::ScopesNotTold | C::ExpiryNotTold => Self::Nobody,
            C::MembershipNotTold | C::NoTokenNeeded | C::TokenNeeded => Self::Nobody,
            C::UserNamespace | C::NothingToCount | C::NoImageToTry => Self::Nobody,
            C::EarlierFailure | C::EarlierUnknown | C::NoToken => Self::Nobody,
            C::VisibilityNotTold | C::OrganizationNamespace => Self::Nobody,
            C::OnlyPublicSeen | C::NoLatestTag => Self::Nobody,
        }
    }

    /// Returns true for what the person who filled in the form cannot correct.
    pub(super) const fn is_outage(self) -> bool {
        matches!(self, Self::Github | Self::Network | Self::Registry | Self::Service)
    }
}

impl fmt::Display for Blame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format!("{self:?}").to_lowercase())
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
