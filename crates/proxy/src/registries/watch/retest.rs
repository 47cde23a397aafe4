//! One turn, and one test in it.

use super::super::Registries;
use super::super::caller::WATCH;
use super::super::untestable::Untestable;
use super::super::validate::request_for;
use super::pace::Pace;
use crate::admission::asker::Asker;
use crate::admission::wait::Wait;
use crate::audit;
use crate::connection_test::ConnectionTest;
use crate::metrics::Retested;
use crate::stop::Stop;
use ghcr_contract::Report;
use ghcr_registry_store::{Claim, Error, Registry, SharedTask, Stamp, TestResult};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many tests of one replica are under way at once: a tenth of what it has room for, so that
/// people do not wait.
const AT_ONCE: usize = 32;
/// How long nobody else tests a claimed registry. A test takes ten seconds at the most, and may
/// wait for a place before.
const LEASE: Duration = Duration::from_secs(120);

/// The tests of one replica.
pub(super) struct Retests {
    registries: Registries,
    places: Arc<Semaphore>,
}

/// A registry to test, and the place for it.
pub(super) struct ClaimedTest {
    claim: Claim,
    _place: OwnedSemaphorePermit,
}

/// Why a registry was not tested.
enum Untested {
    /// It is tried again no sooner than then, in seconds since 1970.
    Until(i64),
    /// It was removed or changed meanwhile, or the service stops: nothing has to be put off.
    Released,
    /// The database failed.
    Failed(Error),
}

#[cfg(test)]
impl ClaimedTest {
    pub(super) fn claim(&self) -> &Claim {
        &self.claim
    }
}

impl Retests {
    pub(super) fn new(registries: Registries) -> Self {
        Self { registries, places: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    pub(super) fn now(&self) -> i64 {
        self.registries.now()
    }

    /// Claims what may be tested now; nothing if nothing is due or the turn is another replica's.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) async fn take_turn(&self, now: i64) -> Result<Vec<ClaimedTest>, Error> {
        let saved = &self.registries.saved;
        let free = self.places.available_permits();
        if free == 0 || !saved.store.has_due(now).await? {
            return Ok(Vec::new());
        }
        let pace = Pace::of(saved.store.count_watched(now).await?, saved.schedule);
        if !saved.store.take_turn(SharedTask::Tests, now, pace.length).await? {
            return Ok(Vec::new());
        }
        let most = pace.tests.min(u32::try_from(free).unwrap_or(u32::MAX));
        let claims = saved.store.claim_due(now, most, LEASE).await?;
        let place = || self.places.clone().try_acquire_owned().ok();
        Ok(claims
            .into_iter()
            .filter_map(|claim| Some(ClaimedTest { claim, _place: place()? }))
            .collect())
    }

    /// Tests a registry and records the result, or releases it.
    pub(super) async fn test(self: Arc<Self>, claimed: ClaimedTest, mut stop: Stop) {
        let claim = &claimed.claim;
        let tested = tokio::select! {
            tested = self.try_to_test(claim) => tested,
            () = stop.wait() => Err(Untested::Released),
        };
        self.count(&tested);
        let next_test_at = match tested {
            Ok(()) => return,
            Err(Untested::Until(at)) => Some(at),
            Err(Untested::Released) => None,
            Err(Untested::Failed(error)) => {
                let registry = claim.registry.id;
                tracing::error!(%registry, %error, "a saved registry could not be tested");
                let later = error.is_temporary();
                (!later).then(|| self.now() + self.registries.saved.schedule.interval())
            }
        };
        if let Err(error) = self.registries.saved.store.release(claim, next_test_at).await {
            // It is due again when the lease ends.
            tracing::warn!(%error, "a saved registry could not be released");
        }
    }

    fn count(&self, tested: &Result<(), Untested>) {
        let result = match tested {
            Ok(()) => Retested::Recorded,
            Err(Untested::Until(_)) => Retested::PutOff,
            Err(Untested::Released) => Retested::Released,
            Err(Untested::Failed(_)) => Retested::Failed,
        };
        if let Some(metrics) = self.registries.app.metrics.saved() {
            metrics.count_retest(result);
        }
    }

    async fn try_to_test(&self, claim: &Claim) -> Result<(), Untested> {
        // A refused token is never due. Should it be all the same, it is not asked again.
        if claim.registry.status.is_refusal() {
            let at = self.now() + self.registries.saved.schedule.interval();
            return Err(Untested::Until(at));
        }
        let tenant = self.registries.saved.store.tenant(claim.tenant.clone());
        let revealed = match tenant.reveal_token(claim.registry.id).await {
            Ok(revealed) if self.registries.is_host_of(&revealed.registry) => revealed,
            Ok(revealed) => {
                let reason = Untestable::SavedForOtherHost;
                return self.record_untestable(claim, &revealed.registry, reason).await;
            }
            Err(error) => {
                let reason = Untestable::of_error(&error).ok_or(error)?;
                return self.record_untestable(claim, &claim.registry, reason).await;
            }
        };
        let registry = revealed.registry;
        let request = request_for(&registry, revealed.token);
        let app = self.registries.app.clone();
        let test = ConnectionTest::admit(app, request, Asker::Watch);
        let test = test.map_err(|wait| self.put_off(wait))?;
        let report = test.run(|_| {}).await.map_err(|wait| self.put_off(wait))?;
        self.record(claim, &registry, &report).await
    }

    /// Records that a test was due and not possible: the registry is not what it was.
    async fn record_untestable(
        &self,
        claim: &Claim,
        registry: &Registry,
        reason: Untestable,
    ) -> Result<(), Untested> {
        tracing::error!(registry = %registry.id, ?reason, "a saved registry cannot be tested");
        self.record(claim, registry, &reason.report()).await
    }

    async fn record(
        &self,
        claim: &Claim,
        tested: &Registry,
        report: &Report,
    ) -> Result<(), Untested> {
        audit::validated_saved(WATCH, &claim.tenant, tested.id, report);
        let now = self.now();
        let result = TestResult {
            report: &self.registries.report_to_store(report),
            tested_version: tested.version,
            next_test_at: self.registries.saved.schedule.next_test(tested, report, now),
            lease: Some(claim.lease),
        };
        let tenant = self.registries.saved.store.tenant(claim.tenant.clone());
        let recorded =
            tenant.record_test(tested.id, result, Stamp { actor: WATCH, at: now }).await?;
        if recorded.before != recorded.registry.status {
            let (registry, state) = (tested.id, recorded.registry.status.state.as_str());
            tracing::info!(%registry, state, "a saved registry stands differently");
        }
        Ok(())
    }

    fn put_off(&self, wait: Wait) -> Untested {
        let seconds = i64::try_from(wait.time.as_secs()).unwrap_or(i64::MAX).saturating_add(1);
        Untested::Until(self.now().saturating_add(seconds))
    }
}

impl From<Error> for Untested {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound | Error::VersionConflict { .. } => Self::Released,
            error => Self::Failed(error),
        }
    }
}
