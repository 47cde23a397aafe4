//! What stands in front of the registry: a token server and the registry under one origin, as
//! `ghcr.io` has them.

use super::issuer::Issuer;
use crate::support::client;
use axum::body::Body;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use axum::{Json, Router};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::json;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use tokio::net::TcpListener;

/// Who may log in, and what may be pulled without.
#[derive(Clone)]
pub(super) struct Guest {
    pub(super) login: String,
    pub(super) token: String,
    pub(super) public: &'static str,
}

pub(super) struct Front {
    url: String,
    state: Arc<FrontState>,
}

struct FrontState {
    registry: String,
    issuer: Issuer,
    guest: Guest,
    exchanges: AtomicUsize,
    saw_credential: AtomicBool,
}

impl Front {
    /// Until the test's runtime ends.
    pub(super) fn serve(
        listener: TcpListener,
        url: String,
        registry: &str,
        issuer: Issuer,
        guest: Guest,
    ) -> Self {
        let state = Arc::new(FrontState {
            registry: registry.to_owned(),
            issuer,
            guest,
            exchanges: AtomicUsize::new(0),
            saw_credential: AtomicBool::new(false),
        });
        let router = Router::new()
            .route("/token", get(exchange))
            .fallback(any(forward))
            .with_state(Arc::clone(&state));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, state }
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// How many tokens were asked for.
    pub(super) fn exchanges(&self) -> usize {
        self.state.exchanges.load(Ordering::Relaxed)
    }

    /// Whether anything came with a login, rightly or not.
    pub(super) fn saw_credential(&self) -> bool {
        self.state.saw_credential.load(Ordering::Relaxed)
    }
}

/// `GET /token?service=…&scope=repository:NAME:pull`: who logs in may pull all, and everybody what
/// is public.
async fn exchange(
    State(state): State<Arc<FrontState>>,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
) -> Response {
    state.exchanges.fetch_add(1, Ordering::Relaxed);
    let scope = query.get("scope").map(String::as_str).unwrap_or_default();
    let repository = scope.strip_prefix("repository:").and_then(|rest| rest.strip_suffix(":pull"));
    let Some(repository) = repository else { return StatusCode::BAD_REQUEST.into_response() };
    let Guest { login, token, public } = &state.guest;
    let may_pull = match headers.get(header::AUTHORIZATION) {
        Some(sent) => {
            state.saw_credential.store(true, Ordering::Relaxed);
            *sent == format!("Basic {}", BASE64_STANDARD.encode(format!("{login}:{token}")))
        }
        None => repository == *public,
    };
    if may_pull {
        return Json(json!({"token": state.issuer.sign(repository, &["pull"])})).into_response();
    }
    let refusal =
        json!({"errors": [{"code": "UNAUTHORIZED", "message": "authentication required"}]});
    (StatusCode::UNAUTHORIZED, Json(refusal)).into_response()
}

/// Everything else is the registry's own answer.
async fn forward(State(state): State<Arc<FrontState>>, request: Request) -> Response {
    let url = format!("{}{}", state.registry, request.uri());
    let mut headers = request.headers().clone();
    headers.remove(header::HOST);
    let sending = client().request(request.method().clone(), url).headers(headers);
    let answer = sending.send().await.expect("the registry answers");
    let (status, headers) = (answer.status(), answer.headers().clone());
    let body = answer.bytes().await.expect("the registry's answer is whole");
    let mut response = (status, Body::from(body)).into_response();
    let digest = HeaderName::from_static("docker-content-digest");
    for name in [header::WWW_AUTHENTICATE, header::CONTENT_TYPE, digest] {
        if let Some(value) = headers.get(&name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
}
