//! What was asked, for tests to look at. A credential is never kept.

use super::in_flight::InFlight;
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use tokio::sync::watch;

/// How many requests are kept; older ones are forgotten, so that a sandbox may run for days. A full
/// diagnosis is a dozen requests, so this is more than a thousand diagnoses.
const KEPT: usize = 20_000;

/// One request, as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedRequest {
    /// `GET`, mostly.
    pub method: String,
    /// The path, as it was sent (still percent-encoded).
    pub path: String,
    /// What stood behind the question mark.
    pub query: Option<String>,
    /// The name of every header, in lower case, in the order in which they are listed.
    pub header_names: Vec<String>,
    /// `User-Agent`.
    pub user_agent: Option<String>,
    /// `X-GitHub-Api-Version`.
    pub api_version: Option<String>,
    /// `Accept`.
    pub accept: Option<String>,
    /// Whether there was an `Authorization` header. What was in it is not kept.
    pub was_authenticated: bool,
}

impl RecordedRequest {
    pub(crate) fn of(request: &Request) -> Self {
        let headers = request.headers();
        Self {
            method: request.method().to_string(),
            path: request.uri().path().to_owned(),
            query: request.uri().query().map(str::to_owned),
            header_names: headers.keys().map(ToString::to_string).collect(),
            user_agent: text_of(headers, header::USER_AGENT.as_str()),
            api_version: text_of(headers, "x-github-api-version"),
            accept: text_of(headers, header::ACCEPT.as_str()),
            was_authenticated: headers.contains_key(header::AUTHORIZATION),
        }
    }
}

fn text_of(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// Every request since the start, or since [`Recorder::forget`].
pub(crate) struct Recorder {
    requests: Mutex<VecDeque<RecordedRequest>>,
    seen: watch::Sender<usize>,
    in_flight: InFlight,
}

impl Default for Recorder {
    fn default() -> Self {
        Self {
            requests: Mutex::default(),
            seen: watch::Sender::new(0),
            in_flight: InFlight::default(),
        }
    }
}

impl Recorder {
    pub(crate) fn requests(&self) -> Vec<RecordedRequest> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    pub(crate) fn forget(&self) {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        requests.clear();
        self.seen.send_replace(0);
        self.in_flight.forget();
    }

    pub(crate) fn in_flight(&self) -> &InFlight {
        &self.in_flight
    }

    /// How many there were, without those that were forgotten on demand.
    pub(crate) fn watch(&self) -> watch::Receiver<usize> {
        self.seen.subscribe()
    }

    pub(crate) fn keep(&self, request: RecordedRequest) {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        if requests.len() == KEPT {
            requests.pop_front();
        }
        requests.push_back(request);
        self.seen.send_modify(|count| *count += 1);
    }
}
