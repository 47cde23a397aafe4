//! JSON as GitHub labels it.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::Value;

pub(crate) fn answer(status: StatusCode, body: &Value) -> Response {
    labelled(status, body.to_string())
}

/// The same for what is not a tree of values.
pub(crate) fn serialised(status: StatusCode, body: &impl Serialize) -> Response {
    match serde_json::to_string(body) {
        Ok(text) => labelled(status, text),
        // Only maps with odd keys and types that refuse can fail, and there are none here.
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn labelled(status: StatusCode, text: String) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json; charset=utf-8")], text).into_response()
}
