//! The router and what stands around every route.

use crate::attempts::Attempts;
use crate::clients::Clients;
use crate::problem::{self, ProblemResponse};
use crate::routes::{assets, config, health, openapi, validate};
use crate::settings::Settings;
use crate::upstream::Upstream;
use anyhow::Result;
use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, header};
use axum::routing::{get, post};
use ghcr_contract::{Config, ProblemCode};
use std::sync::Arc;
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
    Ok(with_security_headers(router)
        .layer(CatchPanicLayer::custom(problem::after_panic))
        .layer(TraceLayer::new_for_http().make_span_with(make_span)))
}

/// The method and the route's pattern: nothing that somebody typed gets into the log.
fn make_span(request: &Request) -> tracing::Span {
    let route = request.extensions().get::<MatchedPath>().map_or("app", MatchedPath::as_str);
    tracing::info_span!("request", method = %request.method(), route)
}

/// The page needs its own scripts, styles and API, and nothing else; it is not to be framed.
fn with_security_headers(router: Router) -> Router {
    const HEADERS: [(HeaderName, &str); 6] = [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
             img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=()",
        ),
    ];
    HEADERS.into_iter().fold(router, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value)))
    })
}
