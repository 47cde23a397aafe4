//! Metrics in the text format of OpenMetrics, which Prometheus reads.
//!
//! To add one: a field in [`Metrics`], its registration in [`Metrics::new`] with a name and a help
//! text, and a line in `docs/operations.md`. What the database knows is counted at each scrape, so
//! all replicas tell the same and one of them is enough to ask.

use crate::clock::Clock;
use crate::registries::SavedRegistries;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use ghcr_registry_store::Counts;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;
use std::sync::Arc;

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// A gauge for each value of one label.
type Labelled = Family<Vec<(&'static str, String)>, Gauge>;

/// What is measured, and where it is read.
pub(crate) struct Metrics {
    registry: Registry,
    saved: Option<SavedRegistries>,
    clock: Clock,
    registries: Labelled,
    tokens_expiring: Labelled,
    tests_overdue: Gauge,
    webhooks_waiting: Gauge,
    webhook_dead_letters: Gauge,
}

impl Metrics {
    pub(crate) fn new(saved: Option<SavedRegistries>, clock: Clock) -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("ghcr_connect"),
            saved,
            clock,
            registries: Family::default(),
            tokens_expiring: Family::default(),
            tests_overdue: Gauge::default(),
            webhooks_waiting: Gauge::default(),
            webhook_dead_letters: Gauge::default(),
        };
        if metrics.saved.is_some() {
            metrics.register_registries();
        }
        metrics
    }

    fn register_registries(&mut self) {
        let registry = &mut self.registry;
        registry.register("registries", "Saved registries by state", self.registries.clone());
        registry.register(
            "tokens_expiring",
            "Tokens of saved registries that end within so many days",
            self.tokens_expiring.clone(),
        );
        registry.register(
            "tests_overdue",
            "Tests of saved registries that have been due for more than ten minutes",
            self.tests_overdue.clone(),
        );
        registry.register(
            "webhooks_waiting",
            "Webhooks that wait for their next attempt",
            self.webhooks_waiting.clone(),
        );
        registry.register(
            "webhook_dead_letters",
            "Webhooks that are not sent again by themselves",
            self.webhook_dead_letters.clone(),
        );
    }

    fn set(&self, counts: &Counts) {
        for (state, count) in &counts.registries {
            let label = vec![("state", state.as_str().to_owned())];
            self.registries.get_or_create(&label).set(*count);
        }
        for (days, count) in &counts.tokens_expiring {
            let label = vec![("within_days", days.to_string())];
            self.tokens_expiring.get_or_create(&label).set(*count);
        }
        self.tests_overdue.set(counts.overdue_tests);
        self.webhooks_waiting.set(counts.webhooks_waiting);
        self.webhook_dead_letters.set(counts.dead_letters);
    }
}

/// `GET /metrics`. A database that does not answer is a failed scrape: old numbers would look well.
pub(super) async fn handler(State(metrics): State<Arc<Metrics>>) -> Response {
    if let Some(saved) = &metrics.saved {
        match saved.counts(metrics.clock.now()).await {
            Ok(counts) => metrics.set(&counts),
            Err(error) => {
                tracing::warn!(%error, "saved registries cannot be counted");
                return StatusCode::SERVICE_UNAVAILABLE.into_response();
            }
        }
    }
    let mut text = String::new();
    if encode(&mut text, &metrics.registry).is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    ([(header::CONTENT_TYPE, OPEN_METRICS)], text).into_response()
}
