//! The files beside the pages: scripts, styles, WebAssembly, pictures.

use super::encodings::{Encodings, SUFFIXES};
use super::source::Source;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use std::collections::HashMap;

/// All of them, by their path in the app's folder.
#[derive(Debug)]
pub(super) struct Files(HashMap<String, File>);

#[derive(Debug)]
struct File {
    headers: HeaderMap,
    encodings: Encodings,
}

impl Files {
    /// Takes every file of the source. What lies compressed beside a file is no file of its own.
    pub(super) fn of(source: &Source) -> Self {
        let is_twin = |path: &str| {
            let plain = SUFFIXES.iter().find_map(|(_, suffix)| path.strip_suffix(suffix));
            plain.is_some_and(|plain| source.files.contains_key(plain))
        };
        let paths = source.files.keys().filter(|path| !is_twin(path));
        let files = paths.filter_map(|path| {
            let encodings = Encodings::of(path, source)?;
            Some((path.clone(), File { headers: headers_of(path), encodings }))
        });
        Self(files.collect())
    }

    /// The answer, if there is a file at that path.
    pub(super) fn answer(&self, path: &str, request: &HeaderMap) -> Option<Response> {
        let file = self.0.get(path.strip_prefix('/')?)?;
        Some(file.encodings.answer(request, &file.headers))
    }
}

/// A file with a hash in its name is kept for ever, any other is asked for again each time, which
/// costs a `304`.
fn headers_of(path: &str) -> HeaderMap {
    let kept = if has_hash(path) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let kind = mime_guess::from_path(path).first_raw().unwrap_or("application/octet-stream");
    HeaderMap::from_iter([
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static(kept)),
        (header::VARY, HeaderValue::from_static("Accept-Encoding")),
    ])
}

/// The build writes `name-0123456789abcdef.js` and `name-0123456789abcdef_bg.wasm`.
fn has_hash(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or_default();
    let stem = file.split('.').next().unwrap_or_default();
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() >= 8
            && hash.bytes().all(|b| b.is_ascii_hexdigit())
            && hash.bytes().any(|b| b.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::has_hash;

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        for hashed in [
            "ghcr-connect-1a2b3c4d5e6f7a8b.js",
            "a/x-1a2b3c4d5e6f7a8b_bg.wasm",
            "s-00aa11bb22cc33dd.css",
        ] {
            assert!(has_hash(hashed), "{hashed}");
        }
        for plain in [
            "",
            "index.html",
            "favicon.svg",
            "ghcr-connect.js",
            "best-practices",
            "a-deadbeef/x.js",
        ] {
            assert!(!has_hash(plain), "{plain}");
        }
    }
}
