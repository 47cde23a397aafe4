//! One page in one language: what it is sent with, and each encoding it can be sent in.

use super::html;
use super::preferences::weight_of;
use crate::access::Origin;
use crate::front::headers::page_policy;
use anyhow::{Context, Result};
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use ring::digest::{SHA256, digest};
use std::io::ErrorKind;
use std::path::Path;

/// A page as it was at the start. It does not change under way, so that its policy's hashes are
/// those of what is sent.
#[derive(Debug)]
pub(super) struct Page {
    /// Its language: `en`, `fr`.
    pub(super) language: String,
    headers: HeaderMap,
    /// The better ones first, the plain one last.
    encodings: Vec<Encoded>,
}

#[derive(Debug)]
struct Encoded {
    coding: &'static str,
    bytes: Bytes,
    etag: HeaderValue,
}

impl Page {
    /// Reads the file, and those beside it that end in `.br` and `.gz`.
    pub(super) fn read(path: &Path, language: &str, embedders: &[Origin]) -> Result<Self> {
        let mut encodings = Vec::new();
        for (coding, suffix) in [("br", ".br"), ("gzip", ".gz"), ("identity", "")] {
            let mut file = path.as_os_str().to_owned();
            file.push(suffix);
            match std::fs::read(&file) {
                Ok(bytes) => encodings.push(Encoded::new(coding, bytes)?),
                Err(error) if error.kind() == ErrorKind::NotFound && coding != "identity" => {}
                Err(error) => {
                    return Err(error).with_context(|| {
                        format!(
                            "--assets: {} cannot be read. Build the app again.",
                            Path::new(&file).display()
                        )
                    });
                }
            }
        }
        let plain = encodings.last().map_or(&[][..], |plain| &plain.bytes);
        let html = std::str::from_utf8(plain).with_context(|| {
            format!("--assets: {} is not UTF-8. Build the app again.", path.display())
        })?;
        Ok(Self {
            language: language.to_owned(),
            headers: headers_of(html, language, embedders)?,
            encodings,
        })
    }

    /// The page as the browser wants it, or the word that it still has it.
    pub(super) fn answer(&self, request: &HeaderMap) -> Response {
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
        response.headers_mut().extend(self.headers.clone());
        response.headers_mut().insert(header::ETAG, sent.etag.clone());
        response
    }

    /// The first of those that weigh most. Plain is taken where nothing else is wanted, unless it
    /// is forbidden by name.
    fn encoded_for(&self, accepted: &str) -> Option<&Encoded> {
        let mut best = None;
        for encoded in &self.encodings {
            let default = u16::from(encoded.coding == "identity");
            let weight = weight_of(encoded.coding, accepted).unwrap_or(default);
            if weight > best.map_or(0, |(heaviest, _)| heaviest) {
                best = Some((weight, encoded));
            }
        }
        best.map(|(_, encoded)| encoded).or(self.encodings.last())
    }
}

impl Encoded {
    fn new(coding: &'static str, bytes: Vec<u8>) -> Result<Self> {
        let hash = digest(&SHA256, &bytes);
        let tag = BASE64_URL_SAFE_NO_PAD.encode(&hash.as_ref()[..16]);
        Ok(Self { coding, bytes: bytes.into(), etag: HeaderValue::try_from(format!("\"{tag}\""))? })
    }

    /// A gateway that compresses anew calls the tag weak: that is still the same page.
    fn is_among(&self, tags: &HeaderValue) -> bool {
        let tags = tags.to_str().unwrap_or_default().split(',').map(str::trim);
        tags.map(|tag| tag.strip_prefix("W/").unwrap_or(tag))
            .any(|tag| tag == "*" || tag == self.etag)
    }
}

fn headers_of(html: &str, language: &str, embedders: &[Origin]) -> Result<HeaderMap> {
    let hash = |style: &&str| BASE64_STANDARD.encode(digest(&SHA256, style.as_bytes()));
    let hashes: Vec<_> = html::inline_styles(html).iter().map(hash).collect();
    let mut headers = HeaderMap::from_iter([
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CONTENT_LANGUAGE, HeaderValue::try_from(language)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (header::VARY, HeaderValue::from_static("Accept-Language, Accept-Encoding")),
        (header::CONTENT_SECURITY_POLICY, page_policy(&hashes, embedders)),
    ]);
    let links = html::early_links(html);
    if !links.is_empty() {
        headers.insert(header::LINK, HeaderValue::try_from(links.join(", "))?);
    }
    Ok(headers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_the_one_that_weighs_most() {
        let encoded = |coding| Encoded::new(coding, coding.into()).unwrap();
        let page = Page {
            language: "en".to_owned(),
            headers: HeaderMap::new(),
            encodings: vec![encoded("br"), encoded("gzip"), encoded("identity")],
        };
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
            let sent = page.encoded_for(accepted).unwrap();
            assert_eq!(sent.coding, coding, "{accepted}");
        }
    }
}
