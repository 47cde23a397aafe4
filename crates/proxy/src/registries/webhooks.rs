//! Sends what is in the outbox, at least once.
//!
//! An attempt that fails is followed by another one later, ten in all; then the webhook is a dead
//! letter, which an editor can have sent again.

mod secret;
mod sender;

use super::Registries;
use crate::stop::Stop;
use futures_util::future::join_all;
use ghcr_registry_store::WebhookClaim;
pub use secret::WebhookSecret;
pub(crate) use sender::Sender;
use std::time::Duration;

/// How often it is looked whether something is to be sent.
const LOOK: Duration = Duration::from_secs(1);
/// How many are sent at once.
const AT_ONCE: u32 = 16;
/// How long no other replica sends a claimed webhook: longer than an attempt takes.
const LEASE: Duration = Duration::from_secs(60);
/// How often a webhook is sent before it is a dead letter.
const ATTEMPTS: i64 = 10;
/// Seconds until the second attempt. Each wait is three times the one before, so the last attempt
/// comes after 10 × (3⁹ − 1) / 2 seconds, which are 27 hours.
const FIRST_WAIT: i64 = 10;

/// When to send again after an attempt that failed, with so many before it; none after the last.
fn next_attempt(attempts_before: i64, now: i64) -> Option<i64> {
    let exponent =
        u32::try_from(attempts_before).ok().filter(|_| attempts_before + 1 < ATTEMPTS)?;
    Some(now + FIRST_WAIT * 3_i64.pow(exponent))
}

/// Sends what is due until the service stops.
pub(crate) async fn run(registries: Registries, sender: Sender, mut stop: Stop) {
    while stop.is_running_after(LOOK).await {
        let now = registries.now();
        match registries.saved.store.claim_webhooks(now, AT_ONCE, LEASE).await {
            Ok(claims) => {
                let deliveries = claims.into_iter().map(|it| deliver(&registries, &sender, it));
                join_all(deliveries).await;
            }
            Err(error) => tracing::warn!(%error, "webhooks cannot be read"),
        }
    }
}

async fn deliver(registries: &Registries, sender: &Sender, claim: WebhookClaim) {
    let store = &registries.saved.store;
    let sent = sender.send(&claim.id.to_string(), claim.body.clone(), registries.now()).await;
    if let Some(metrics) = registries.app.metrics.saved() {
        metrics.count_webhook(sent.is_ok());
    }
    let ended = match sent {
        Ok(()) => store.end_webhook(&claim).await,
        Err(failure) => {
            let now = registries.now();
            let next = next_attempt(claim.attempts, now);
            let (webhook, attempts) = (claim.id, claim.attempts + 1);
            let is_dead = next.is_none();
            tracing::warn!(%webhook, %failure, attempts, is_dead, "a webhook was not delivered");
            store.fail_webhook(&claim, &failure.to_string(), now, next).await
        }
    };
    if let Err(error) = ended {
        // It is sent again when the lease ends.
        tracing::warn!(%error, "the end of a webhook cannot be written");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_attempts_take_about_a_day() {
        let mut waits: Vec<i64> = Vec::new();
        while let Some(at) = next_attempt(i64::try_from(waits.len()).unwrap(), 0) {
            waits.push(at);
        }
        assert_eq!(waits, [10, 30, 90, 270, 810, 2_430, 7_290, 21_870, 65_610]);
        assert_eq!(waits.iter().sum::<i64>() / 3_600, 27);
        assert_eq!(next_attempt(i64::MAX - 1, 0), None);
    }
}
