//! What stands in front of every route: the request's id, who may ask, what other origins may read,
//! and the headers of every answer.

pub(crate) mod access;
pub(crate) mod callers;
mod cors;
pub(crate) mod headers;
pub(crate) mod request_id;
pub(crate) mod unread_body;

use crate::admission::trusted_proxies::TrustedProxies;
use crate::metrics::Metrics;
use crate::problem::ProblemResponse;
use crate::registries::{REGISTRIES, WEBHOOKS};
use crate::settings::Settings;
use axum::extract::{ConnectInfo, MatchedPath, Request};
use axum::http::{HeaderValue, Method};
use axum::response::{IntoResponse, Response};
use callers::Callers;
use cors::Readers;
use futures_util::TryFutureExt;
use futures_util::future::{Either, ready};
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::time::Instant;
use tower::{Service, service_fn};

/// Returns true if an answer below this path is for the caller alone, so that also whoever only
/// reads must be one who may ask.
fn is_private(path: &str) -> bool {
    let is_below = |prefix: &str| {
        path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    [REGISTRIES, WEBHOOKS].into_iter().any(is_below)
}

/// What an answer must know of its request.
struct RequestInfo {
    at: Instant,
    method: Method,
    route: Option<MatchedPath>,
    id: Option<HeaderValue>,
}

impl RequestInfo {
    fn new(request: &Request) -> Self {
        Self {
            at: Instant::now(),
            method: request.method().clone(),
            route: request.extensions().get().cloned(),
            id: request.headers().get(request_id::REQUEST_ID).cloned(),
        }
    }

    fn answer(self, response: &mut Response, metrics: &Metrics) {
        let Self { at, method, route, id } = self;
        let route = route_of(route.as_ref());
        metrics.count_request(route, &method, response.status(), at.elapsed());
        if let Some(id) = id {
            request_id::write_into(response, id);
        }
    }
}

/// The pattern of the address; all files of the app together are one.
pub(crate) fn route_of(matched: Option<&MatchedPath>) -> &str {
    matched.map_or("app", MatchedPath::as_str)
}

/// The rules, made once from the settings.
#[derive(Debug)]
pub(crate) struct HttpRules {
    callers: Callers,
    readers: Readers,
    page_policy: HeaderValue,
    trusted_proxies: TrustedProxies,
    metrics: Arc<Metrics>,
}

impl HttpRules {
    pub(crate) fn new(settings: &Settings, metrics: Arc<Metrics>) -> Self {
        Self {
            callers: Callers::new(&settings.access, settings.is_behind_gateway),
            readers: Readers::new(&settings.access),
            page_policy: headers::page_policy(&[], &[]),
            trusted_proxies: settings.trusted_proxies.clone(),
            metrics,
        }
    }

    /// Gives each request its id before `inner`, which logs, sees it.
    pub(crate) fn identify_before<S>(
        self: Arc<Self>,
        mut inner: S,
    ) -> impl Service<Request, Response = S::Response, Error = Infallible, Future: Send>
    + Clone
    + Send
    + Sync
    where
        S: Service<Request, Error = Infallible, Future: Send> + Clone + Send + Sync,
    {
        service_fn(move |mut request: Request| {
            request_id::identify(&mut request, &self.trusted_proxies);
            inner.call(request)
        })
    }

    /// Stands before a service that is always ready, as a router is.
    pub(crate) fn stand_before<S>(
        self: Arc<Self>,
        mut inner: S,
    ) -> impl Service<Request, Response = Response, Error = Infallible, Future: Send> + Clone + Send + Sync
    where
        S: Service<Request, Response = Response, Error = Infallible, Future: Send>
            + Clone
            + Send
            + Sync,
    {
        service_fn(move |request: Request| {
            let rules = self.clone();
            let reader = rules.readers.reader_of(&request);
            let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|it| it.0.ip());
            let info = RequestInfo::new(&request);
            let is_over_tls = rules.trusted_proxies.is_over_tls(peer, request.headers());
            let answer = match rules.refuse_or_answer(&request) {
                Some(response) => Either::Left(ready(Ok(response))),
                None => Either::Right(inner.call(request)),
            };
            // Not `async`: that would keep the inner future's room twice, for each of a thousand
            // requests.
            answer.map_ok(move |mut response| {
                rules.readers.let_read(reader, response.headers_mut());
                headers::complete(&mut response, &rules.page_policy, is_over_tls);
                info.answer(&mut response, &rules.metrics);
                response
            })
        })
    }

    /// An answer for what never reaches a route: a preflight, and a question from somebody who may
    /// not ask it.
    fn refuse_or_answer(&self, request: &Request) -> Option<Response> {
        if let Some(answer) = self.readers.answer_preflight(request) {
            return Some(answer);
        }
        let only_reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
        if only_reads && !is_private(request.uri().path()) {
            return None;
        }
        let refused = self.callers.admit(request.headers()).err()?;
        tracing::info!(code = %refused, "refused");
        Some(ProblemResponse::new(refused).into_response())
    }
}
