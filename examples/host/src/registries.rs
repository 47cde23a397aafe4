//! `POST /api/registries`: where the dashboard's `save-endpoint` points to. A product would put the
//! token into its vault; this one remembers nothing.

use axum::Json;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

/// What the dashboard's `getAuthHeaders` gives: the session of somebody who is signed in.
const SESSION: &str = "Bearer example-session";

/// The configuration as the element posts it.
#[derive(Deserialize)]
pub(crate) struct Request {
    username: String,
    token: Option<String>,
    #[serde(rename = "description")]
    _description: Option<String>,
    #[serde(rename = "image")]
    _image: Option<String>,
    visibility: String,
}

/// What was taken, without the token.
#[derive(Debug, Serialize)]
pub(crate) struct Taken {
    username: String,
    visibility: String,
    has_token: bool,
}

/// 201 for who is signed in, 401 for anybody else.
pub(crate) async fn handler(headers: HeaderMap, Json(request): Json<Request>) -> Response {
    if headers.get(header::AUTHORIZATION).is_none_or(|value| value != SESSION) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let Request { username, token, visibility, .. } = request;
    let taken = Taken { username, visibility, has_token: token.is_some() };
    (StatusCode::CREATED, Json(taken)).into_response()
}
