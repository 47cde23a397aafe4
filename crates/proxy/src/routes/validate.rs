//! `POST /api/v1/ghcr/validate`: would this account scan?

use crate::judge::{self, Case};
use crate::probe::Probe;
use crate::request_body::RequestBody;
use crate::service::AppState;
use axum::Json;
use axum::extract::State;
use ghcr_contract::Report;
use tokio::time::Instant;

pub(crate) async fn handler(
    State(state): State<AppState>,
    RequestBody(request): RequestBody,
) -> Json<Report> {
    let started = Instant::now();
    let settings = &state.settings;
    let mut probe = Probe::new(&state.upstream, &request);
    let case = Case::before_asking(&request, &settings.policy, &settings.hosts, settings.clock.now());
    if judge::allows_asking(&case) {
        probe.ask_all().await;
    }
    let (evidence, calls) = probe.into_evidence();
    let checks = judge::ladder(&Case { evidence: &evidence, ..case });
    let elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let report = Report::conclude(checks, elapsed_ms, calls);
    tracing::info!(verdict = %report.verdict, headline = ?report.headline, elapsed_ms, calls, "validated");
    Json(report)
}
