//! The built app as static files, compressed when it was built.

use crate::problem::ProblemResponse;
use axum::Router;
use axum::http::{HeaderValue, Request, Response, header};
use ghcr_contract::ProblemCode;
use std::path::Path;
use tower::ServiceBuilder;
use tower_http::services::ServeDir;

/// Serves the folder. Brotli or gzip as the browser asks, `304` by `ETag`; a file with a hash in its name is kept for
/// ever, any other is asked for again each time.
pub(crate) fn service(folder: &Path) -> Router {
    let not_found = Router::new().fallback(async || ProblemResponse::new(ProblemCode::NotFound));
    let files = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
        .call_fallback_on_method_not_allowed(false)
        .fallback(not_found);
    Router::new()
        .fallback_service(ServiceBuilder::new().layer(axum::middleware::from_fn(keep_for)).service(files))
}

async fn keep_for(
    request: Request<axum::body::Body>,
    next: axum::middleware::Next,
) -> Response<axum::body::Body> {
    let is_hashed = has_hash(request.uri().path());
    let mut response = next.run(request).await;
    if response.status().is_success() || response.status() == 304 {
        let value = if is_hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(value));
    }
    response
}

/// Trunk writes `name-0123456789abcdef.js` and `name-0123456789abcdef_bg.wasm`.
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
        for hashed in
            ["/ghcr-connect-1a2b3c4d5e6f7a8b.js", "/a/x-1a2b3c4d5e6f7a8b_bg.wasm", "/s-00aa11bb22cc33dd.css"]
        {
            assert!(has_hash(hashed), "{hashed}");
        }
        for plain in
            ["/", "/index.html", "/favicon.svg", "/ghcr-connect.js", "/best-practices", "/a-deadbeef/x.js"]
        {
            assert!(!has_hash(plain), "{plain}");
        }
    }
}
