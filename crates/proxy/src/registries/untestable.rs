//! Registries that cannot be tested as they are saved.
//!
//! Such a registry does not stay as an earlier test left it: that it cannot be tested is recorded
//! like the result of a test, once, and whoever wants a test is told what to change.

use super::caller::Caller;
use super::state::Registries;
use crate::audit;
use crate::problem::ProblemResponse;
use ghcr_contract::{Cause, Check, CheckCode, Outcome, ProblemCode, Report};
use ghcr_registry_store::{Error, Registry, RegistryId, Revealed, State, Status, TestResult};

/// Why a registry cannot be tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Untestable {
    /// Its token cannot be decrypted.
    CredentialUnreadable,
    /// It was saved for another host than the one that the service is connected to.
    SavedForOtherHost,
}

impl Untestable {
    /// What the error says of the registry whose token was to be opened; none if it says something
    /// of the database.
    pub(super) fn of_error(error: &Error) -> Option<Self> {
        match error {
            Error::TokenDoesNotOpen { .. } | Error::KeysMissing(_) => {
                Some(Self::CredentialUnreadable)
            }
            Error::NotFound
            | Error::VersionConflict { .. }
            | Error::IdempotencyKeyReused
            | Error::TooManyRegistries { .. }
            | Error::Damaged { .. }
            | Error::Random
            | Error::Database(_)
            | Error::NoKey
            | Error::KeyFile { .. }
            | Error::UnknownDatabase
            | Error::Open(_)
            | Error::Migration(_) => None,
        }
    }

    pub(super) const fn problem(self) -> ProblemCode {
        match self {
            Self::CredentialUnreadable => ProblemCode::CredentialUnreadable,
            Self::SavedForOtherHost => ProblemCode::SavedForOtherHost,
        }
    }

    /// How a registry stands that cannot be tested.
    pub(super) const fn status(self) -> Status {
        let (headline, cause) = self.finding();
        Status { state: State::Inconclusive, headline: Some(headline), cause: Some(cause) }
    }

    /// The check that has no answer, and why.
    const fn finding(self) -> (CheckCode, Cause) {
        match self {
            Self::CredentialUnreadable => (CheckCode::TokenAccepted, Cause::CredentialUnreadable),
            Self::SavedForOtherHost => (CheckCode::GithubReachable, Cause::SavedForOtherHost),
        }
    }

    /// An inconclusive report, made without asking anybody: one check has no answer, and those
    /// after it are skipped.
    pub(super) fn report(self) -> Report {
        let (unknown, cause) = self.finding();
        let skipped = |code: &CheckCode| Check::skipped(*code, Cause::EarlierUnknown);
        let after = CheckCode::ALL.iter().skip_while(|code| **code != unknown).skip(1);
        let first = Check::new(unknown, Outcome::Unknown).because(cause);
        Report::conclude([first].into_iter().chain(after.map(skipped)).collect(), 0, 0)
    }
}

impl Registries {
    /// Returns true if the service is connected to the host that the registry was saved for. A
    /// saved token is sent to no other.
    pub(super) fn is_host_of(&self, registry: &Registry) -> bool {
        registry.host == self.saved.host
    }

    /// Opens the token for a test.
    ///
    /// # Errors
    /// When the registry cannot be tested; that is recorded. When there is none.
    pub(super) async fn reveal_for_test(
        &self,
        caller: &Caller,
        id: RegistryId,
    ) -> Result<Revealed, ProblemResponse> {
        let tenant = self.of(caller);
        let (registry, reason) = match tenant.reveal_token(id).await {
            Ok(revealed) if self.is_host_of(&revealed.registry) => return Ok(revealed),
            Ok(revealed) => (revealed.registry, Untestable::SavedForOtherHost),
            Err(error) => match Untestable::of_error(&error) {
                Some(reason) => (tenant.get(id).await?, reason),
                None => return Err(error.into()),
            },
        };
        Err(self.record_untestable(caller, &registry, reason).await?)
    }

    /// Records that the registry cannot be tested, unless that is known, and returns the problem to
    /// answer with.
    ///
    /// # Errors
    /// When the database fails, or somebody has changed the registry meanwhile.
    pub(super) async fn record_untestable(
        &self,
        caller: &Caller,
        registry: &Registry,
        reason: Untestable,
    ) -> Result<ProblemResponse, Error> {
        let report = reason.report();
        tracing::error!(registry = %registry.id, ?reason, "a saved registry cannot be tested");
        // A refusal stays: the token must not be tried again at another time, either.
        if registry.status != reason.status() && !registry.status.is_refusal() {
            audit::validated_saved(&caller.actor, &caller.tenant, registry.id, &report);
            let now = self.now();
            let result = TestResult {
                report: &report,
                tested_version: registry.version,
                next_test_at: self.saved.schedule.next_test(registry, &report, now),
                lease: None,
            };
            self.of(caller).record_test(registry.id, result, caller.stamp(now)).await?;
        }
        Ok(ProblemResponse::new(reason.problem()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_comes_to_the_status() {
        for reason in [Untestable::CredentialUnreadable, Untestable::SavedForOtherHost] {
            let (report, status) = (reason.report(), reason.status());
            assert_eq!(
                (State::from(report.verdict), report.headline),
                (status.state, status.headline)
            );
            assert_eq!(report.checks[0].cause, status.cause);
            let rest = &report.checks[1..];
            assert!(rest.iter().all(|check| check.outcome == Outcome::Skipped), "{rest:?}");
        }
    }
}
