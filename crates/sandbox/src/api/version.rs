//! The version of the API that a request asks for.

use axum::http::HeaderMap;

/// The versions that GitHub supports, the default first (GitHub facts, section 3).
const VERSIONS: [&str; 2] = ["2022-11-28", "2026-03-10"];

/// The version that is asked for: the default when none is named, nothing when it is not supported.
pub(super) fn wanted_version(headers: &HeaderMap) -> Option<&'static str> {
    match headers.get("x-github-api-version") {
        None => VERSIONS.first().copied(),
        Some(wanted) => VERSIONS.iter().copied().find(|version| wanted == version),
    }
}
