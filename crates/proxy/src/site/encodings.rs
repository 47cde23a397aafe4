//! A file in each encoding that it can be sent in, compressed when the app was built.

use super::preferences::weight_of;
use super::source::Source;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};

/// The better ones first, the plain one last.
#[derive(Debug)]
pub(super) struct Encodings(Vec<Encoded>);

#[derive(Debug)]
struct Encoded {
    coding: &'static str,
    bytes: Bytes,
    etag: HeaderValue,
}

/// What the file beside another one is called that holds it compressed.
pub(super) const SUFFIXES: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

impl Encodings {
    /// The file, and those beside it that end in `.br` and `.gz`; none if there is no such file.
    pub(super) fn of(path: &str, source: &Source) -> Option<Self> {
        let plain = source.files.get(path)?;
        let beside = SUFFIXES.iter().filter_map(|(coding, suffix)| {
            let bytes = source.files.get(&format!("{path}{suffix}"))?;
            Some(Encoded::new(coding, bytes))
        });
        Some(Self(beside.chain([Encoded::new("identity", plain)]).collect()))
    }

    /// The content as the browser wants it, or the status that it still has it; with those headers.
    pub(super) fn answer(&self, request: &HeaderMap, headers: &HeaderMap) -> Response {
        let accepted = request
            .get(header::ACCEPT_ENCODING)
            .and_then(|it| it.to_str().ok())
            .unwrap_or_default();
        let Some(sent) = self.encoded_for(accepted) else {
            return StatusCode::NOT_ACCEPTABLE.into_response();
        };
        let is_known =
            request.get_all(header::IF_NONE_MATCH).iter().any(|tags| sent.is_among(tags));
        let mut response = if is_known {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let mut response = Body::from(sent.bytes.clone()).into_response();
            if sent.coding != "identity" {
                let coding = HeaderValue::from_static(sent.coding);
                response.headers_mut().insert(header::CONTENT_ENCODING, coding);
            }
            response
        };
        response.headers_mut().extend(headers.clone());
        response.headers_mut().insert(header::ETAG, sent.etag.clone());
        response
    }

    /// The first of those that weigh most. Plain is taken where nothing else is wanted, unless it
    /// is forbidden by name.
    fn encoded_for(&self, accepted: &str) -> Option<&Encoded> {
        let mut best = None;
        for encoded in &self.0 {
            let default = u16::from(encoded.coding == "identity");
            let weight = weight_of(encoded.coding, accepted).unwrap_or(default);
            if weight > best.map_or(0, |(heaviest, _)| heaviest) {
                best = Some((weight, encoded));
            }
        }
        best.map(|(_, encoded)| encoded).or(self.0.last())
    }
}

impl Encoded {
    fn new(coding: &'static str, bytes: &Bytes) -> Self {
        let hash = digest(&SHA256, bytes);
        let tag = BASE64_URL_SAFE_NO_PAD.encode(&hash.as_ref()[..16]);
        // Quotes around base64 are visible ASCII, so this does not fail.
        let etag = HeaderValue::try_from(format!("\"{tag}\""));
        Self {
            coding,
            bytes: bytes.clone(),
            etag: etag.unwrap_or(HeaderValue::from_static("\"\"")),
        }
    }

    /// A gateway that compresses anew calls the tag weak: that is still the same content.
    fn is_among(&self, tags: &HeaderValue) -> bool {
        let tags = tags.to_str().unwrap_or_default().split(',').map(str::trim);
        tags.map(|tag| tag.strip_prefix("W/").unwrap_or(tag))
            .any(|tag| tag == "*" || tag == self.etag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_the_one_that_weighs_most() {
        let encoded = |coding: &'static str| Encoded::new(coding, &Bytes::from_static(b"x"));
        let encodings = Encodings(vec![encoded("br"), encoded("gzip"), encoded("identity")]);
        for (accepted, coding) in [
            ("gzip, deflate, br, zstd", "br"),
            ("gzip, deflate", "gzip"),
            ("br;q=0.5, gzip", "gzip"),
            ("br;q=0, *", "gzip"),
            ("", "identity"),
            ("identity", "identity"),
            ("zstd", "identity"),
            ("gzip;q=0.5, identity", "identity"),
            ("br;q=0.001", "br"),
            ("identity;q=0, br;q=0", "identity"),
        ] {
            let sent = encodings.encoded_for(accepted).unwrap();
            assert_eq!(sent.coding, coding, "{accepted}");
        }
    }
}
