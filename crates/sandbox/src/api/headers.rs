//! The headers that GitHub puts on its answers (GitHub facts, section 3).

use crate::http::put;
use crate::state::{Quota, SandboxState};
use crate::world::IssuedToken;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-github-request-id");
const MEDIA_TYPE: HeaderName = HeaderName::from_static("x-github-media-type");
const VERSION_SELECTED: HeaderName = HeaderName::from_static("x-github-api-version-selected");
const SCOPES: HeaderName = HeaderName::from_static("x-oauth-scopes");
const ACCEPTED_SCOPES: HeaderName = HeaderName::from_static("x-accepted-oauth-scopes");
pub(crate) const SSO: HeaderName = HeaderName::from_static("x-github-sso");
const EXPIRATION: HeaderName = HeaderName::from_static("github-authentication-token-expiration");

/// The versions that GitHub supports, the default first (GitHub facts, section 3).
const VERSIONS: [&str; 2] = ["2022-11-28", "2026-03-10"];

/// Which scopes the endpoint checks; put on an answer as an extension.
#[derive(Clone, Copy)]
pub(super) struct AcceptedScopes(pub(super) &'static str);

/// What every answer of the API carries.
pub(crate) fn stamp(
    mut response: Response,
    state: &SandboxState,
    request_headers: &HeaderMap,
) -> Response {
    let headers = response.headers_mut();
    put(headers, REQUEST_ID, &state.name_request());
    headers.insert(MEDIA_TYPE, HeaderValue::from_static("github.v3; format=json"));
    if let Some(version) = wanted_version(request_headers) {
        headers.insert(VERSION_SELECTED, HeaderValue::from_static(version));
    }
    response
}

/// The version that is asked for: the default when none is named, nothing when it is not supported.
pub(super) fn wanted_version(headers: &HeaderMap) -> Option<&'static str> {
    match headers.get("x-github-api-version") {
        None => VERSIONS.first().copied(),
        Some(wanted) => VERSIONS.iter().copied().find(|version| wanted == version),
    }
}

/// Where the hourly limit stands.
pub(crate) fn stamp_quota(mut response: Response, quota: Quota) -> Response {
    let headers = response.headers_mut();
    let numbers = [
        ("x-ratelimit-limit", i64::from(quota.limit)),
        ("x-ratelimit-remaining", i64::from(quota.remaining())),
        ("x-ratelimit-used", i64::from(quota.used)),
        ("x-ratelimit-reset", quota.reset),
    ];
    for (name, number) in numbers {
        headers.insert(name, HeaderValue::from(number));
    }
    headers.insert("x-ratelimit-resource", HeaderValue::from_static("core"));
    response
}

/// What the token may do and until when.
pub(super) fn stamp_token(mut response: Response, token: &IssuedToken) -> Response {
    let accepted = response.extensions().get().map_or("", |AcceptedScopes(scopes)| scopes);
    let headers = response.headers_mut();
    if let Some(scopes) = token.scopes_header() {
        put(headers, SCOPES, &scopes);
        headers.insert(ACCEPTED_SCOPES, HeaderValue::from_static(accepted));
    }
    if let Some(expiry) = token.expiry() {
        put(headers, EXPIRATION, &expiry.header_text());
    }
    response
}
