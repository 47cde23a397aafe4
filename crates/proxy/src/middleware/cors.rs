//! What pages of other origins may read: the API those of `--allow-origin`, the files also those of
//! `--allow-embed`.
//!
//! The exact origin is named in each answer, for the files too: `*` would tell any page in the
//! world that this service is here, and which version. Cookies are never allowed: whoever needs a
//! session hands it over as a header.

use crate::middleware::access::{Access, Origin};
use crate::problem::ProblemResponse;
use crate::registries::REGISTRIES;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ghcr_contract::ProblemCode;

/// Two hours: no browser keeps a preflight's answer much longer.
const MAX_AGE: HeaderValue = HeaderValue::from_static("7200");
/// What a preflight's answer rests on.
const PREFLIGHT_VARY: HeaderValue = HeaderValue::from_static(
    "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
);

/// What pages may do there.
fn methods_of(path: &str) -> &'static str {
    if path.starts_with(REGISTRIES) { "GET, POST, PUT, PATCH, DELETE" } else { "GET, POST" }
}

/// Whose pages may read what.
#[derive(Debug)]
pub(super) struct Readers {
    of_api: Vec<Origin>,
    of_files: Vec<Origin>,
}

impl Readers {
    pub(super) fn new(access: &Access) -> Self {
        let of_files = [&access.origins[..], &access.embedders].concat();
        Self { of_api: access.origins.clone(), of_files }
    }

    /// The origin whose pages may read the answer to this request.
    pub(super) fn reader_of(&self, request: &Request) -> Option<HeaderValue> {
        let is_api = request.uri().path().starts_with("/api/");
        let readers = if is_api { &self.of_api } else { &self.of_files };
        let origin = request.headers().get(header::ORIGIN)?;
        readers.iter().any(|it| it.as_str() == origin).then(|| origin.clone())
    }

    /// What a browser asks before a page's request that a form could not have sent, and the answer
    /// to that.
    ///
    /// Every header that it asks for is allowed. The origin is one that the operator trusts, and
    /// which header carries its session is between its pages and the gateway; the proxy itself
    /// believes no header that a page can write, but for a bearer token, which proves itself.
    pub(super) fn answer_preflight(&self, request: &Request) -> Option<Response> {
        let asked = request.headers();
        let is_preflight = request.method() == Method::OPTIONS
            && asked.contains_key(header::ORIGIN)
            && asked.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
        if !is_preflight {
            return None;
        }
        let mut answer = if self.reader_of(request).is_some() {
            let methods = HeaderValue::from_static(methods_of(request.uri().path()));
            let mut answer = StatusCode::NO_CONTENT.into_response();
            let headers = answer.headers_mut();
            headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, methods);
            headers.insert(header::ACCESS_CONTROL_MAX_AGE, MAX_AGE);
            if let Some(names) = asked.get(header::ACCESS_CONTROL_REQUEST_HEADERS) {
                headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, names.clone());
            }
            answer
        } else {
            ProblemResponse::new(ProblemCode::ForbiddenOrigin).into_response()
        };
        answer.headers_mut().insert(header::VARY, PREFLIGHT_VARY);
        Some(answer)
    }

    /// Says so in the answer; and to caches that it depends on who asks, to whomever it goes.
    pub(super) fn let_read(&self, reader: Option<HeaderValue>, headers: &mut HeaderMap) {
        if self.of_files.is_empty() {
            return;
        }
        if headers.get(header::VARY) != Some(&PREFLIGHT_VARY) {
            headers.append(header::VARY, HeaderValue::from_static("Origin"));
        }
        if let Some(origin) = reader {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.insert(
                header::ACCESS_CONTROL_EXPOSE_HEADERS,
                HeaderValue::from_static("Retry-After, X-Request-Id"),
            );
        }
    }
}
