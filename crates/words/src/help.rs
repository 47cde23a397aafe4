//! Troubleshooting: what can go wrong, and how each entry is tied to the checks that detect it.

use crate::labels::texts;
use ghcr_contract::{Cause, Check, CheckCode, Outcome, RemedyAction, Report};

texts! {
    /// What several entries have in common.
    pub enum Group {
        AuthenticationFails,
        NotFound,
        PrivateImages,
        Connection,
    }
}

texts! {
    /// One thing that can be wrong. In the order in which they are shown, group by group.
    pub enum Entry {
        ScopeMissing,
        Expired,
        OwnerDiffers,
        NotWhole,
        WrongKind,
        RegistryRefuses,
        SsoRequired,
        ClassicForbidden,
        LifetimeTooLong,
        TooManyScopes,

        NoAccess,
        NotPublic,
        NotAMember,
        AccountUnknown,
        ManagedUser,
        ImageUnknown,
        OwnerNotWritable,

        NotSupported,
        ChangeVisibility,

        Network,
        Outage,
        RateLimited,
        LoginLockout,
        AddressRefused,
    }
}

/// What a report says of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryNews {
    /// This is what is wrong, or deserves a look.
    Found,
    /// Checked just now: fine.
    Fine,
}

impl Group {
    /// Its entries, in order.
    pub fn entries(self) -> impl Iterator<Item = Entry> {
        Entry::ALL.iter().copied().filter(move |it| it.group() == self)
    }
}

impl Entry {
    /// Where it stands.
    #[must_use]
    pub const fn group(self) -> Group {
        match self {
            Self::ScopeMissing
            | Self::Expired
            | Self::OwnerDiffers
            | Self::NotWhole
            | Self::WrongKind
            | Self::RegistryRefuses
            | Self::SsoRequired
            | Self::ClassicForbidden
            | Self::LifetimeTooLong
            | Self::TooManyScopes => Group::AuthenticationFails,
            Self::NoAccess
            | Self::NotPublic
            | Self::NotAMember
            | Self::AccountUnknown
            | Self::ManagedUser
            | Self::ImageUnknown
            | Self::OwnerNotWritable => Group::NotFound,
            Self::NotSupported | Self::ChangeVisibility => Group::PrivateImages,
            Self::Network | Self::Outage | Self::RateLimited | Self::LoginLockout | Self::AddressRefused => {
                Group::Connection
            }
        }
    }

    /// Its part of the address, which never changes: `/troubleshooting#scope-missing`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::ScopeMissing => "scope-missing",
            Self::Expired => "expired",
            Self::OwnerDiffers => "owner-differs",
            Self::NotWhole => "not-whole",
            Self::WrongKind => "wrong-kind",
            Self::RegistryRefuses => "registry-refuses",
            Self::SsoRequired => "sso-required",
            Self::ClassicForbidden => "classic-forbidden",
            Self::LifetimeTooLong => "lifetime-too-long",
            Self::TooManyScopes => "too-many-scopes",
            Self::NoAccess => "no-access",
            Self::NotPublic => "not-public",
            Self::NotAMember => "not-a-member",
            Self::AccountUnknown => "account-unknown",
            Self::ManagedUser => "managed-user",
            Self::ImageUnknown => "image-unknown",
            Self::OwnerNotWritable => "owner-not-writable",
            Self::NotSupported => "not-supported",
            Self::ChangeVisibility => "change-visibility",
            Self::Network => "network",
            Self::Outage => "outage",
            Self::RateLimited => "rate-limited",
            Self::LoginLockout => "login-lockout",
            Self::AddressRefused => "address-refused",
        }
    }

    /// The entry of that address.
    #[must_use]
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.slug() == slug)
    }

    /// The entry about a cause; none where nothing is wrong.
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
            Cause::GithubOutage | Cause::AnswerUnclear | Cause::RegistryUnclear | Cause::CountIncomplete => {
                Self::Outage
            }
            Cause::RateLimited | Cause::SecondaryRateLimited => Self::RateLimited,
            Cause::LoginLockout => Self::LoginLockout,
            Cause::ExpiredOrRevoked
            | Cause::NotAccepted
            | Cause::ExpiresSoon
            | Cause::Expired
            | Cause::ExpiryNotTold => Self::Expired,
            Cause::ReadPackagesMissing | Cause::ScopesNotTold => Self::ScopeMissing,
            Cause::ExcessScopes => Self::TooManyScopes,
            Cause::OwnerDiffers => Self::OwnerDiffers,
            Cause::NotAMember | Cause::MembershipPending | Cause::MembershipNotTold => Self::NotAMember,
            Cause::SsoRequired | Cause::SsoHidesSome => Self::SsoRequired,
            Cause::ClassicTokensForbidden => Self::ClassicForbidden,
            Cause::LifetimeTooLong => Self::LifetimeTooLong,
            Cause::IpNotAllowed => Self::AddressRefused,
            Cause::NoPackagesVisible | Cause::ListingRefused | Cause::PullDenied => Self::NoAccess,
            Cause::OnlyUnsupportedPackages | Cause::SomeUnsupportedPackages | Cause::ImageNotSupported => {
                Self::NotSupported
            }
            Cause::RegistryRefusesToken | Cause::TokenMakesItWorse => Self::RegistryRefuses,
            Cause::ManifestUnknown | Cause::AbsentOrUnreadable => Self::ImageUnknown,
            Cause::OwnerNotWritable => Self::OwnerNotWritable,
            Cause::HiddenOrAbsent => Self::NotPublic,
            // The image is as it should be: public, or not public and read with the token.
            Cause::NoTokenNeeded | Cause::TokenNeeded => return None,
            // The question does not apply to this kind of account, or there is nothing to ask about.
            Cause::UserNamespace | Cause::OrganizationNamespace => return None,
            Cause::NothingToCount | Cause::NoImageToTry | Cause::NoToken => return None,
            // The earlier check has its own entry, which is the one to open.
            Cause::EarlierFailure | Cause::EarlierUnknown => return None,
        })
    }

    /// The entry about a check, where no cause says more precisely what is wrong.
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

    /// The entry that explains a remedy.
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
            RemedyAction::ChangeVisibility => Self::ChangeVisibility,
            RemedyAction::CheckImage => Self::ImageUnknown,
            RemedyAction::RemoveToken => Self::RegistryRefuses,
            RemedyAction::MoveToOtherOwner => Self::OwnerNotWritable,
            RemedyAction::WaitAndRetry => Self::RateLimited,
            RemedyAction::CheckNetwork => Self::Network,
            RemedyAction::CheckGithubStatus => Self::Outage,
        }
    }

    /// The entry that a check of a report opens; none where it passed or was not asked.
    #[must_use]
    pub fn of_finding(check: &Check) -> Option<Self> {
        match (check.outcome, check.cause) {
            (Outcome::Pass | Outcome::Skipped, _) => None,
            (Outcome::Warn | Outcome::Fail | Outcome::Unknown, Some(cause)) => Self::of_cause(cause),
            (Outcome::Warn | Outcome::Fail | Outcome::Unknown, None) => Some(Self::of_check(check.code)),
        }
    }

    /// The checks that detect it.
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
            Self::ClassicForbidden | Self::LifetimeTooLong | Self::AddressRefused => &[CheckCode::OrgPolicy],
            Self::NoAccess => &[CheckCode::PackagesList, CheckCode::ImagePull],
            Self::NotPublic => &[CheckCode::ImageAnonymous],
            Self::NotAMember => &[CheckCode::OrgMembership],
            Self::AccountUnknown | Self::ManagedUser => {
                &[CheckCode::UsernameFormat, CheckCode::AccountExists]
            }
            Self::ImageUnknown | Self::OwnerNotWritable => &[CheckCode::ImagePull, CheckCode::ImageAnonymous],
            Self::NotSupported | Self::ChangeVisibility => &[CheckCode::PackagesVisibility],
            Self::Network | Self::Outage | Self::RateLimited | Self::LoginLockout => {
                &[CheckCode::GithubReachable]
            }
        }
    }

    /// What `report` says of it: found, where a check failed or warned because of it; fine, where all of its checks that
    /// were asked have passed, and at least one was. Nothing where it cannot be told.
    #[must_use]
    pub fn news(self, report: &Report) -> Option<EntryNews> {
        let mut named = report.checks.iter().filter(|check| self.is_named_by(check)).peekable();
        if named.peek().is_some() {
            let is_sure = |check: &Check| matches!(check.outcome, Outcome::Warn | Outcome::Fail);
            return named.any(is_sure).then_some(EntryNews::Found);
        }
        let asked = self.checks().iter().filter_map(|code| report.check(*code));
        let mut asked = asked.filter(|check| check.outcome != Outcome::Skipped).peekable();
        (asked.peek().is_some() && asked.all(|check| check.outcome == Outcome::Pass))
            .then_some(EntryNews::Fine)
    }

    /// By its cause; how to change a visibility is about no cause, but a remedy.
    fn is_named_by(self, check: &Check) -> bool {
        let remedy = check.remedy.as_ref().map(|it| it.action);
        let is_named_by_remedy =
            self == Self::ChangeVisibility && remedy == Some(RemedyAction::ChangeVisibility);
        is_named_by_remedy || Self::of_finding(check) == Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::Remedy;

    #[test]
    fn the_causes_without_an_entry_are_those_that_say_that_nothing_is_wrong() {
        let without: Vec<_> =
            Cause::ALL.iter().copied().filter(|cause| Entry::of_cause(*cause).is_none()).collect();
        assert_eq!(
            without,
            [
                Cause::NoTokenNeeded,
                Cause::TokenNeeded,
                Cause::UserNamespace,
                Cause::NothingToCount,
                Cause::NoImageToTry,
                Cause::EarlierFailure,
                Cause::NoToken,
                Cause::OrganizationNamespace,
                Cause::EarlierUnknown,
            ]
        );
    }

    #[test]
    fn every_entry_is_reached_and_no_other() {
        let by_causes = Cause::ALL.iter().filter_map(|cause| Entry::of_cause(*cause));
        let by_checks = CheckCode::ALL.iter().map(|code| Entry::of_check(*code));
        let by_remedies = RemedyAction::ALL.iter().map(|action| Entry::of_remedy(*action));
        let reached: Vec<_> = by_causes.chain(by_checks).chain(by_remedies).collect();
        for entry in Entry::ALL {
            assert!(reached.contains(entry), "nothing leads to {entry:?}");
        }
    }

    #[test]
    fn the_way_leads_back_from_each_entry_to_its_checks() {
        for code in CheckCode::ALL {
            assert!(Entry::of_check(*code).checks().contains(code), "{code}");
        }
        for entry in Entry::ALL {
            assert!(!entry.checks().is_empty(), "{entry:?}");
        }
    }

    #[test]
    fn addresses_are_distinct_and_need_no_escaping() {
        for (i, entry) in Entry::ALL.iter().enumerate() {
            let slug = entry.slug();
            assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{slug}");
            assert!(Entry::ALL[..i].iter().all(|before| before.slug() != slug), "{slug}");
            assert_eq!(Entry::of_slug(slug), Some(*entry));
        }
        assert_eq!(Entry::of_slug(""), None);
    }

    #[test]
    fn the_groups_hold_all_entries_in_order() {
        let in_groups: Vec<_> = Group::ALL.iter().flat_map(|group| group.entries()).collect();
        assert_eq!(in_groups, Entry::ALL);
    }

    fn report(checks: &[Check]) -> Report {
        Report::conclude(checks.to_vec(), 0, 0)
    }

    #[test]
    fn a_failed_check_opens_the_entry_of_its_cause() {
        let failed = Check::new(CheckCode::OrgPolicy, Outcome::Fail);
        assert_eq!(Entry::of_finding(&failed), Some(Entry::ClassicForbidden));
        assert_eq!(Entry::of_finding(&failed.because(Cause::IpNotAllowed)), Some(Entry::AddressRefused));
        assert_eq!(Entry::of_finding(&Check::new(CheckCode::OrgPolicy, Outcome::Pass)), None);
        assert_eq!(Entry::of_finding(&Check::skipped(CheckCode::OrgPolicy, Cause::NoToken)), None);
    }

    #[test]
    fn an_entry_says_found_only_when_it_is_the_one() {
        let report = report(&[Check::new(CheckCode::OrgPolicy, Outcome::Fail).because(Cause::IpNotAllowed)]);
        assert_eq!(Entry::AddressRefused.news(&report), Some(EntryNews::Found));
        // The same check would have told of this one first, or not: nobody knows.
        assert_eq!(Entry::ClassicForbidden.news(&report), None);
    }

    #[test]
    fn an_entry_says_fine_only_when_all_that_was_asked_has_passed() {
        let accepted = Check::new(CheckCode::TokenAccepted, Outcome::Pass);
        let untold = Check::new(CheckCode::TokenExpiry, Outcome::Unknown).because(Cause::ExpiryNotTold);
        let skipped = Check::skipped(CheckCode::TokenExpiry, Cause::EarlierUnknown);
        let news = |checks: &[Check]| Entry::Expired.news(&report(checks));
        assert_eq!(
            news(&[accepted.clone(), Check::new(CheckCode::TokenExpiry, Outcome::Pass)]),
            Some(EntryNews::Fine)
        );
        assert_eq!(news(&[accepted.clone(), skipped.clone()]), Some(EntryNews::Fine));
        assert_eq!(news(&[accepted, untold]), None);
        assert_eq!(news(&[skipped]), None);
        assert_eq!(news(&[]), None);
    }

    #[test]
    fn a_limit_that_stopped_a_later_check_is_not_fine() {
        let report = report(&[
            Check::new(CheckCode::GithubReachable, Outcome::Pass),
            Check::new(CheckCode::PackagesList, Outcome::Unknown).because(Cause::RateLimited),
        ]);
        assert_eq!(Entry::RateLimited.news(&report), None);
        assert_eq!(Entry::Outage.news(&report), Some(EntryNews::Fine));
    }

    #[test]
    fn how_to_change_a_visibility_is_found_by_its_remedy() {
        let report = report(&[Check::new(CheckCode::PackagesVisibility, Outcome::Fail)
            .because(Cause::OnlyUnsupportedPackages)
            .with_remedy(Remedy::from(RemedyAction::ChangeVisibility))]);
        assert_eq!(Entry::NotSupported.news(&report), Some(EntryNews::Found));
        assert_eq!(Entry::ChangeVisibility.news(&report), Some(EntryNews::Found));
    }
}
