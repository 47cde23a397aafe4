//! `GET /healthz` and `GET /readyz`: the process answers, and took its settings at the start.
//! Neither asks GitHub: an outage there must not restart us.

use axum::http::header;
use axum::response::IntoResponse;

pub(crate) async fn handler() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], "ok\n")
}
