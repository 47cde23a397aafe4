//! `GET /metrics`: in the format of OpenMetrics for who asks for it, as Prometheus does, and in
//! Prometheus's own text format for everybody else.

use super::state::AdminState;
use crate::metrics::Format;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use prometheus_client::encoding::prometheus_text;

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// A database that does not answer is a failed scrape: old numbers would look well.
pub(super) async fn handler(State(state): State<AdminState>, headers: HeaderMap) -> Response {
    let AdminState { app, saved } = &state;
    if let (Some(saved), Some(metrics)) = (saved, app.metrics.saved()) {
        match saved.counts(app.settings.clock.now()).await {
            Ok(counts) => metrics.set(&counts),
            Err(error) => {
                tracing::warn!(%error, "saved registries cannot be counted");
                return StatusCode::SERVICE_UNAVAILABLE.into_response();
            }
        }
    }
    let format = format_for(&headers);
    match app.metrics.encode(format, app.places.queue()) {
        Ok(text) => ([(header::CONTENT_TYPE, content_type(format))], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn format_for(headers: &HeaderMap) -> Format {
    let accepted = headers.get_all(header::ACCEPT).iter().filter_map(|it| it.to_str().ok());
    let mut kinds = accepted.flat_map(|it| it.split(','));
    let wants = kinds.any(|it| it.trim_start().starts_with("application/openmetrics-text"));
    if wants { Format::OpenMetrics } else { Format::Prometheus }
}

fn content_type(format: Format) -> &'static str {
    match format {
        Format::OpenMetrics => OPEN_METRICS,
        Format::Prometheus => prometheus_text::CONTENT_TYPE,
    }
}
