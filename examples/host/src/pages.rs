//! The built examples, held in memory: an address is looked up among them, and is never a path on
//! this machine.

use crate::policy;
use anyhow::{Context, Result};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use std::collections::HashMap;
use std::fs;
use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;

/// What the examples and docs/embedding.md call the place that the element comes from.
const STANDS_FOR_THE_APP: &str = "https://connect.example.com";

/// Every file by its path from the folder, and the origin of the element.
#[derive(Debug)]
pub(crate) struct Pages {
    files: HashMap<String, File>,
    app: String,
}

#[derive(Debug)]
struct File {
    kind: &'static str,
    content: Bytes,
}

impl Pages {
    /// Reads all of a folder; whatever in it names `connect.example.com` names `app` from now on.
    ///
    /// # Errors
    /// When it is not there, or cannot be read.
    pub(crate) fn read(folder: &FilePath, app: &str) -> Result<Self> {
        let mut files = HashMap::new();
        let mut folders = vec![PathBuf::new()];
        while let Some(below) = folders.pop() {
            for entry in folder.join(&below).read_dir()? {
                let entry = entry?;
                let path = below.join(entry.file_name());
                if entry.file_type()?.is_dir() {
                    folders.push(path);
                } else if let Some(kind) = kind_of(&path) {
                    let text = fs::read_to_string(entry.path())
                        .with_context(|| path.display().to_string())?;
                    let content = Bytes::from(text.replace(STANDS_FOR_THE_APP, app));
                    files.insert(path.to_string_lossy().into_owned(), File { kind, content });
                }
            }
        }
        Ok(Self { files, app: app.to_owned() })
    }

    /// An address for each file; that of a folder is that of its `index.html`.
    pub(crate) fn into_router(self) -> Router {
        Router::new()
            .route("/", get(async |State(pages): State<Arc<Self>>| pages.answer("")))
            .route(
                "/{*path}",
                get(async |State(pages): State<Arc<Self>>, Path(path): Path<String>| {
                    pages.answer(&path)
                }),
            )
            .with_state(Arc::new(self))
    }

    fn answer(&self, path: &str) -> Response {
        let path = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        };
        if let Some(file) = self.files.get(&path) {
            return file.to_response(policy::of(&path, &self.app));
        }
        if self.files.contains_key(&format!("{path}/index.html")) {
            return Redirect::permanent(&format!("/{path}/")).into_response();
        }
        (StatusCode::NOT_FOUND, "There is no such page.\n").into_response()
    }
}

impl File {
    fn to_response(&self, policy: Option<HeaderValue>) -> Response {
        let mut response = self.content.clone().into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        headers.extend(policy.map(|policy| (header::CONTENT_SECURITY_POLICY, policy)));
        response
    }
}

/// The examples are made of text; what is of no such kind is not served.
fn kind_of(path: &FilePath) -> Option<&'static str> {
    Some(match path.extension()?.to_str()? {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::to_bytes;
    use axum::http::{Method, Request};
    use tower::ServiceExt;

    const PAGE: &str =
        r#"<script type="module" src="https://connect.example.com/ghcr-connect.js"></script>"#;

    /// The service on a folder with one page, in a folder of its own for each test.
    fn service(name: &str) -> Router {
        let folder =
            std::env::temp_dir().join(format!("example-host-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("plain")).unwrap();
        fs::write(folder.join("plain/index.html"), PAGE).unwrap();
        let pages = Pages::read(&folder, "http://127.0.0.1:4711").unwrap();
        fs::remove_dir_all(&folder).unwrap();
        crate::service(pages)
    }

    async fn text_of(response: Response) -> String {
        String::from_utf8(to_bytes(response.into_body(), 1 << 16).await.unwrap().into()).unwrap()
    }

    #[tokio::test]
    async fn a_page_names_the_origin_that_the_element_comes_from_and_allows_it() {
        let request = Request::get("/plain/").body(String::new()).unwrap();
        let response = service("page").oneshot(request).await.unwrap();
        let policy =
            response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
        assert!(policy.contains("script-src 'self' http://127.0.0.1:4711 "), "{policy}");
        assert!(text_of(response).await.contains(r#"src="http://127.0.0.1:4711/ghcr-connect.js""#));
    }

    #[tokio::test]
    async fn a_folder_without_its_slash_leads_to_itself_and_what_is_not_there_is_404() {
        let service = service("folder");
        for (path, status) in [("/plain", 308), ("/", 404), ("/plain/../Cargo.toml", 404)] {
            let request = Request::get(path).body(String::new()).unwrap();
            assert_eq!(service.clone().oneshot(request).await.unwrap().status(), status, "{path}");
        }
    }

    #[tokio::test]
    async fn a_registry_is_taken_from_who_is_signed_in_and_its_token_is_not_said_again() {
        let service = service("registries");
        let body = r#"{"username": "octo", "token": "secret", "description": null, "image": null, "visibility": "internal"}"#;
        let request = || {
            let request = Request::builder().method(Method::POST).uri("/api/registries");
            request.header(header::CONTENT_TYPE, "application/json")
        };
        let stranger = request().body(body.to_owned()).unwrap();
        assert_eq!(service.clone().oneshot(stranger).await.unwrap().status(), 401);
        let known =
            request().header(header::AUTHORIZATION, "Bearer example-session").body(body.to_owned());
        let response = service.oneshot(known.unwrap()).await.unwrap();
        assert_eq!(response.status(), 201);
        assert_eq!(
            text_of(response).await,
            r#"{"username":"octo","visibility":"internal","has_token":true}"#
        );
    }
}
