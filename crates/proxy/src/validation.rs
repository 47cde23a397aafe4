//! A test over HTTP, from the client's admission to the answer, the same for a typed and for a
//! saved token.

use crate::admission::wait::Wait;
use crate::connection_test::ConnectionTest;
use crate::metrics::Limit;
use crate::middleware::request_id::id_in;
use crate::problem::ProblemResponse;
use crate::state::AppState;
use axum::Json;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use ghcr_contract::ProblemCode::TooManyRequests;
use ghcr_contract::{Check, CheckCode, Event, Problem, Report, ValidateRequest};
use std::convert::Infallible;
use std::net::IpAddr;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tracing::Instrument;

const NDJSON: &str = "application/x-ndjson";

/// Room for all the lines that there are: a diagnosis never waits for who reads them.
const LINES: usize = CheckCode::ALL.len() + 1;

/// A request for a test that was let in, and is answered over HTTP.
pub(crate) struct Validation(ConnectionTest);

impl Validation {
    /// Lets the client in with this token, within the limits of both.
    ///
    /// # Errors
    /// When one of them, or the service as a whole, has to wait.
    pub(crate) async fn admit(
        state: AppState,
        request: ValidateRequest,
        client: IpAddr,
    ) -> Result<Self, ProblemResponse> {
        state.clients.admit(client).await.map_err(|wait| {
            state.metrics.count_refusal(Limit::Client);
            ProblemResponse::until(TooManyRequests, wait)
        })?;
        Ok(Self(ConnectionTest::admit(state, request, client.into())?))
    }

    /// Makes the report, and hands each check to `decided` as soon as it stands.
    ///
    /// # Errors
    /// When the token must not be tried now.
    pub(crate) async fn run(self, decided: impl FnMut(&Check)) -> Result<Report, ProblemResponse> {
        Ok(self.0.run(decided).await?)
    }

    /// Answers as `Accept` says, once `finish` has seen the report: with one JSON document, or with
    /// a line for each check as it is decided.
    ///
    /// # Errors
    /// When the token must not be tried now or `finish` fails. Where the answer has lines, the last
    /// one says so.
    pub(crate) async fn answer<F>(
        self,
        headers: &HeaderMap,
        finish: impl FnOnce(Report) -> F + Send + 'static,
    ) -> Result<Response, ProblemResponse>
    where
        F: Future<Output = Result<Report, ProblemResponse>> + Send + 'static,
    {
        if wants_events(headers) {
            return Ok(self.stream(id_in(headers).map(str::to_owned), finish));
        }
        let report = self.run(|_| {}).await?;
        Ok(Json(finish(report).await?).into_response())
    }

    /// The diagnosis runs in a task of its own, so that a client that does not read keeps nobody
    /// else waiting; it ends with the connection.
    fn stream<F>(
        self,
        request_id: Option<String>,
        finish: impl FnOnce(Report) -> F + Send + 'static,
    ) -> Response
    where
        F: Future<Output = Result<Report, ProblemResponse>> + Send + 'static,
    {
        let (sender, receiver) = mpsc::channel(LINES);
        let mut task = JoinSet::new();
        let diagnosing = async move {
            // There is room for every line; whoever is gone needs none.
            let send = |event: Event| drop(sender.try_send(line(&event)));
            let decided = |check: &_| send(Event::Check(Box::new(Clone::clone(check))));
            let finished = match self.run(decided).await {
                Ok(report) => finish(report).await,
                Err(problem) => Err(problem),
            };
            send(finished.map_or_else(
                |problem| Event::Problem(Problem { request_id, ..problem.into() }),
                Event::Report,
            ));
        };
        // Its lines in the log and its trace are the request's.
        task.spawn(diagnosing.in_current_span());
        // The task is aborted when the body is dropped.
        let lines = stream::unfold((receiver, task), async |(mut receiver, task)| {
            let line = receiver.recv().await?;
            Some((Ok::<Bytes, Infallible>(line), (receiver, task)))
        });
        ndjson(Body::from_stream(lines.boxed()))
    }
}

/// Answers as `Accept` says with a report that was made before.
pub(crate) fn answer_again(headers: &HeaderMap, report: Report) -> Response {
    if !wants_events(headers) {
        return Json(report).into_response();
    }
    let checks = report.checks.iter().map(|check| Event::Check(Box::new(check.clone())));
    let mut lines: Vec<u8> = checks.flat_map(|event| line(&event)).collect();
    lines.extend(line(&Event::Report(report)));
    ndjson(lines.into())
}

fn wants_events(headers: &HeaderMap) -> bool {
    let accepted =
        headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|media| media.split(';').next().is_some_and(|it| it.trim() == NDJSON))
}

fn ndjson(body: Body) -> Response {
    let headers = [
        (header::CONTENT_TYPE, NDJSON),
        // A proxy in between that collects the whole answer first would take the point away.
        (header::HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    (headers, body).into_response()
}

fn line(event: &Event) -> Bytes {
    let mut line = serde_json::to_vec(event).unwrap_or_default();
    line.push(b'\n');
    line.into()
}

impl From<Wait> for ProblemResponse {
    fn from(wait: Wait) -> Self {
        Self::until(wait.code, wait.time)
    }
}
