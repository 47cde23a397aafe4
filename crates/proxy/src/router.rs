//! The router and what stands around every route.

use crate::middleware::request_id::id_in;
use crate::middleware::{HttpRules, route_of};
use crate::problem::{self, ProblemResponse};
use crate::readiness::Readiness;
use crate::registries::{self, Registries, SavedRegistries};
use crate::routes::{config, health, openapi, validate};
use crate::settings::Settings;
use crate::site;
use crate::state::AppState;
use crate::traces::join_trace;
use anyhow::Result;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{Route, any, get, post};
use ghcr_contract::ProblemCode;
use std::sync::Arc;
use tower::ServiceBuilder;
use tower::layer::layer_fn;
use tower_http::catch_panic::CatchPanic;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::trace::Trace;

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
    let state =
        AppState::new(settings, readiness, saved.as_ref().map(SavedRegistries::shared_limits))?;
    let registries = saved.map(|saved| Registries::new(state.clone(), saved));
    router(state, registries)
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
    let router = match site::service(settings.assets.as_deref(), &settings.access, is_usual)? {
        Some(app) => api.fallback_service(app),
        None => api.fallback(not_found),
    };
    let rules = Arc::new(HttpRules::new(&settings, metrics));
    // One layer for all of it: a router boxes the future of every layer.
    Ok(router.layer(layer_fn(move |route: Route| {
        let caught = CatchPanic::custom(route, problem::after_panic);
        let caught = ServiceBuilder::new().map_response(Response::into_response).service(caught);
        let traced = Trace::new_for_http(rules.clone().stand_before(caught));
        rules.clone().identify_before(traced.make_span_with(make_span))
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
