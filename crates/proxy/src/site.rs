//! The built app from memory: its pages in the language that the browser prefers, and its other
//! files. Each is sent in the encoding that the browser prefers; all were compressed when the app
//! was built.

mod encodings;
mod files;
mod page;
mod pages;
mod preferences;
mod source;

use crate::middleware::access::Access;
use crate::problem::ProblemResponse;
use anyhow::Result;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::response::{IntoResponse, Response};
use files::Files;
use ghcr_contract::ProblemCode;
use pages::Pages;
use source::Source;
use std::path::Path;
use std::sync::Arc;

/// Says with every page whether the config [is usual](ghcr_contract::Config::is_usual). A script
/// can read this of all headers, and so the page knows without a question whether it can be shown
/// as it was printed (`public/boot.js`).
const SERVER_TIMING: HeaderName = HeaderName::from_static("server-timing");

struct App {
    pages: Pages,
    files: Files,
    config: HeaderValue,
}

/// Serves the app in that folder; without one, the app in the binary. None if there is neither.
///
/// # Errors
/// When a file cannot be read, or a page is missing.
pub(crate) fn service(
    folder: Option<&Path>,
    access: &Access,
    is_usual: bool,
) -> Result<Option<Router>> {
    let Some(source) = Source::open(folder)? else { return Ok(None) };
    let config = if is_usual { "config;desc=usual" } else { "config;desc=own" };
    let app = App {
        pages: Pages::of(&source, &access.embedders)?,
        files: Files::of(&source),
        config: HeaderValue::from_static(config),
    };
    Ok(Some(Router::new().fallback(answer).with_state(Arc::new(app))))
}

async fn answer(State(app): State<Arc<App>>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let refused = ProblemResponse::new(ProblemCode::MethodNotAllowed);
        return ([(header::ALLOW, "GET,HEAD")], refused).into_response();
    }
    if let Some(mut answer) = app.pages.answer(request.uri(), request.headers()) {
        answer.headers_mut().insert(SERVER_TIMING, app.config.clone());
        return answer;
    }
    let file = app.files.answer(request.uri().path(), request.headers());
    file.unwrap_or_else(|| ProblemResponse::new(ProblemCode::NotFound).into_response())
}
