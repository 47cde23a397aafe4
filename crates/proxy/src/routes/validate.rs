//! `POST /api/v1/ghcr/validate`: would this account scan?
//!
//! By `Accept` the answer is one JSON document, or a line for each rung as it is decided
//! (`application/x-ndjson`).

use crate::attempts::{Attempt, Attempts};
use crate::diagnose::diagnose;
use crate::problem::ProblemResponse;
use crate::request_body::RequestBody;
use crate::service::AppState;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use futures_util::StreamExt;
use ghcr_contract::ProblemCode::{TooManyAttempts, TooManyRequests};
use ghcr_contract::{CheckCode, Event, Report, ValidateRequest};
use std::convert::Infallible;
use std::net::SocketAddr;
use tokio::sync::mpsc;

const NDJSON: &str = "application/x-ndjson";

pub(crate) async fn handler(
    State(state): State<AppState>,
    client: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    RequestBody(request): RequestBody,
) -> Result<Response, ProblemResponse> {
    let client = client.map(|Extension(ConnectInfo(address))| address.ip());
    state
        .clients
        .admit(client, &headers)
        .map_err(|wait| ProblemResponse::until(TooManyRequests, wait))?;
    let attempt = Attempts::start(&state.attempts, request.token.as_ref()).await;
    let attempt = attempt.map_err(|wait| ProblemResponse::until(TooManyAttempts, wait))?;
    if wants_events(&headers) {
        return Ok(events(state, request, attempt).into_response());
    }
    let report = diagnose(&state, &request, |_| {}).await;
    attempt.settle(&report);
    log(&report);
    Ok(Json(report).into_response())
}

fn wants_events(headers: &HeaderMap) -> bool {
    let accepted =
        headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|media| media.split(';').next().is_some_and(|it| it.trim() == NDJSON))
}

/// The diagnosis runs inside the body's stream, so it ends with the connection.
fn events(state: AppState, request: ValidateRequest, attempt: Attempt) -> impl IntoResponse {
    let (sender, mut receiver) = mpsc::unbounded_channel();
    let running = async move {
        let report = diagnose(&state, &request, |check| {
            // The receiver lives as long as this future: both belong to the body.
            let _ = sender.send(line(&Event::Check(Box::new(check.clone()))));
        })
        .await;
        attempt.settle(&report);
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
    let Report { verdict, elapsed_ms, upstream_calls, .. } = report;
    let headline = report.headline.map_or("none", CheckCode::as_str);
    tracing::info!(%verdict, headline, elapsed_ms, upstream_calls, "validated");
}
