//! The registry's refusals: `{"errors":[{"code","message"}]}`, the words as they were seen (GitHub
//! facts, section 5).

use crate::http::put;
use crate::world::ImagePath;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

fn refuse(status: StatusCode, code: &str, message: &str) -> Response {
    let body = json!({ "errors": [{ "code": code, "message": message }] });
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

/// No credential, or one that is over: where to get one. `own` is this registry's own address; on
/// `/v2/` the scope is a placeholder, literally.
pub(super) fn challenge(own: &str, path: Option<&str>, message: &str) -> Response {
    let path = path.unwrap_or("user/image");
    let mut response = refuse(StatusCode::UNAUTHORIZED, "UNAUTHORIZED", message);
    let challenge = format!(
        "Bearer realm=\"{own}/token\",service=\"ghcr.io\",scope=\"repository:{path}:pull\""
    );
    put(response.headers_mut(), header::WWW_AUTHENTICATE, &challenge);
    response
}

pub(super) fn not_authenticated() -> Response {
    refuse(StatusCode::UNAUTHORIZED, "UNAUTHORIZED", "authentication required")
}

/// A token that GitHub does not know, or that is over.
pub(crate) fn denied() -> Response {
    refuse(StatusCode::FORBIDDEN, "DENIED", "denied")
}

pub(super) fn requested_access_denied() -> Response {
    refuse(StatusCode::FORBIDDEN, "DENIED", "requested access to the resource is denied")
}

/// A password where a token of the registry belongs.
pub(super) fn invalid_token() -> Response {
    refuse(StatusCode::FORBIDDEN, "DENIED", "invalid token")
}

/// Who is known, and may not; `why` is `read_package`, for instance.
pub(super) fn permission_denied(why: &str) -> Response {
    refuse(StatusCode::FORBIDDEN, "DENIED", &format!("permission_denied: {why}"))
}

pub(super) fn manifest_unknown() -> Response {
    refuse(StatusCode::NOT_FOUND, "MANIFEST_UNKNOWN", "manifest unknown")
}

/// The image is there, and its index is of a type that the client did not name.
pub(super) fn index_not_accepted() -> Response {
    let message = "OCI index found, but Accept header does not support OCI indexes";
    refuse(StatusCode::NOT_FOUND, "MANIFEST_UNKNOWN", message)
}

/// No name that an image could have. The OCI distribution specification gives the code; the words
/// are made up.
pub(super) fn name_invalid(path: &str) -> Response {
    debug_assert!(ImagePath::parse(path).is_none(), "{path} could be an image's name");
    refuse(StatusCode::BAD_REQUEST, "NAME_INVALID", "invalid repository name")
}

/// Nothing that this sandbox plays, such as blobs.
pub(super) fn not_played() -> Response {
    refuse(StatusCode::NOT_FOUND, "UNSUPPORTED", "the operation is unsupported")
}

pub(crate) fn too_many_requests() -> Response {
    let message = "retry-after: 880.092µs, allowed: 44000/minute";
    refuse(StatusCode::TOO_MANY_REQUESTS, "TOOMANYREQUESTS", message)
}

pub(crate) fn unavailable() -> Response {
    refuse(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", "service unavailable")
}
