//! The troubleshooting entry of each cause, check and remedy, and the checks of each entry.

use crate::help::Entry;
use ghcr_contract::{Cause, CheckCode, RemedyAction};

impl Entry {
    /// Returns the entry about a cause: `None` if the cause is not a problem of its own.
    #[must_use]
    pub const fn of_cause(cause: Cause) -> Option<Self> {
        Some(match cause {
            Cause::LegacyLogin | Cause::AccountNotFound => Self::AccountUnknown,
            Cause::ManagedLogin | Cause::AccountHidden => Self::ManagedUser,
            Cause::StrayCharacters
            | Cause::ChecksumDiffers
            | Cause::UnusualLength
            | Cause::UnknownPrefix
            | Cause::Mistyped => Self::NotWhole,
            Cause::FineGrained
            | Cause::AppInstallation
            | Cause::AppUser
            | Cause::RefreshToken
            | Cause::KindNotTold
            | Cause::KindCannotList => Self::WrongKind,
            Cause::DnsFailed
            | Cause::ConnectionFailed
            | Cause::TlsFailed
            | Cause::TimedOut
            | Cause::ConnectionCut
            | Cause::NotGithub
            | Cause::UserAgentRefused
            | Cause::ForeignRealm => Self::Network,
            Cause::GithubOutage
            | Cause::AnswerUnclear
            | Cause::RegistryUnclear
            | Cause::CountIncomplete => Self::Outage,
            Cause::RateLimited | Cause::SecondaryRateLimited | Cause::ServiceBusy => {
                Self::RateLimited
            }
            Cause::LoginLockout => Self::LoginLockout,
            Cause::ExpiredOrRevoked
            | Cause::NotAccepted
            | Cause::ExpiresSoon
            | Cause::Expired
            | Cause::ExpiryNotTold => Self::Expired,
            Cause::ReadPackagesMissing | Cause::ScopesNotTold => Self::ScopeMissing,
            Cause::ExcessScopes => Self::TooManyScopes,
            Cause::OwnerDiffers => Self::OwnerDiffers,
            Cause::NotAMember | Cause::MembershipPending | Cause::MembershipNotTold => {
                Self::NotAMember
            }
            Cause::SsoRequired | Cause::SsoHidesSome => Self::SsoRequired,
            Cause::ClassicTokensForbidden => Self::ClassicForbidden,
            Cause::LifetimeTooLong => Self::LifetimeTooLong,
            Cause::IpNotAllowed => Self::AddressRefused,
            Cause::NoPackagesVisible | Cause::ListingRefused | Cause::PullDenied => Self::NoAccess,
            Cause::OnlyUnsupportedPackages
            | Cause::SomeUnsupportedPackages
            | Cause::ImageNotSupported
            | Cause::NotChosen => Self::NotSupported,
            Cause::RegistryRefusesToken | Cause::TokenMakesItWorse => Self::RegistryRefuses,
            Cause::ManifestUnknown | Cause::AbsentOrUnreadable => Self::ImageUnknown,
            Cause::OwnerNotWritable => Self::OwnerNotWritable,
            Cause::HiddenOrAbsent => Self::NotPublic,
            // A doubt: no entry may say that the test has found its problem.
            Cause::OnlyPublicSeen | Cause::VisibilityNotTold => return None,
            // The image is there; its sentence says all there is to know.
            Cause::NoLatestTag | Cause::OtherOwner => return None,
            // The image can be pulled as intended: without the token, or with it.
            Cause::NoTokenNeeded | Cause::TokenNeeded => return None,
            // The check does not apply to this account, or has nothing to check.
            Cause::UserNamespace | Cause::OrganizationNamespace => return None,
            Cause::NothingToCount | Cause::NoImageToTry | Cause::NoToken => return None,
            // The earlier check has the entry that explains the problem.
            Cause::EarlierFailure | Cause::EarlierUnknown => return None,
            // It is about the list of saved registries; its sentence says what to do.
            Cause::CredentialUnreadable | Cause::SavedForOtherHost => return None,
        })
    }

    /// Returns the entry about a check, for a result without a cause.
    #[must_use]
    pub const fn of_check(code: CheckCode) -> Self {
        match code {
            CheckCode::UsernameFormat | CheckCode::AccountExists => Self::AccountUnknown,
            CheckCode::TokenFormat => Self::NotWhole,
            CheckCode::TokenKind => Self::WrongKind,
            CheckCode::GithubReachable => Self::Network,
            CheckCode::TokenAccepted | CheckCode::TokenExpiry => Self::Expired,
            CheckCode::TokenScope => Self::ScopeMissing,
            CheckCode::AccountOwner => Self::OwnerDiffers,
            CheckCode::OrgMembership => Self::NotAMember,
            CheckCode::OrgSso => Self::SsoRequired,
            CheckCode::OrgPolicy => Self::ClassicForbidden,
            CheckCode::PackagesList | CheckCode::ImagePull => Self::NoAccess,
            CheckCode::PackagesVisibility => Self::NotSupported,
            CheckCode::ImageAnonymous => Self::NotPublic,
        }
    }

    /// Returns the entry that explains a remedy.
    #[must_use]
    pub const fn of_remedy(action: RemedyAction) -> Self {
        match action {
            RemedyAction::CheckUsername => Self::AccountUnknown,
            RemedyAction::EnterOrganization => Self::ManagedUser,
            RemedyAction::CopyTokenAgain => Self::NotWhole,
            RemedyAction::CreateClassicToken => Self::WrongKind,
            RemedyAction::AddScope => Self::ScopeMissing,
            RemedyAction::RemoveScopes => Self::TooManyScopes,
            RemedyAction::RenewToken => Self::Expired,
            RemedyAction::MatchOwner => Self::OwnerDiffers,
            RemedyAction::JoinOrganization | RemedyAction::AcceptInvitation => Self::NotAMember,
            RemedyAction::AuthorizeSso => Self::SsoRequired,
            RemedyAction::AskOrganizationAdmin => Self::ClassicForbidden,
            RemedyAction::ShortenLifetime => Self::LifetimeTooLong,
            RemedyAction::AllowProxyAddress => Self::AddressRefused,
            RemedyAction::GrantPackageAccess => Self::NoAccess,
            RemedyAction::ChangeVisibility | RemedyAction::ChooseVisibility => {
                Self::ChangeVisibility
            }
            RemedyAction::CheckImage | RemedyAction::NameImage => Self::ImageUnknown,
            RemedyAction::RemoveToken => Self::RegistryRefuses,
            RemedyAction::MoveToOtherOwner => Self::OwnerNotWritable,
            RemedyAction::WaitAndRetry => Self::RateLimited,
            RemedyAction::CheckNetwork => Self::Network,
            RemedyAction::CheckGithubStatus => Self::Outage,
        }
    }

    /// The checks that detect the problem.
    #[must_use]
    pub const fn checks(self) -> &'static [CheckCode] {
        match self {
            Self::ScopeMissing | Self::TooManyScopes => &[CheckCode::TokenScope],
            Self::Expired => &[CheckCode::TokenAccepted, CheckCode::TokenExpiry],
            Self::OwnerDiffers => &[CheckCode::AccountOwner],
            Self::NotWhole => &[CheckCode::TokenFormat],
            Self::WrongKind => &[CheckCode::TokenKind],
            Self::RegistryRefuses => &[CheckCode::ImagePull],
            Self::SsoRequired => &[CheckCode::OrgSso],
            Self::ClassicForbidden | Self::LifetimeTooLong | Self::AddressRefused => {
                &[CheckCode::OrgPolicy]
            }
            Self::NoAccess => &[CheckCode::PackagesList, CheckCode::ImagePull],
            Self::NotPublic => &[CheckCode::ImageAnonymous],
            Self::NotAMember => &[CheckCode::OrgMembership],
            Self::AccountUnknown | Self::ManagedUser => {
                &[CheckCode::UsernameFormat, CheckCode::AccountExists]
            }
            Self::ImageUnknown | Self::OwnerNotWritable => {
                &[CheckCode::ImagePull, CheckCode::ImageAnonymous]
            }
            Self::NotSupported | Self::ChangeVisibility => &[CheckCode::PackagesVisibility],
            Self::Network | Self::Outage | Self::RateLimited | Self::LoginLockout => {
                &[CheckCode::GithubReachable]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_causes_that_are_no_known_problem_have_no_entry() {
        let without: Vec<_> =
            Cause::ALL.iter().copied().filter(|cause| Entry::of_cause(*cause).is_none()).collect();
        assert_eq!(
            without,
            [
                Cause::OnlyPublicSeen,
                Cause::NoLatestTag,
                Cause::OtherOwner,
                Cause::VisibilityNotTold,
                Cause::NoTokenNeeded,
                Cause::TokenNeeded,
                Cause::UserNamespace,
                Cause::NothingToCount,
                Cause::NoImageToTry,
                Cause::EarlierFailure,
                Cause::NoToken,
                Cause::OrganizationNamespace,
                Cause::EarlierUnknown,
                Cause::CredentialUnreadable,
                Cause::SavedForOtherHost,
            ]
        );
    }

    #[test]
    fn a_cause_a_check_or_a_remedy_leads_to_every_entry() {
        let by_causes = Cause::ALL.iter().filter_map(|cause| Entry::of_cause(*cause));
        let by_checks = CheckCode::ALL.iter().map(|code| Entry::of_check(*code));
        let by_remedies = RemedyAction::ALL.iter().map(|action| Entry::of_remedy(*action));
        let reached: Vec<_> = by_causes.chain(by_checks).chain(by_remedies).collect();
        for entry in Entry::ALL {
            assert!(reached.contains(entry), "nothing leads to {entry:?}");
        }
    }

    #[test]
    fn every_entry_names_the_checks_that_lead_to_it() {
        for code in CheckCode::ALL {
            assert!(Entry::of_check(*code).checks().contains(code), "{code}");
        }
        for entry in Entry::ALL {
            assert!(!entry.checks().is_empty(), "{entry:?}");
        }
    }
}
