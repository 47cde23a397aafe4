//! Headers that are put on an answer.

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// All that is put here is ASCII; what is not, such as an odd scope in a test's world, is left out.
pub(crate) fn put(headers: &mut HeaderMap, name: HeaderName, text: &str) {
    if let Ok(value) = HeaderValue::from_str(text) {
        headers.insert(name, value);
    }
}
