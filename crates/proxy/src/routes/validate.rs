//! `POST /api/v1/ghcr/validate`: would this account scan?
//!
//! By `Accept` the answer is one JSON document, or a line for each rung as it is decided (`application/x-ndjson`).

use crate::diagnose::diagnose;
use crate::request_body::RequestBody;
use crate::service::AppState;
use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use ghcr_contract::{Event, Report, ValidateRequest};
use std::convert::Infallible;
use tokio::sync::mpsc;

const NDJSON: &str = "application/x-ndjson";

pub(crate) async fn handler(
    State(state): State<AppState>,
    headers: HeaderMap,
    RequestBody(request): RequestBody,
) -> Response {
    if wants_events(&headers) {
        return events(state, request).into_response();
    }
    let report = diagnose(&state, &request, |_| {}).await;
    log(&report);
    Json(report).into_response()
}

fn wants_events(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|media| media.split(';').next().is_some_and(|it| it.trim() == NDJSON))
}

/// The diagnosis runs inside the body's stream, so it ends with the connection.
fn events(state: AppState, request: ValidateRequest) -> impl IntoResponse {
    let (sender, mut receiver) = mpsc::unbounded_channel();
    let running = async move {
        let report = diagnose(&state, &request, |check| {
            // The receiver lives as long as this future: both belong to the body.
            let _ = sender.send(line(&Event::Check(Box::new(check.clone()))));
        })
        .await;
        log(&report);
        let _ = sender.send(line(&Event::Report(report)));
    };
    let mut running = Box::pin(futures_util::FutureExt::fuse(running));
    let lines = futures_util::stream::poll_fn(move |context| {
        let _ = running.as_mut().poll(context);
        receiver.poll_recv(context)
    });
    let headers = [
        (header::CONTENT_TYPE, NDJSON),
        // A proxy in between that collects the whole answer first would take the point away.
        (header::HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    (headers, Body::from_stream(lines.map(Ok::<Bytes, Infallible>)))
}

fn line(event: &Event) -> Bytes {
    let mut line = serde_json::to_vec(event).unwrap_or_default();
    line.push(b'\n');
    line.into()
}

/// The verdict and what it cost; nothing that somebody typed.
fn log(report: &Report) {
    let Report { verdict, headline, elapsed_ms, upstream_calls, .. } = report;
    tracing::info!(%verdict, ?headline, elapsed_ms, upstream_calls, "validated");
}
