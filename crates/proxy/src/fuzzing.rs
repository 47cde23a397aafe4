//! The private functions that the fuzz targets call (`fuzz/`).

use crate::gather::upstream::PageLinks;
use crate::request_body;
use ghcr_contract::{FieldFault, GITHUB_REGISTRY, ValidateRequest};

/// What a `Link` header says of the other pages.
#[must_use]
pub fn read_links(header: &str) -> PageLinks {
    PageLinks::parse(header)
}

/// The end of a token, in seconds since 1970.
#[must_use]
pub fn parse_expiration(text: &str) -> Option<i64> {
    crate::gather::expiry::parse_expiration(text)
}

/// A request's body, or everything that is wrong with it; `None` if it is not JSON.
#[must_use]
pub fn read_body(body: &[u8]) -> Option<Result<ValidateRequest, Vec<FieldFault>>> {
    request_body::read(body, GITHUB_REGISTRY).ok()
}
