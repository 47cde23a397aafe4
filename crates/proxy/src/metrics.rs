//! What the service counts and times, for Prometheus.
//!
//! To add a metric: a field with its name and help text in [`Metrics::new`], a method that counts
//! it, and a line in `docs/operations.md`. Labels are those of
//! [`labels`], whose values are all known beforehand: no label holds a name, a token or an image.

mod labels;
mod register;
mod saved;

pub(crate) use labels::{CallEnd, HostKind, Limit, Retested};
pub(crate) use saved::SavedMetrics;

use axum::http::{Method, StatusCode};
use ghcr_contract::{CheckCode, Report};
use labels::{BuildLabel, CallLabels, HostLabel, LimitLabel, RequestLabels, RouteLabels};
use labels::{VerdictLabels, method_name, status_class};
use prometheus_client::encoding::{prometheus_text, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use register::{Histograms, register, register_duration, register_durations};
use std::fmt;
use std::time::Duration;

/// Every metric of this process.
#[derive(Debug)]
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    request_duration: Histograms<RouteLabels>,
    verdicts: Family<VerdictLabels, Counter>,
    diagnosis_duration: Histogram,
    upstream_calls: Family<CallLabels, Counter>,
    upstream_call_duration: Histograms<HostLabel>,
    refusals: Family<LimitLabel, Counter>,
    diagnoses_under_way: Gauge,
    diagnoses_waiting: Gauge,
    saved: Option<SavedMetrics>,
}

/// How many diagnoses there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Queue {
    pub(crate) under_way: usize,
    pub(crate) waiting: usize,
}

/// The formats in which metrics are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// OpenMetrics 1.0.
    OpenMetrics,
    /// Prometheus's own text format, 0.0.4.
    Prometheus,
}

impl Metrics {
    /// Nothing counted yet. What is about saved registries is there only if some are saved.
    pub(crate) fn new(saves_registries: bool) -> Self {
        let mut registry = Registry::with_prefix("ghcr_connect");
        let of = &mut registry;
        let build: Family<BuildLabel, Gauge> =
            register(of, "build_info", "The version that runs; always 1");
        build.get_or_create(&BuildLabel { version: env!("CARGO_PKG_VERSION") }).set(1);
        let refusals: Family<LimitLabel, Counter> =
            register(of, "refusals", "Refused requests and connections by the limit reached");
        // From the start, so that the first refusal is an increase.
        for limit in Limit::ALL {
            refusals.get_or_create(&LimitLabel { limit: limit.as_str() }).inc_by(0);
        }
        Self {
            requests: register(of, "http_requests", "Answered requests"),
            request_duration: register_durations(
                of,
                "http_request_duration",
                "Time from a request's head to its answer's head",
            ),
            refusals,
            verdicts: register(
                of,
                "verdicts",
                "Ended diagnoses by verdict and by the check that explains it",
            ),
            diagnosis_duration: register_duration(
                of,
                "diagnosis_duration",
                "Time of a diagnosis without its wait in the queue",
            ),
            diagnoses_under_way: register(of, "diagnoses_under_way", "Diagnoses under way"),
            diagnoses_waiting: register(of, "diagnoses_waiting", "Diagnoses in the queue"),
            upstream_calls: register(
                of,
                "upstream_calls",
                "Ended calls to GitHub's API and to the registry by status",
            ),
            upstream_call_duration: register_durations(
                of,
                "upstream_call_duration",
                "Time of a call to GitHub's API or to the registry",
            ),
            saved: saves_registries.then(|| SavedMetrics::register(of)),
            registry,
        }
    }

    /// A request was answered. `route` is the pattern of its address, not the address.
    pub(crate) fn count_request(
        &self,
        route: &str,
        method: &Method,
        status: StatusCode,
        took: Duration,
    ) {
        let (method, route) = (method_name(method), route.to_owned());
        let labels = RequestLabels { route: route.clone(), method, status: status_class(status) };
        self.requests.get_or_create(&labels).inc();
        let duration = self.request_duration.get_or_create(&RouteLabels { route, method });
        duration.observe(took.as_secs_f64());
    }

    /// A diagnosis has ended.
    pub(crate) fn count_report(&self, report: &Report) {
        let headline = report.headline.map_or("none", CheckCode::as_str);
        let labels = VerdictLabels { verdict: report.verdict.as_str(), headline };
        self.verdicts.get_or_create(&labels).inc();
        let took = Duration::from_millis(report.elapsed_ms);
        self.diagnosis_duration.observe(took.as_secs_f64());
    }

    /// A call to an upstream has ended with that status, with a failure, or because nobody waits
    /// for it any more.
    pub(crate) fn count_call(&self, host: HostKind, ended: CallEnd, took: Duration) {
        let host = host.as_str();
        self.upstream_calls.get_or_create(&CallLabels { host, status: ended.as_str() }).inc();
        let duration = self.upstream_call_duration.get_or_create(&HostLabel { host });
        duration.observe(took.as_secs_f64());
    }

    /// Somebody was refused because of that limit.
    pub(crate) fn count_refusal(&self, limit: Limit) {
        self.refusals.get_or_create(&LimitLabel { limit: limit.as_str() }).inc();
    }

    /// Those of saved registries, if some are saved.
    pub(crate) fn saved(&self) -> Option<&SavedMetrics> {
        self.saved.as_ref()
    }

    /// Writes all metrics, with the queue as it is now.
    ///
    /// # Errors
    /// When a metric cannot be written.
    pub(crate) fn encode(&self, format: Format, queue: Queue) -> Result<String, fmt::Error> {
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        self.diagnoses_under_way.set(count(queue.under_way));
        self.diagnoses_waiting.set(count(queue.waiting));
        let mut written = String::new();
        match format {
            Format::OpenMetrics => text::encode(&mut written, &self.registry)?,
            Format::Prometheus => prometheus_text::encode(&mut written, &self.registry)?,
        }
        Ok(written)
    }
}

#[cfg(test)]
mod tests;
