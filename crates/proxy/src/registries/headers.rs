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

/// The versions that the caller means to change (RFC 9110, section 13.1.1).
#[derive(Debug, PartialEq, Eq)]
pub(super) enum IfMatch {
    /// `*`: whichever there is.
    Any,
    /// One of these. A tag that this service never gave is none of them.
    OneOf(Vec<i64>),
}

impl IfMatch {
    /// The version to change, if the present one matches. Should somebody change the registry after
    /// this, the store refuses the change, also with `*`: nothing is written over unseen.
    ///
    /// # Errors
    /// The precondition has failed.
    pub(super) fn matching(&self, present: i64) -> Result<i64, ProblemResponse> {
        let is_match = match self {
            Self::Any => true,
            Self::OneOf(versions) => versions.contains(&present),
        };
        is_match.then_some(present).ok_or_else(|| ProblemResponse::new(PreconditionFailed))
    }
}

/// The caller's name for one attempt to save a registry.
pub(super) struct IdempotencyKey(pub(super) Option<ghcr_registry_store::IdempotencyKey>);

/// The version in quotes. It counts what people change: a test gives a registry no other tag.
pub(super) fn etag(version: i64) -> HeaderValue {
    let tag = HeaderValue::try_from(format!("\"{version}\""));
    tag.unwrap_or(HeaderValue::from_static("\"\""))
}

/// A list may stand in several lines. No tag holds a comma that this service gives.
fn read_if_match(headers: &HeaderMap) -> Result<IfMatch, ProblemResponse> {
    if !headers.contains_key(header::IF_MATCH) {
        return Err(ProblemResponse::new(PreconditionRequired));
    }
    let lines = headers.get_all(header::IF_MATCH).iter().filter_map(|line| line.to_str().ok());
    let tags: Vec<_> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    if tags == ["*"] {
        return Ok(IfMatch::Any);
    }
    Ok(IfMatch::OneOf(tags.into_iter().filter_map(read_tag).collect()))
}

/// The version of a tag. `If-Match` asks for strong comparison, by which no weak tag matches. But a
/// gateway that compresses our answers makes our tags weak (nginx writes `W/"2"`), and a version
/// stands for the same fields in whatever encoding they were sent.
fn read_tag(tag: &str) -> Option<i64> {
    let opaque = tag.strip_prefix("W/").unwrap_or(tag);
    opaque.strip_prefix('"')?.strip_suffix('"')?.parse().ok()
}

impl FromRequestParts<Registries> for IfMatch {
    type Rejection = ProblemResponse;

    async fn from_request_parts(
        parts: &mut Parts,
        _: &Registries,
    ) -> Result<Self, ProblemResponse> {
        read_if_match(&parts.headers)
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
    fn a_tag_matches_as_it_was_given_or_weakened_or_in_a_list() {
        let matches = |lines: &[&str]| {
            let lines = lines.iter().map(|text| (header::IF_MATCH, text.parse().unwrap()));
            let mut headers = HeaderMap::new();
            headers.extend(lines.map(|(name, value)| (Some(name), value)));
            let read = read_if_match(&headers).and_then(|it| it.matching(17));
            read.map_err(|problem| Problem::from(problem).status)
        };
        assert_eq!(matches(&[]), Err(428));
        let given = etag(17);
        let lists = ["\"1\", \"17\"", "\"17\",W/\"1\"", "\"x\", , \"17\""];
        for text in [given.to_str().unwrap(), "W/\"17\"", "*", " * "].into_iter().chain(lists) {
            assert_eq!(matches(&[text]), Ok(17), "{text}");
        }
        assert_eq!(matches(&["\"1\"", "\"17\""]), Ok(17));
        let others = ["17", "\"18\"", "\"x\"", "\"1\", \"2\"", "\"", "", "\"*\"", "w/\"17\""];
        for text in others.into_iter().chain(["*, \"18\"", "W/17"]) {
            assert_eq!(matches(&[text]), Err(412), "{text}");
        }
    }
}
