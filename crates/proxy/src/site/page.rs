//! One page in one language, and what it is sent with.

use super::encodings::Encodings;
use super::source::Source;
use crate::middleware::access::Origin;
use crate::middleware::headers::page_policy;
use anyhow::{Context, Result};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use ghcr_contract::SitePage;

/// A page as it was at the start. It does not change under way, so that its policy's hashes are
/// those of what is sent.
#[derive(Debug)]
pub(super) struct Page {
    /// Its language: `en`, `fr`.
    pub(super) language: String,
    /// The name of its file, without the folder: `index.fr.html`.
    pub(super) file: String,
    headers: HeaderMap,
    encodings: Encodings,
}

impl Page {
    /// Takes the page from the source. These origins may frame it.
    ///
    /// # Errors
    /// When the source does not have it.
    pub(super) fn of(page: &SitePage, source: &Source, embedders: &[Origin]) -> Result<Self> {
        let encodings = Encodings::of(&page.file, source).with_context(|| {
            format!("{}: {} is missing. Build the app again.", source.name, page.file)
        })?;
        Ok(Self {
            language: page.language.clone(),
            file: page.file.rsplit('/').next().unwrap_or_default().to_owned(),
            headers: headers_of(page, embedders)
                .with_context(|| format!("{}: {} cannot be sent", source.name, page.file))?,
            encodings,
        })
    }

    /// The page as the browser wants it, or the status that it still has it.
    pub(super) fn answer(&self, request: &HeaderMap) -> Response {
        self.encodings.answer(request, &self.headers)
    }
}

fn headers_of(page: &SitePage, embedders: &[Origin]) -> Result<HeaderMap> {
    let mut headers = HeaderMap::from_iter([
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CONTENT_LANGUAGE, HeaderValue::try_from(&page.language)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (header::VARY, HeaderValue::from_static("Accept-Language, Accept-Encoding")),
        (header::CONTENT_SECURITY_POLICY, page_policy(&page.style_hashes, embedders)),
    ]);
    if !page.links.is_empty() {
        headers.insert(header::LINK, HeaderValue::try_from(page.links.join(", "))?);
    }
    Ok(headers)
}
