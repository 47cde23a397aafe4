//! `GET /rate_limit`: where the count stands. Asking is free (GitHub facts, section 3).

use super::caller::Caller;
use crate::http::json;
use crate::state::SandboxState;
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

pub(super) const PATH: &str = "/rate_limit";

pub(super) async fn handler(
    State(state): State<SandboxState>,
    Extension(caller): Extension<Caller>,
) -> Response {
    let quota = state.rate_limits().look(&caller.bucket(), state.now());
    let core = json!({
        "limit": quota.limit,
        "used": quota.used,
        "remaining": quota.remaining(),
        "reset": quota.reset,
        "resource": "core",
    });
    json::answer(StatusCode::OK, &json!({ "resources": { "core": core }, "rate": core }))
}
