//! `ETag`, `If-Match` and `Idempotency-Key`.

use super::state::Registries;
use crate::middleware::callers::the_only;
use crate::problem::ProblemResponse;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use ghcr_contract::ProblemCode::{PreconditionFailed, PreconditionRequired};
use ghcr_contract::{Fault, FieldFault};

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The version that the caller has read and means to change.
pub(super) struct IfMatch(pub(super) i64);

/// The caller's name for one attempt to save a registry.
pub(super) struct IdempotencyKey(pub(super) Option<ghcr_registry_store::IdempotencyKey>);

/// The version in quotes. It counts what people change: a test gives a registry no other tag.
pub(super) fn etag(version: i64) -> HeaderValue {
    let tag = HeaderValue::try_from(format!("\"{version}\""));
    tag.unwrap_or(HeaderValue::from_static("\"\""))
}

fn read_if_match(headers: &HeaderMap) -> Result<i64, ProblemResponse> {
    if !headers.contains_key(header::IF_MATCH) {
        return Err(ProblemResponse::new(PreconditionRequired));
    }
    let tag = the_only(headers, &header::IF_MATCH).map(str::trim);
    let version = tag.and_then(|it| it.strip_prefix('"')?.strip_suffix('"')?.parse().ok());
    // A tag that this service never gave fits no version.
    version.ok_or_else(|| ProblemResponse::new(PreconditionFailed))
}

impl FromRequestParts<Registries> for IfMatch {
    type Rejection = ProblemResponse;

    async fn from_request_parts(
        parts: &mut Parts,
        _: &Registries,
    ) -> Result<Self, ProblemResponse> {
        read_if_match(&parts.headers).map(Self)
    }
}

impl FromRequestParts<Registries> for IdempotencyKey {
    type Rejection = ProblemResponse;

    async fn from_request_parts(
        parts: &mut Parts,
        _: &Registries,
    ) -> Result<Self, ProblemResponse> {
        if !parts.headers.contains_key(&IDEMPOTENCY_KEY) {
            return Ok(Self(None));
        }
        let key = the_only(&parts.headers, &IDEMPOTENCY_KEY).and_then(|text| text.parse().ok());
        let fault = || FieldFault { field: IDEMPOTENCY_KEY.to_string(), fault: Fault::WrongType };
        key.map(|key| Self(Some(key))).ok_or_else(|| ProblemResponse::of_fields(vec![fault()]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::Problem;

    #[test]
    fn a_tag_is_read_as_it_was_given() {
        let read = |text: Option<&str>| {
            let headers = text.map(|text| (header::IF_MATCH, text.parse().unwrap()));
            let read = read_if_match(&HeaderMap::from_iter(headers));
            read.map_err(|problem| Problem::from(problem).status)
        };
        assert_eq!(read(etag(17).to_str().ok()), Ok(17));
        assert_eq!(read(None), Err(428));
        for text in ["17", "W/\"17\"", "*", "\"x\"", "\"1\", \"2\"", "\""] {
            assert_eq!(read(Some(text)), Err(412), "{text}");
        }
    }
}
