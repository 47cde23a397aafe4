//! The router and what stands around every route.

use crate::assets;
use crate::attempts::Attempts;
use crate::clients::Clients;
use crate::diagnose::Places;
use crate::front::request_id::id_in;
use crate::front::{Front, route_of};
use crate::look_ups::LookUps;
use crate::metrics::Metrics;
use crate::problem::{self, ProblemResponse};
use crate::registries::{self, Registries, SavedRegistries};
use crate::routes::health::{self, Readiness};
use crate::routes::{config, openapi, validate};
use crate::settings::Settings;
use crate::traces::join_trace;
use crate::upstream::Upstream;
use anyhow::Result;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{Route, any, get, post};
use ghcr_contract::{Config, ProblemCode};
use std::sync::Arc;
use tower::ServiceBuilder;
use tower::layer::layer_fn;
use tower_http::catch_panic::CatchPanic;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::trace::Trace;

/// What the handlers share.
#[derive(Clone)]
pub(crate) struct AppState {
    pub(crate) settings: Arc<Settings>,
    pub(crate) config: Arc<Config>,
    pub(crate) upstream: Arc<Upstream>,
    pub(crate) attempts: Arc<Attempts>,
    pub(crate) look_ups: Arc<LookUps>,
    pub(crate) clients: Arc<Clients>,
    pub(crate) places: Arc<Places>,
    pub(crate) readiness: Readiness,
    pub(crate) metrics: Arc<Metrics>,
}

/// Every address of the service: the API, the health checks, and the app if there is one.
/// `/readyz` answers as `readiness` says. Without `saved` there is no list of registries.
///
/// # Errors
/// When the HTTP client cannot be built, or a page of the app cannot be read.
pub fn service(
    settings: &Settings,
    readiness: Readiness,
    saved: Option<SavedRegistries>,
) -> Result<Router> {
    let state = AppState::new(settings, readiness, saved.as_ref())?;
    let registries = saved.map(|saved| Registries::new(state.clone(), saved));
    router(state, registries)
}

impl AppState {
    /// What the handlers and the background share.
    ///
    /// # Errors
    /// When the HTTP client cannot be built.
    pub(crate) fn new(
        settings: &Settings,
        readiness: Readiness,
        saved: Option<&SavedRegistries>,
    ) -> Result<Self> {
        let saves_registries = saved.is_some();
        let shared = saved.map(SavedRegistries::shared_limits).unwrap_or_default();
        let config = Config { registries: saves_registries, ..config::of(settings) };
        let roots = settings.extra_roots.as_deref();
        let metrics = Arc::new(Metrics::new(saves_registries));
        let upstream = Upstream::new(&settings.hosts, settings.limits, roots, metrics.clone())?;
        let upstream = Arc::new(upstream);
        let attempts = Attempts::new(upstream.clone(), settings.token_limit);
        let clients = Clients::new(settings.client_limit, settings.trusted_proxies.clone());
        // A login waits for its turn within a diagnosis, and is one call.
        let longest_login = settings.limits.diagnosis + settings.limits.call;
        Ok(Self {
            config: Arc::new(config),
            attempts: Arc::new(attempts.sharing(shared.clone(), longest_login)),
            upstream,
            look_ups: Arc::new(LookUps::new(settings.github_token.clone())),
            places: Arc::new(Places::new(settings.limits)),
            clients: Arc::new(clients.sharing(shared)),
            readiness,
            metrics,
            settings: Arc::new(settings.clone()),
        })
    }
}

/// The same as [`service`], of what somebody else uses as well.
pub(crate) fn router(state: AppState, registries: Option<Registries>) -> Result<Router> {
    let (settings, metrics) = (state.settings.clone(), state.metrics.clone());
    let is_usual = state.config.is_usual();
    let list = registries.map(registries::routes);
    let api = Router::new()
        .merge(list.unwrap_or_default())
        .route("/api/v1/ghcr/validate", post(validate::handler))
        .route("/api/v1/config", get(config::handler))
        .route("/api/v1/openapi.json", get(openapi::handler))
        .route("/healthz", get(health::is_alive))
        .route("/readyz", get(health::is_ready))
        // The app's files answer a POST without a problem document, and have nothing below `/api/`.
        .route("/api/", any(not_found))
        .route("/api/{*path}", any(not_found))
        .method_not_allowed_fallback(async || ProblemResponse::new(ProblemCode::MethodNotAllowed))
        .layer(SetResponseHeaderLayer::if_not_present(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ))
        .with_state(state);
    let router = match assets::service(settings.assets.as_deref(), &settings.access, is_usual)? {
        Some(app) => api.fallback_service(app),
        None => api.fallback(not_found),
    };
    let front = Arc::new(Front::new(&settings, metrics));
    // One layer for all of it: a router boxes the future of every layer.
    Ok(router.layer(layer_fn(move |route: Route| {
        let caught = CatchPanic::custom(route, problem::after_panic);
        let caught = ServiceBuilder::new().map_response(Response::into_response).service(caught);
        let traced = Trace::new_for_http(front.clone().stand_before(caught));
        front.clone().identify_before(traced.make_span_with(make_span))
    })))
}

async fn not_found() -> ProblemResponse {
    ProblemResponse::new(ProblemCode::NotFound)
}

/// The id, the method and the route's pattern: nothing that somebody typed gets into the log.
fn make_span(request: &Request) -> tracing::Span {
    let route = route_of(request.extensions().get());
    let request_id = id_in(request.headers());
    let span = tracing::info_span!("request", request_id, method = %request.method(), route);
    join_trace(&span, request.headers());
    span
}
