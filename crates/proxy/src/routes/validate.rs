//! `POST /api/v1/ghcr/validate`: would this account scan?
//!
//! By `Accept` the answer is one JSON document, or a line for each rung as it is decided
//! (`application/x-ndjson`).

use crate::attempts::Wait;
use crate::diagnose::{COME_BACK, Ticket, diagnose};
use crate::problem::ProblemResponse;
use crate::request_body::RequestBody;
use crate::service::AppState;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use futures_util::{StreamExt, stream};
use ghcr_contract::ProblemCode::{Busy, TooManyRequests};
use ghcr_contract::{CheckCode, Event, Outcome, Report, ValidateRequest};
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

const NDJSON: &str = "application/x-ndjson";

/// Room for all the lines that there are: a diagnosis never waits for who reads them.
const LINES: usize = CheckCode::ALL.len() + 1;

pub(crate) async fn handler(
    State(state): State<AppState>,
    client: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    RequestBody(request): RequestBody,
) -> Result<Response, ProblemResponse> {
    let peer = client.map(|Extension(ConnectInfo(address))| address.ip());
    let client = state.clients.client_of(peer, &headers);
    state.clients.admit(client).map_err(|wait| ProblemResponse::until(TooManyRequests, wait))?;
    let admitted = state.attempts.admit(request.token.as_ref(), client);
    let admitted = admitted.map_err(|wait| refuse(client, wait))?;
    let ticket =
        state.places.queue_up(admitted).ok_or_else(|| ProblemResponse::until(Busy, COME_BACK))?;
    if wants_events(&headers) {
        return Ok(events(state, request, ticket, client).into_response());
    }
    let report = diagnose(&state, &request, ticket, |_| {}).await;
    let report = report.map_err(|wait| refuse(client, wait))?;
    log(&report, client);
    Ok(Json(report).into_response())
}

fn wants_events(headers: &HeaderMap) -> bool {
    let accepted =
        headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|media| media.split(';').next().is_some_and(|it| it.trim() == NDJSON))
}

/// The diagnosis runs in a task of its own, so that a client that does not read keeps nobody else
/// waiting; it ends with the connection.
fn events(
    state: AppState,
    request: ValidateRequest,
    ticket: Ticket,
    client: IpAddr,
) -> impl IntoResponse {
    let (sender, receiver) = mpsc::channel(LINES);
    let mut task = JoinSet::new();
    task.spawn(async move {
        // There is room for every line; whoever is gone needs none.
        let send = |event: Event| drop(sender.try_send(line(&event)));
        let decided = |check: &_| send(Event::Check(Box::new(Clone::clone(check))));
        send(match diagnose(&state, &request, ticket, decided).await {
            Ok(report) => {
                log(&report, client);
                Event::Report(report)
            }
            Err(wait) => Event::Problem(refuse(client, wait).into()),
        });
    });
    // The task is aborted when the body is dropped.
    let lines = stream::unfold((receiver, task), async |(mut receiver, task)| {
        let line = receiver.recv().await?;
        Some((Ok::<Bytes, Infallible>(line), (receiver, task)))
    });
    let headers = [
        (header::CONTENT_TYPE, NDJSON),
        // A proxy in between that collects the whole answer first would take the point away.
        (header::HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    (headers, Body::from_stream(lines.boxed()))
}

fn line(event: &Event) -> Bytes {
    let mut line = serde_json::to_vec(event).unwrap_or_default();
    line.push(b'\n');
    line.into()
}

/// Who tries tokens that are refused is worth knowing: too many, and GitHub locks the service out.
fn refuse(client: IpAddr, wait: Wait) -> ProblemResponse {
    tracing::warn!(%client, code = %wait.code, "not asked");
    ProblemResponse::until(wait.code, wait.time)
}

/// The verdict and what it cost; nothing that somebody typed.
fn log(report: &Report, client: IpAddr) {
    let Report { verdict, elapsed_ms, upstream_calls, .. } = report;
    let headline = report.headline.map_or("none", CheckCode::as_str);
    let login = report.check(CheckCode::TokenAccepted).map(|check| check.outcome);
    if login == Some(Outcome::Fail) {
        tracing::warn!(%client, "GitHub refused a token");
    }
    tracing::info!(%verdict, headline, elapsed_ms, upstream_calls, "validated");
}
