//! `POST /api/v1/registries`: saves a registry, once for each `Idempotency-Key`.
//!
//! It is not tested: the screen has done so, and the next test is due at once. What is saved is
//! tested again by itself, so both how often a client saves and how many an organisation has are
//! limited.

use super::headers::IdempotencyKey;
use super::paths::REGISTRIES;
use super::permitted::Editing;
use super::state::Registries;
use super::view;
use crate::audit::{self, Action};
use crate::problem::ProblemResponse;
use crate::request_body::saved::NewRegistryBody;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ghcr_registry_store::NewRegistry;

pub(super) async fn handler(
    State(state): State<Registries>,
    Editing(caller): Editing,
    IdempotencyKey(key): IdempotencyKey,
    NewRegistryBody(registry): NewRegistryBody,
) -> Result<Response, ProblemResponse> {
    state.admit_saving(caller.client).await?;
    let now = state.now();
    let new = NewRegistry {
        username: registry.username,
        host: state.saved.host.clone(),
        visibility: registry.visibility,
        description: registry.description.unwrap_or_default(),
        image: registry.image,
        token: registry.token,
        next_test_at: Some(now),
    };
    let created = state.of(&caller).create(&new, key.as_ref(), caller.stamp(now)).await?;
    if created.is_new {
        audit::done(Action::Save, &caller, created.registry.id);
    }
    let location = HeaderValue::try_from(format!("{REGISTRIES}/{}", created.registry.id));
    let location = location.ok().map(|it| [(header::LOCATION, it)]);
    let mut answer = (StatusCode::CREATED, view::answer(created.registry)).into_response();
    answer.headers_mut().extend(location.into_iter().flatten());
    Ok(answer)
}
