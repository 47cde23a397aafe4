//! `GET /api/v1/openapi.json`: the description of this API.

use crate::openapi::DOCUMENT;
use axum::http::header;
use axum::response::IntoResponse;

pub(crate) async fn handler() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], DOCUMENT.as_str())
}
