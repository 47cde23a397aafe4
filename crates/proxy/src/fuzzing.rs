//! The private functions that the fuzz targets call (`fuzz/`).

use ghcr_contract::{FieldFault, ValidateRequest};

/// The last page that a `Link` header names.
#[must_use]
pub fn last_page(header: &str) -> Option<u32> {
    crate::upstream::link::last_page(header)
}

/// The end of a token, in seconds since 1970.
#[must_use]
pub fn parse_expiration(text: &str) -> Option<i64> {
    crate::expiry::parse_expiration(text)
}

/// A request's body, or everything that is wrong with it; `None` if it is not JSON.
#[must_use]
pub fn read_body(body: &[u8]) -> Option<Result<ValidateRequest, Vec<FieldFault>>> {
    let value = serde_json::from_slice(body).ok()?;
    Some(crate::request_body::read_fields(value))
}
