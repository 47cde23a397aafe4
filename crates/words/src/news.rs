//! What a report says of an entry of the troubleshooting.

use crate::help::Entry;
use ghcr_contract::{Check, Outcome, RemedyAction, Report};

/// What a report says of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryNews {
    /// This is what is wrong, as [`Outcome::Fail`], or deserves a look, as [`Outcome::Warn`].
    Found(Outcome),
    /// Checked just now: fine.
    Fine,
}

impl Entry {
    /// The entry that a check of a report opens; none where it passed or was not asked.
    #[must_use]
    pub fn of_finding(check: &Check) -> Option<Self> {
        match (check.outcome, check.cause) {
            (Outcome::Pass | Outcome::Skipped, _) => None,
            (Outcome::Warn | Outcome::Fail | Outcome::Unknown, Some(cause)) => Self::of_cause(cause),
            (Outcome::Warn | Outcome::Fail | Outcome::Unknown, None) => Some(Self::of_check(check.code)),
        }
    }

    /// What `report` says of it: found, where a check failed or warned because of it; fine, where all of its checks that
    /// were asked have passed, and at least one was. Nothing where it cannot be told, or where it is not something wrong but a way
    /// out.
    #[must_use]
    pub fn news(self, report: &Report) -> Option<EntryNews> {
        let named = || report.checks.iter().filter(|check| self.is_named_by(check));
        if named().next().is_some() {
            let is_so = |outcome: &Outcome| named().any(|check| check.outcome == *outcome);
            return [Outcome::Fail, Outcome::Warn].into_iter().find(is_so).map(EntryNews::Found);
        }
        if self == Self::ChangeVisibility {
            return None;
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
    use ghcr_contract::{Cause, CheckCode, Remedy};

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
        assert_eq!(Entry::AddressRefused.news(&report), Some(EntryNews::Found(Outcome::Fail)));
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
        assert_eq!(Entry::NotSupported.news(&report), Some(EntryNews::Found(Outcome::Fail)));
        assert_eq!(Entry::ChangeVisibility.news(&report), Some(EntryNews::Found(Outcome::Fail)));
    }

    #[test]
    fn a_way_out_is_not_fine() {
        let report = report(&[Check::new(CheckCode::PackagesVisibility, Outcome::Pass)]);
        assert_eq!(Entry::NotSupported.news(&report), Some(EntryNews::Fine));
        assert_eq!(Entry::ChangeVisibility.news(&report), None);
    }
}
