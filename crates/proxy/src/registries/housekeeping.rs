//! What is done for all saved registries from time to time, by one replica each time: expiry
//! reminders are written, and what is old is deleted.

use super::caller::WATCH;
use super::schedule::DAY;
use super::state::Registries;
use crate::stop::Stop;
use ghcr_registry_store::{Error, Purge, SharedTask, Stamp};
use std::time::Duration;

/// How often it is looked for expiry reminders. They are about days.
const REMINDERS: Duration = Duration::from_secs(5 * 60);
/// How many reminders one look writes; the next look writes those that are left.
const MOST_REMINDERS: u32 = 500;
/// How often what is old is deleted.
const PURGE: Duration = Duration::from_secs(24 * 60 * 60);
/// How often a replica tries to have a turn.
const LOOK: Duration = Duration::from_secs(60);

/// How long a removed registry can be restored, in seconds.
const REMOVED: i64 = 30 * DAY;
/// How long the history is kept.
const HISTORY: i64 = 365 * DAY;
/// How long an idempotency key is remembered.
const IDEMPOTENCY_KEYS: i64 = 2 * DAY;
/// How long a dead letter can be sent again.
const WEBHOOKS: i64 = 30 * DAY;

/// Does it until the service stops.
pub(crate) async fn run(registries: Registries, mut stop: Stop) {
    let mut wait = Duration::ZERO;
    while stop.is_running_after(wait).await {
        let now = registries.now();
        if let Err(error) = remind(&registries, now).await {
            tracing::warn!(%error, "expiry reminders cannot be written");
        }
        if let Err(error) = purge(&registries, now).await {
            tracing::warn!(%error, "what is old cannot be deleted");
        }
        wait = LOOK;
    }
}

async fn remind(registries: &Registries, now: i64) -> Result<(), Error> {
    let store = &registries.saved.store;
    if !store.take_turn(SharedTask::Reminders, now, REMINDERS).await? {
        return Ok(());
    }
    let count = store.remind(MOST_REMINDERS, Stamp { actor: WATCH, at: now }).await?;
    if count > 0 {
        tracing::info!(count, "tokens of saved registries expire soon");
    }
    Ok(())
}

async fn purge(registries: &Registries, now: i64) -> Result<(), Error> {
    let store = &registries.saved.store;
    if !store.take_turn(SharedTask::Purge, now, PURGE).await? {
        return Ok(());
    }
    let purged = store
        .purge(Purge {
            removed_before: now - REMOVED,
            history_before: now - HISTORY,
            idempotency_keys_before: now - IDEMPOTENCY_KEYS,
            webhooks_before: now - WEBHOOKS,
        })
        .await?;
    let limits = match store.shared_limits() {
        Some(limits) => limits.purge().await?,
        None => 0,
    };
    tracing::info!(?purged, limits, "deleted what is old");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::test_world::{GOOD, NOW, World, read, save, tenant};
    use super::*;
    use ghcr_contract::{Check, CheckCode, CheckEvidence, Outcome, Report};
    use ghcr_registry_store::{HistoryKind, TestResult};

    #[tokio::test]
    async fn a_token_that_ends_soon_is_in_the_history_once_without_any_webhook() {
        let world = World::sqlite().await;
        let registries = world.replica(NOW, "86400").await;
        let id = save(&registries, Some(&GOOD)).await;
        let evidence = CheckEvidence { expires_at: Some(NOW + 5 * DAY), ..Default::default() };
        let check = Check::new(CheckCode::TokenExpiry, Outcome::Pass).with_evidence(evidence);
        let report = Report::conclude(vec![check], 1, 1);
        let result =
            TestResult { report: &report, tested_version: 1, next_test_at: None, lease: None };
        let tenant = tenant(&registries.saved.store);
        tenant.record_test(id, result, Stamp { actor: WATCH, at: NOW }).await.unwrap();
        for now in (NOW..NOW + 2 * DAY).step_by(3_600) {
            remind(&registries, now).await.unwrap();
        }
        let entries = tenant.history(id, None, 50).await.unwrap().entries;
        let kinds: Vec<_> = entries.iter().map(|it| it.kind).collect();
        assert_eq!(kinds, [HistoryKind::ExpiryReminder, HistoryKind::Tested, HistoryKind::Created]);
    }

    #[tokio::test]
    async fn what_was_removed_is_kept_for_thirty_days() {
        let world = World::sqlite().await;
        let registries = world.replica(NOW, "86400").await;
        let (removed, kept) = (save(&registries, None).await, save(&registries, None).await);
        let tenant = tenant(&registries.saved.store);
        let stamp = Stamp { actor: "mona", at: NOW };
        tenant.remove(removed, 1, stamp).await.unwrap();
        purge(&registries, NOW + 30 * DAY).await.unwrap();
        tenant.restore(removed, stamp).await.unwrap();
        tenant.remove(removed, 3, stamp).await.unwrap();
        // The turn of the next day.
        purge(&registries, NOW + 31 * DAY).await.unwrap();
        assert!(matches!(tenant.restore(removed, stamp).await, Err(Error::NotFound)));
        assert_eq!(read(&registries, kept).await.id, kept);
    }
}
