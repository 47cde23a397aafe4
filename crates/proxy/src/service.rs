//! The router and what stands around every route.

use crate::attempts::Attempts;
use crate::clients::Clients;
use crate::diagnose;
use crate::problem::{self, ProblemResponse};
use crate::routes::{assets, config, health, openapi, validate};
use crate::settings::Settings;
use crate::upstream::Upstream;
use anyhow::Result;
use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;
use axum::routing::{get, post};
use ghcr_contract::{Config, ProblemCode};
use std::sync::Arc;
use tokio::sync::Semaphore;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::trace::TraceLayer;

/// What the handlers share.
#[derive(Clone)]
pub(crate) struct AppState {
    pub(crate) settings: Arc<Settings>,
    pub(crate) config: Arc<Config>,
    pub(crate) upstream: Arc<Upstream>,
    pub(crate) attempts: Arc<Attempts>,
    pub(crate) clients: Arc<Clients>,
    /// One for each diagnosis that is under way.
    pub(crate) places: Arc<Semaphore>,
}

/// Every address of the service: the API, the health checks, and the app if there is one.
///
/// # Errors
/// When the HTTP client cannot be built.
pub fn service(settings: &Settings) -> Result<Router> {
    let state = AppState {
        config: Arc::new(config::of(settings)),
        upstream: Arc::new(Upstream::new(&settings.hosts, settings.limits, settings.extra_roots.as_deref())?),
        attempts: Arc::default(),
        places: Arc::new(Semaphore::new(diagnose::AT_ONCE)),
        clients: Arc::new(Clients::new(settings.client_limit, settings.is_behind_gateway)),
        settings: Arc::new(settings.clone()),
    };
    let api = Router::new()
        .route("/api/v1/ghcr/validate", post(validate::handler))
        .route("/api/v1/config", get(config::handler))
        .route("/api/v1/openapi.json", get(openapi::handler))
        .route("/healthz", get(health::handler))
        .route("/readyz", get(health::handler))
        .method_not_allowed_fallback(async || ProblemResponse::new(ProblemCode::MethodNotAllowed))
        .layer(SetResponseHeaderLayer::if_not_present(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ))
        .with_state(state);
    let router = match &settings.assets {
        Some(folder) => api.fallback_service(assets::service(folder)),
        None => api.fallback(async || ProblemResponse::new(ProblemCode::NotFound)),
    };
    // One stack and not a layer each: a router boxes the future of every layer.
    Ok(router.layer(
        ServiceBuilder::new()
            .layer(TraceLayer::new_for_http().make_span_with(make_span))
            .layer(CatchPanicLayer::custom(problem::after_panic))
            .map_response(with_security_headers),
    ))
}

/// The method and the route's pattern: nothing that somebody typed gets into the log.
fn make_span(request: &Request) -> tracing::Span {
    let route = request.extensions().get::<MatchedPath>().map_or("app", MatchedPath::as_str);
    tracing::info_span!("request", method = %request.method(), route)
}

/// The page needs its own scripts, styles and API, and nothing else; it is not to be framed.
const SECURITY_HEADERS: [(HeaderName, HeaderValue); 6] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
             img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ),
    ),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=()"),
    ),
];

fn with_security_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in SECURITY_HEADERS {
        headers.entry(name).or_insert(value);
    }
    response
}
