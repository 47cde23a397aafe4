//! The saved registries of the service.

use super::request::Call;
use super::{ApiError, Endpoint, JSON, read_answer, to_json};
use crate::clock::now;
use ghcr_contract::{
    RegistryHistory, RegistryList, RegistryPatch, RegistryState, Report, SavedRegistry,
    TokenReplacement, TokenRotation,
};
use gloo_net::http::{Method, RequestBuilder};
use leptos::web_sys::js_sys::Math;
use secrecy::SecretString;
use serde::de::DeserializeOwned;
use web_sys::AbortSignal;

/// Which registries are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegistryQuery {
    /// A part of the account's name or the description; empty for all.
    pub search: String,
    /// How they stand.
    pub state: Option<RegistryState>,
}

/// A page of the list.
///
/// # Errors
/// When the service does not answer, or with something else. A service without a list answers the
/// problem `not_found`.
pub async fn list(
    endpoint: &Endpoint,
    query: &RegistryQuery,
    cursor: Option<&str>,
    cancel: Option<AbortSignal>,
) -> Result<RegistryList, ApiError> {
    let state = query.state.map(RegistryState::as_str);
    let search = Some(query.search.trim()).filter(|search| !search.is_empty());
    let parameters = [("search", search), ("state", state), ("cursor", cursor)];
    let given = parameters.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let request = to(endpoint, Method::GET, "").query(given);
    ask(endpoint, request, None, cancel).await
}

/// One registry.
///
/// # Errors
/// As [`list`]; the problem `not_found` if it is not there, or no longer.
pub async fn read(endpoint: &Endpoint, id: &str) -> Result<SavedRegistry, ApiError> {
    ask(endpoint, to(endpoint, Method::GET, id), None, None).await
}

/// The report of the last test; none before the first one.
///
/// # Errors
/// As [`read`].
pub async fn report(endpoint: &Endpoint, id: &str) -> Result<Option<Report>, ApiError> {
    ask(endpoint, to(endpoint, Method::GET, &format!("{id}/report")), None, None).await
}

/// What happened to a registry, the newest first.
///
/// # Errors
/// As [`read`].
pub async fn history(
    endpoint: &Endpoint,
    id: &str,
    cursor: Option<&str>,
) -> Result<RegistryHistory, ApiError> {
    let request = to(endpoint, Method::GET, &format!("{id}/history"));
    let request = request.query(cursor.map(|cursor| ("cursor", cursor)));
    ask(endpoint, request, None, None).await
}

/// Saves a registry, once for each `attempt`. `body` is what
/// [`registry_json`](super::registry_json) makes of it.
///
/// # Errors
/// When it was not saved, or nobody knows.
pub async fn save(
    endpoint: &Endpoint,
    body: &SecretString,
    attempt: &str,
    cancel: Option<AbortSignal>,
) -> Result<SavedRegistry, ApiError> {
    let request = to(endpoint, Method::POST, "").header("idempotency-key", attempt);
    ask(endpoint, request, Some(body), cancel).await
}

/// A name for one attempt to save: no other attempt of the organisation has it.
pub fn new_attempt() -> String {
    format!("{}-{}", now(), Math::random().to_bits())
}

/// Changes a registry.
///
/// # Errors
/// The problem `precondition_failed` if somebody else has changed it since `registry` was read.
pub async fn change(
    endpoint: &Endpoint,
    registry: &SavedRegistry,
    patch: &RegistryPatch,
) -> Result<SavedRegistry, ApiError> {
    let request = to(endpoint, Method::PATCH, &registry.id);
    ask(endpoint, made_to(request, registry), Some(&to_json(patch)), None).await
}

/// Tests a new token, and replaces the saved one by it if it is as good.
///
/// # Errors
/// As [`change`].
pub async fn replace_token(
    endpoint: &Endpoint,
    registry: &SavedRegistry,
    replacement: &TokenReplacement,
) -> Result<TokenRotation, ApiError> {
    let request = to(endpoint, Method::PUT, &format!("{}/token", registry.id));
    ask(endpoint, made_to(request, registry), Some(&to_json(replacement)), None).await
}

/// Removes a registry.
///
/// # Errors
/// As [`change`].
pub async fn remove(endpoint: &Endpoint, registry: &SavedRegistry) -> Result<(), ApiError> {
    let request = made_to(to(endpoint, Method::DELETE, &registry.id), registry);
    let call = Call::new(None);
    let response = call.send(endpoint, request, None).await?;
    if response.status() == 204 {
        return Ok(());
    }
    // An answer that is none of the service's own.
    read_answer(&call, response).await?.read::<()>()
}

/// Undoes a removal.
///
/// # Errors
/// As [`read`].
pub async fn restore(endpoint: &Endpoint, id: &str) -> Result<SavedRegistry, ApiError> {
    ask(endpoint, to(endpoint, Method::POST, &format!("{id}/restore")), None, None).await
}

/// A request to the list, or to what is below it.
fn to(endpoint: &Endpoint, method: Method, path: &str) -> RequestBuilder {
    let list = format!("{}api/v1/registries", endpoint.address);
    let address = if path.is_empty() { list } else { format!("{list}/{path}") };
    RequestBuilder::new(&address).method(method).header("accept", JSON)
}

/// The change is made to the version that was read.
fn made_to(request: RequestBuilder, registry: &SavedRegistry) -> RequestBuilder {
    request.header("if-match", &format!("\"{}\"", registry.version))
}

async fn ask<T: DeserializeOwned>(
    endpoint: &Endpoint,
    request: RequestBuilder,
    body: Option<&SecretString>,
    cancel: Option<AbortSignal>,
) -> Result<T, ApiError> {
    let call = Call::new(cancel);
    let response = call.send(endpoint, request, body).await?;
    read_answer(&call, response).await?.read()
}
