//! `PATCH /api/v1/registries/{id}`: changes a registry.
//!
//! A saved token is never sent to another address than the one that it was given for, so another
//! account or host comes with its own token.

use super::headers::IfMatch;
use super::id::Id;
use super::permitted::Editing;
use super::state::Registries;
use super::view;
use crate::audit::{self, Action};
use crate::problem::ProblemResponse;
use crate::request_body::saved::PatchBody;
use axum::extract::State;
use axum::response::Response;
use ghcr_contract::{Fault, Field, FieldFault, RegistryPatch};
use ghcr_registry_store::{AccountChange, Registry, Update};

pub(super) async fn handler(
    State(state): State<Registries>,
    Editing(caller): Editing,
    Id(id): Id,
    if_match: IfMatch,
    PatchBody(patch): PatchBody,
) -> Result<Response, ProblemResponse> {
    let tenant = state.of(&caller);
    let registry = tenant.get(id).await?;
    let version = if_match.matching(registry.version)?;
    let update = Update {
        visibility: patch.visibility,
        description: patch.description.clone(),
        image: patch.image.clone(),
        account: change_account(patch, &registry, &state).map_err(refuse_token)?,
    };
    let changed = tenant.update(id, version, &update, caller.stamp(state.now())).await?;
    if changed.version != version {
        audit::done(Action::Change, &caller, id);
    }
    Ok(view::answer(changed))
}

fn refuse_token(fault: Fault) -> ProblemResponse {
    ProblemResponse::of_fields(vec![FieldFault { field: Field::Token.to_string(), fault }])
}

/// The new account or host, if it is one.
///
/// # Errors
/// What is wrong with the token: it is missing for a new address, or there for none. A token for
/// the same address is replaced at an address of its own, which tests it first.
fn change_account(
    patch: RegistryPatch,
    registry: &Registry,
    state: &Registries,
) -> Result<Option<AccountChange>, Fault> {
    let username = patch.username.unwrap_or_else(|| registry.username.clone());
    // A host that is named is the one that the service is connected to.
    let host = if patch.host.is_some() { &state.saved.host } else { &registry.host };
    let is_other = username != registry.username || *host != registry.host;
    match (is_other, patch.token) {
        (true, None) if registry.token.is_some() => Err(Fault::Missing),
        (true, token) => Ok(Some(AccountChange { username, host: host.clone(), token })),
        (false, Some(_)) => Err(Fault::UnknownField),
        (false, None) => Ok(None),
    }
}
