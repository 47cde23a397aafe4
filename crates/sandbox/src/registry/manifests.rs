//! `GET` and `HEAD /v2/OWNER/NAME/manifests/REFERENCE`, `GET /v2/OWNER/NAME/tags/list`, and `/v2/`
//! itself.

use super::request::RegistryRequest;
use super::{access, refusal};
use crate::http::{own_address, put};
use crate::state::{Grant, SandboxState};
use crate::world::{ImagePath, Manifest, Package, manifests_of};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// Where a client finds out how to log in.
pub(super) async fn base(State(state): State<SandboxState>, headers: HeaderMap) -> Response {
    match grant_of(&state, &headers, None) {
        Ok(_) => ([(header::CONTENT_TYPE, "application/json")], "{}").into_response(),
        Err(refused) => *refused,
    }
}

pub(super) async fn handler(
    State(state): State<SandboxState>,
    headers: HeaderMap,
    rest: Result<Path<String>, PathRejection>,
) -> Response {
    let Ok(Path(rest)) = rest else {
        return refusal::not_played();
    };
    let Some(request) = RegistryRequest::parse(&rest) else {
        return refusal::not_played();
    };
    answer(&state, &headers, &request).unwrap_or_else(|refused| *refused)
}

fn answer(
    state: &SandboxState,
    headers: &HeaderMap,
    request: &RegistryRequest,
) -> Result<Response, Box<Response>> {
    let grant = grant_of(state, headers, Some(request.path()))?;
    let path = ImagePath::parse(request.path())
        .ok_or_else(|| Box::new(refusal::name_invalid(request.path())))?;
    state.read_world(|world| {
        let package = access::open(state, world, &grant, &path)?;
        match request {
            RegistryRequest::Tags { .. } => Ok(tags(&path, package)),
            RegistryRequest::Manifest { reference, .. } => manifest(package, reference, headers),
        }
    })
}

/// What the token of the registry is good for that came along.
fn grant_of(
    state: &SandboxState,
    headers: &HeaderMap,
    path: Option<&str>,
) -> Result<Grant, Box<Response>> {
    let challenge = |message| Box::new(refusal::challenge(&own_address(headers), path, message));
    let Some(value) = headers.get(header::AUTHORIZATION) else {
        return Err(challenge("authentication required"));
    };
    let text = value.to_str().unwrap_or_default().trim();
    let (scheme, token) = text.split_once(' ').unwrap_or((text, ""));
    match () {
        () if !scheme.eq_ignore_ascii_case("bearer") => Err(Box::new(refusal::invalid_token())),
        () if token.is_empty() => Err(challenge("authentication token not provided")),
        // What is over or was never given out is to be got anew.
        () => state
            .grants()
            .find(token, state.now())
            .ok_or_else(|| challenge("authentication required")),
    }
}

fn manifest(
    package: &Package,
    reference: &str,
    headers: &HeaderMap,
) -> Result<Response, Box<Response>> {
    let is_meant = |it: &Manifest| it.digest == reference || it.tag.as_deref() == Some(reference);
    let found = manifests_of(package).into_iter().find(is_meant);
    let manifest = found.ok_or_else(|| Box::new(refusal::manifest_unknown()))?;
    if manifest.is_index() && !accepts(headers, manifest.media_type) {
        return Err(Box::new(refusal::index_not_accepted()));
    }
    let content_type = HeaderValue::from_static(manifest.media_type);
    let mut response = ([(header::CONTENT_TYPE, content_type)], manifest.body).into_response();
    let name = HeaderName::from_static("docker-content-digest");
    put(response.headers_mut(), name, &manifest.digest);
    Ok(response)
}

/// Whether the client names the type; `*/*` is not enough. Several `Accept` headers are as good as
/// one.
fn accepts(headers: &HeaderMap, media_type: &str) -> bool {
    headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|named| named.split(';').next().is_some_and(|named| named.trim() == media_type))
}

fn tags(path: &ImagePath, package: &Package) -> Response {
    let tags: Vec<&str> = package.tags().iter().map(|(tag, _)| tag.as_str()).collect();
    let body = json!({ "name": path.as_str(), "tags": tags });
    ([(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}
