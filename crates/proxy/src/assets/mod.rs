//! The built app: its pages from memory, in the language and encoding that the browser prefers, and
//! its other files from the folder. Both were compressed when the app was built.

mod html;
mod page;
mod pages;
mod preferences;

use crate::access::Access;
use crate::problem::ProblemResponse;
use anyhow::Result;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use ghcr_contract::ProblemCode;
use pages::Pages;
use std::path::Path;
use std::sync::Arc;
use tower::ServiceBuilder;
use tower_http::services::ServeDir;

/// Says with every page whether the config [is usual](ghcr_contract::Config::is_usual). A script
/// can read this of all headers, and so the page knows without a question whether it can be shown
/// as it was printed (`public/boot.js`).
const SERVER_TIMING: HeaderName = HeaderName::from_static("server-timing");

/// Serves the folder. A file with a hash in its name is kept for ever, any other is asked for again
/// each time, which costs a `304`.
///
/// # Errors
/// When a page cannot be read.
pub(crate) fn service(folder: &Path, access: &Access, is_usual: bool) -> Result<Router> {
    let pages = Arc::new(Pages::read(folder, &access.embedders)?);
    let config =
        HeaderValue::from_static(if is_usual { "config;desc=usual" } else { "config;desc=own" });
    let not_found = Router::new().fallback(async || ProblemResponse::new(ProblemCode::NotFound));
    let files = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
        .append_index_html_on_directories(false)
        .call_fallback_on_method_not_allowed(false)
        .fallback(not_found);
    let layer = from_fn_with_state((pages, config), page_or_file);
    Ok(Router::new().fallback_service(ServiceBuilder::new().layer(layer).service(files)))
}

async fn page_or_file(
    State((pages, config)): State<(Arc<Pages>, HeaderValue)>,
    request: Request,
    next: Next,
) -> Response {
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    if is_reading && let Some(mut answer) = pages.answer(request.uri(), request.headers()) {
        answer.headers_mut().insert(SERVER_TIMING, config);
        return answer;
    }
    let is_hashed = has_hash(request.uri().path());
    let mut response = next.run(request).await;
    if response.status().is_success() || response.status() == 304 {
        let kept = if is_hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
        // `ServeDir` leaves it out of a 304.
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        // The tag tells it better, and nobody asks for a piece of what is this small.
        headers.remove(header::LAST_MODIFIED);
        headers.remove(header::ACCEPT_RANGES);
    }
    response
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
            "/ghcr-connect-1a2b3c4d5e6f7a8b.js",
            "/a/x-1a2b3c4d5e6f7a8b_bg.wasm",
            "/s-00aa11bb22cc33dd.css",
        ] {
            assert!(has_hash(hashed), "{hashed}");
        }
        for plain in [
            "/",
            "/index.html",
            "/favicon.svg",
            "/ghcr-connect.js",
            "/best-practices",
            "/a-deadbeef/x.js",
        ] {
            assert!(!has_hash(plain), "{plain}");
        }
    }
}
