//! What is done for all saved registries from time to time, by one replica each time: expiry
//! reminders are written, and what is old is deleted.

use super::Registries;
use super::schedule::DAY;
use super::watch::ACTOR;
use crate::background::Stop;
use ghcr_registry_store::{Error, Purge, Stamp, Turn};
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
    if !store.take_turn(Turn::Reminders, now, REMINDERS).await? {
        return Ok(());
    }
    let count = store.remind(MOST_REMINDERS, Stamp { actor: ACTOR, at: now }).await?;
    if count > 0 {
        tracing::info!(count, "tokens of saved registries expire soon");
    }
    Ok(())
}

async fn purge(registries: &Registries, now: i64) -> Result<(), Error> {
    let store = &registries.saved.store;
    if !store.take_turn(Turn::Purge, now, PURGE).await? {
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
    tracing::info!(?purged, "deleted what is old");
    Ok(())
}
