//! The registry, `ghcr.io`: in the same process, under the same address, at `/v2/` and `/token`.
//!
//! Source: GitHub facts, section 5.

mod access;
mod manifests;
pub(crate) mod refusal;
mod request;
mod token;

use crate::http::put;
use crate::state::SandboxState;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;

/// The registry asks for no User-Agent and counts nothing.
pub(crate) fn router(state: &SandboxState) -> Router<SandboxState> {
    Router::new()
        .route("/token", get(token::handler))
        .route("/v2/", get(manifests::base))
        .route("/v2/{*path}", get(manifests::handler))
        .route_layer(from_fn_with_state(state.clone(), stamp))
}

/// What every answer of the registry carries.
async fn stamp(State(state): State<SandboxState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let version = HeaderName::from_static("docker-distribution-api-version");
    headers.insert(version, HeaderValue::from_static("registry/2.0"));
    put(headers, HeaderName::from_static("x-github-request-id"), &state.name_request());
    response
}
