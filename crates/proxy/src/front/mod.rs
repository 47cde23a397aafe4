//! What stands in front of every route: who may ask, what other origins may read, and the headers
//! of every answer.

pub(crate) mod callers;
mod cors;
pub(crate) mod headers;

use crate::problem::ProblemResponse;
use crate::registries::{REGISTRIES, WEBHOOKS};
use crate::settings::Settings;
use crate::trusted_proxies::TrustedProxies;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderValue, Method};
use axum::response::{IntoResponse, Response};
use callers::Callers;
use cors::Readers;
use futures_util::TryFutureExt;
use futures_util::future::{Either, ready};
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use tower::{Service, service_fn};

/// Returns true if an answer below this path is for the caller alone, so that also whoever only
/// reads must be one who may ask.
fn is_private(path: &str) -> bool {
    let is_below = |prefix: &str| {
        path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    [REGISTRIES, WEBHOOKS].into_iter().any(is_below)
}

/// The rules, made once from the settings.
#[derive(Debug)]
pub(crate) struct Front {
    callers: Callers,
    readers: Readers,
    page_policy: HeaderValue,
    trusted_proxies: TrustedProxies,
}

impl Front {
    pub(crate) fn new(settings: &Settings) -> Self {
        Self {
            callers: Callers::new(&settings.access, settings.is_behind_gateway),
            readers: Readers::new(&settings.access),
            page_policy: headers::page_policy(&[], &[]),
            trusted_proxies: settings.trusted_proxies.clone(),
        }
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
            let front = self.clone();
            let reader = front.readers.reader_of(&request);
            let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|it| it.0.ip());
            let is_over_tls = front.trusted_proxies.is_over_tls(peer, request.headers());
            let answer = match front.refuse_or_answer(&request) {
                Some(response) => Either::Left(ready(Ok(response))),
                None => Either::Right(inner.call(request)),
            };
            // Not `async`: that would keep the inner future's room twice, for each of a thousand
            // requests.
            answer.map_ok(move |mut response| {
                front.readers.let_read(reader, response.headers_mut());
                headers::complete(&mut response, &front.page_policy, is_over_tls);
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
