//! `GET /healthz` and `GET /readyz`: the process answers, and it takes requests. Neither asks
//! GitHub: an outage there must not restart us.

use crate::state::AppState;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;

const TEXT: [(header::HeaderName, &str); 1] = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];

pub(crate) async fn is_alive() -> impl IntoResponse {
    (TEXT, "ok\n")
}

pub(crate) async fn is_ready(State(state): State<AppState>) -> impl IntoResponse {
    if state.readiness.is_stopping() {
        (StatusCode::SERVICE_UNAVAILABLE, TEXT, "stopping\n")
    } else {
        (StatusCode::OK, TEXT, "ok\n")
    }
}
