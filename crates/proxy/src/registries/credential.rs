//! `GET /api/v1/registries/{id}/credential`: the token, for a scanner. The history keeps who read
//! it, and when, before it is given.

use super::id::Id;
use super::permitted::ReadingCredential;
use super::state::Registries;
use crate::audit::{self, Action};
use crate::problem::ProblemResponse;
use axum::Json;
use axum::extract::State;
use ghcr_contract::Credential;

pub(super) async fn handler(
    State(state): State<Registries>,
    ReadingCredential(caller): ReadingCredential,
    Id(id): Id,
) -> Result<Json<Credential>, ProblemResponse> {
    let revealed = state.of(&caller).hand_out_token(id, caller.stamp(state.now())).await?;
    let action = match revealed.token {
        Some(_) => Action::ReadCredential,
        None => Action::ReadWithoutCredential,
    };
    audit::done(action, &caller, id);
    Ok(Json(Credential {
        host: revealed.registry.host.to_string(),
        username: revealed.registry.username,
        token_owner: revealed.registry.token.and_then(|token| token.owner),
        token: revealed.token,
    }))
}
