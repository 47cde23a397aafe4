//! The status that a report gives to a troubleshooting entry.

use crate::help::Entry;
use ghcr_contract::{Check, Outcome, RemedyAction, Report};

/// The status that a report gives to a troubleshooting entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryStatus {
    /// A check failed ([`Outcome::Fail`]) or warned ([`Outcome::Warn`]) because of this.
    Found(Outcome),
    /// All checks that detect this passed.
    Fine,
}

impl Entry {
    /// Returns the entry that explains the result of `check`: `None` if it passed or was skipped.
    #[must_use]
    pub fn of_finding(check: &Check) -> Option<Self> {
        match (check.outcome, check.cause) {
            (Outcome::Pass | Outcome::Skipped, _) => None,
            (Outcome::Warn | Outcome::Fail | Outcome::Unknown, Some(cause)) => {
                Self::of_cause(cause)
            }
            (Outcome::Warn | Outcome::Fail | Outcome::Unknown, None) => {
                Some(Self::of_check(check.code))
            }
        }
    }

    /// Returns the status of this entry in `report`.
    ///
    /// It is found if a check failed or warned because of it. It is fine if at least one of its
    /// checks ran, and all that ran passed. Otherwise the report does not tell: `None`.
    /// [`Entry::ChangeVisibility`] describes a remedy, not a problem, so it is never fine.
    #[must_use]
    pub fn status(self, report: &Report) -> Option<EntryStatus> {
        let named = || report.checks.iter().filter(|check| self.is_named_by(check));
        if named().next().is_some() {
            let has_outcome = |outcome: &Outcome| named().any(|check| check.outcome == *outcome);
            return [Outcome::Fail, Outcome::Warn]
                .into_iter()
                .find(has_outcome)
                .map(EntryStatus::Found);
        }
        if self == Self::ChangeVisibility {
            return None;
        }
        let checks = self.checks().iter().filter_map(|code| report.check(*code));
        let mut ran = checks.filter(|check| check.outcome != Outcome::Skipped).peekable();
        (ran.peek().is_some() && ran.all(|check| check.outcome == Outcome::Pass))
            .then_some(EntryStatus::Fine)
    }

    /// Returns true if the cause of `check` belongs to this entry. No cause belongs to
    /// [`Entry::ChangeVisibility`]; its remedy does.
    fn is_named_by(self, check: &Check) -> bool {
        let remedy = check.remedy.as_ref().map(|remedy| remedy.action);
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
    fn a_failed_check_leads_to_the_entry_of_its_cause() {
        let failed = Check::new(CheckCode::OrgPolicy, Outcome::Fail);
        assert_eq!(Entry::of_finding(&failed), Some(Entry::ClassicForbidden));
        assert_eq!(
            Entry::of_finding(&failed.because(Cause::IpNotAllowed)),
            Some(Entry::AddressRefused)
        );
        assert_eq!(Entry::of_finding(&Check::new(CheckCode::OrgPolicy, Outcome::Pass)), None);
        assert_eq!(Entry::of_finding(&Check::skipped(CheckCode::OrgPolicy, Cause::NoToken)), None);
    }

    #[test]
    fn an_entry_is_found_only_if_the_cause_names_it() {
        let report =
            report(&[Check::new(CheckCode::OrgPolicy, Outcome::Fail).because(Cause::IpNotAllowed)]);
        assert_eq!(Entry::AddressRefused.status(&report), Some(EntryStatus::Found(Outcome::Fail)));
        // Both entries have the same check, which stopped at its first finding.
        assert_eq!(Entry::ClassicForbidden.status(&report), None);
    }

    #[test]
    fn an_entry_is_fine_only_if_all_checks_that_ran_have_passed() {
        let accepted = Check::new(CheckCode::TokenAccepted, Outcome::Pass);
        let unknown =
            Check::new(CheckCode::TokenExpiry, Outcome::Unknown).because(Cause::ExpiryNotTold);
        let skipped = Check::skipped(CheckCode::TokenExpiry, Cause::EarlierUnknown);
        let status = |checks: &[Check]| Entry::Expired.status(&report(checks));
        assert_eq!(
            status(&[accepted.clone(), Check::new(CheckCode::TokenExpiry, Outcome::Pass)]),
            Some(EntryStatus::Fine)
        );
        assert_eq!(status(&[accepted.clone(), skipped.clone()]), Some(EntryStatus::Fine));
        assert_eq!(status(&[accepted, unknown]), None);
        assert_eq!(status(&[skipped]), None);
        assert_eq!(status(&[]), None);
    }

    #[test]
    fn a_limit_that_stopped_a_later_check_is_not_fine() {
        let report = report(&[
            Check::new(CheckCode::GithubReachable, Outcome::Pass),
            Check::new(CheckCode::PackagesList, Outcome::Unknown).because(Cause::RateLimited),
        ]);
        assert_eq!(Entry::RateLimited.status(&report), None);
        assert_eq!(Entry::Outage.status(&report), Some(EntryStatus::Fine));
    }

    #[test]
    fn changing_a_visibility_is_found_by_its_remedy() {
        let report = report(&[Check::new(CheckCode::PackagesVisibility, Outcome::Fail)
            .because(Cause::OnlyUnsupportedPackages)
            .with_remedy(Remedy::from(RemedyAction::ChangeVisibility))]);
        assert_eq!(Entry::NotSupported.status(&report), Some(EntryStatus::Found(Outcome::Fail)));
        assert_eq!(
            Entry::ChangeVisibility.status(&report),
            Some(EntryStatus::Found(Outcome::Fail))
        );
    }

    #[test]
    fn a_remedy_is_never_fine() {
        let report = report(&[Check::new(CheckCode::PackagesVisibility, Outcome::Pass)]);
        assert_eq!(Entry::NotSupported.status(&report), Some(EntryStatus::Fine));
        assert_eq!(Entry::ChangeVisibility.status(&report), None);
    }
}
