//! What can go wrong between somebody and GitHub, on demand.

mod answers;
mod bodies;
pub(crate) mod weather;

use crate::state::SandboxState;
use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::Response;
use clap::ValueEnum;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use weather::Strike;

/// One way in which an answer goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Fault {
    /// 503 as JSON, with GitHub's headers
    ServerError,
    /// 503 as GitHub's HTML page ("Unicorn!"), as its front sends it
    Unicorn,
    /// No answer, ever
    Hang,
    /// The connection is cut in the middle of the body
    Cut,
    /// 200 with a body that is not JSON, and none of GitHub's headers
    Garbage,
    /// 200 with JSON that never ends
    EndlessBody,
    /// 403 as an egress proxy's own HTML page
    HtmlPage,
    /// 302 to a login page, as a captive portal answers
    Redirect,
    /// 403, the hourly limit is used up
    RateLimited,
    /// 403, too many requests in a short time
    SecondaryRateLimited,
    /// 403 to every login, after too many wrong ones; without a credential all is well
    Lockout,
    /// 403 in plain text, as if the User-Agent had been taken away on the way
    UserAgentRefused,
    /// 502 as a gateway's HTML page
    BadGateway,
    /// 429, the hourly limit is used up
    TooManyRequests,
    /// 407 as an egress proxy that wants a login
    ProxyLogin,
    /// 200 with an HTML page, as a captive portal that does not redirect
    PortalPage,
    /// 200 with nothing in it
    EmptyBody,
    /// 200 with the first half of a JSON document, and an end
    HalfJson,
    /// 200 with JSON of another service
    OtherJson,
    /// 200 with a JSON array where GitHub answers with an object
    JsonArray,
    /// 200 with JSON of 100 MB
    HugeBody,
    /// 200 with a body that comes a byte at a time
    Trickle,
    /// The connection is closed without an answer
    Disconnect,
    /// Something that does not speak HTTP answers
    NotHttp,
    /// 200 and headers that never end
    EndlessHeaders,
    /// A good answer, whose `Link` header something on the way has taken off
    LinkTakenOff,
    /// A good answer, whose `Link` header names the next page and not the last
    LinkWithoutLast,
    /// A good answer, whose list of scopes something on the way has taken off
    ScopesTakenOff,
}

/// A fault, where it strikes and how often.
///
/// ```
/// # use ghcr_sandbox::{Fault, FaultRule};
/// let rule = FaultRule::from(Fault::ServerError).on("/users/").times(1);
/// ```
#[derive(Clone, Debug)]
pub struct FaultRule {
    fault: Fault,
    path_prefix: String,
    left: Option<u32>,
}

impl From<Fault> for FaultRule {
    /// Everywhere and always.
    fn from(fault: Fault) -> Self {
        Self { fault, path_prefix: String::new(), left: None }
    }
}

impl FaultRule {
    /// Only where the path starts so.
    #[must_use]
    pub fn on(mut self, path_prefix: &str) -> Self {
        path_prefix.clone_into(&mut self.path_prefix);
        self
    }

    /// Only so many times; then it is over.
    #[must_use]
    pub fn times(mut self, count: u32) -> Self {
        self.left = Some(count);
        self
    }

    fn strikes(&self, request: &Request) -> bool {
        let concerns =
            self.fault != Fault::Lockout || request.headers().contains_key(header::AUTHORIZATION);
        concerns && self.left != Some(0) && request.uri().path().starts_with(&self.path_prefix)
    }
}

/// What goes wrong at present.
pub(crate) struct Faults(Mutex<Weather>);

struct Weather {
    latency: Duration,
    rules: Vec<FaultRule>,
}

impl Faults {
    pub(crate) fn new(latency: Duration, rules: Vec<FaultRule>) -> Self {
        Self(Mutex::new(Weather { latency, rules }))
    }

    pub(crate) fn set_latency(&self, latency: Duration) {
        self.change(|weather| weather.latency = latency);
    }

    pub(crate) fn add(&self, rule: FaultRule) {
        self.change(|weather| weather.rules.push(rule));
    }

    pub(crate) fn clear(&self) {
        self.change(|weather| weather.rules.clear());
    }

    /// What happens to this request; a fault that strikes a number of times has then struck once
    /// more.
    fn befall(&self, request: &Request) -> (Duration, Option<Fault>) {
        self.change(|weather| {
            let rule = weather.rules.iter_mut().find(|rule| rule.strikes(request));
            let fault = rule.map(|rule| {
                rule.left = rule.left.map(|left| left - 1);
                rule.fault
            });
            (weather.latency, fault)
        })
    }

    fn change<T>(&self, act: impl FnOnce(&mut Weather) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Holds the request back, and lets it go wrong or through.
pub(crate) async fn inject(
    State(state): State<SandboxState>,
    request: Request,
    next: Next,
) -> Response {
    let (latency, fault) = state.faults().befall(&request);
    pause(latency).await;
    let strike = fault.map(Strike::Fails).or_else(|| weather::strike(request.uri()));
    match strike {
        None => next.run(request).await,
        Some(Strike::Delay(time)) => {
            pause(time).await;
            next.run(request).await
        }
        Some(Strike::Fails(fault)) if answers::is_good(fault) => {
            let mut response = next.run(request).await;
            answers::change_headers(fault, response.headers_mut());
            response
        }
        Some(Strike::Fails(fault)) => {
            let struck = answers::Struck::of(&request);
            drop(request);
            answers::answer(fault, &state, struck).await
        }
    }
}

/// Simulates time that passes on the network. Nobody waits here for something to become ready.
async fn pause(time: Duration) {
    if !time.is_zero() {
        let _ = tokio::time::timeout(time, std::future::pending::<()>()).await;
    }
}
