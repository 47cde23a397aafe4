//! The metrics of saved registries.
//!
//! What the database knows is counted at each scrape, so all replicas tell the same. What a replica
//! does is counted as it does it, so theirs add up.

use super::labels::{ResultLabel, Retested};
use super::register::register;
use ghcr_registry_store::Counts;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct StateLabel {
    state: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct DaysLabel {
    within_days: i64,
}

/// What is counted of saved registries.
#[derive(Debug)]
pub(crate) struct SavedMetrics {
    registries: Family<StateLabel, Gauge>,
    tokens_expiring: Family<DaysLabel, Gauge>,
    tests_overdue: Gauge,
    webhooks_waiting: Gauge,
    webhook_dead_letters: Gauge,
    retests: Family<ResultLabel, Counter>,
    webhook_attempts: Family<ResultLabel, Counter>,
}

impl SavedMetrics {
    pub(super) fn register(registry: &mut Registry) -> Self {
        Self {
            registries: register(registry, "registries", "Saved registries by state"),
            tokens_expiring: register(
                registry,
                "tokens_expiring",
                "Tokens of saved registries that end within so many days",
            ),
            tests_overdue: register(
                registry,
                "tests_overdue",
                "Tests of saved registries that have been due for more than ten minutes",
            ),
            webhooks_waiting: register(
                registry,
                "webhooks_waiting",
                "Webhooks that wait for their next attempt",
            ),
            webhook_dead_letters: register(
                registry,
                "webhook_dead_letters",
                "Webhooks that are not sent again by themselves",
            ),
            retests: register(
                registry,
                "retests",
                "Tests that the service made by itself, by what became of them",
            ),
            webhook_attempts: register(
                registry,
                "webhook_attempts",
                "Attempts to deliver a webhook by result",
            ),
        }
    }

    /// Replaces what the database told before.
    pub(crate) fn set(&self, counts: &Counts) {
        for (state, count) in &counts.registries {
            self.registries.get_or_create(&StateLabel { state: state.as_str() }).set(*count);
        }
        for (days, count) in &counts.tokens_expiring {
            self.tokens_expiring.get_or_create(&DaysLabel { within_days: *days }).set(*count);
        }
        self.tests_overdue.set(counts.overdue_tests);
        self.webhooks_waiting.set(counts.webhooks_waiting);
        self.webhook_dead_letters.set(counts.dead_letters);
    }

    /// The service has tested a registry by itself, or tried to.
    pub(crate) fn count_retest(&self, result: Retested) {
        self.retests.get_or_create(&ResultLabel { result: result.as_str() }).inc();
    }

    /// A webhook was sent.
    pub(crate) fn count_webhook(&self, is_delivered: bool) {
        let result = if is_delivered { "delivered" } else { "failed" };
        self.webhook_attempts.get_or_create(&ResultLabel { result }).inc();
    }
}
