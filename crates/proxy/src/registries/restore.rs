//! `POST /api/v1/registries/{id}/restore`: undoes a removal.

use super::id::Id;
use super::permitted::Editing;
use super::state::Registries;
use super::view;
use crate::audit::{self, Action};
use crate::problem::ProblemResponse;
use axum::extract::State;
use axum::response::Response;

pub(super) async fn handler(
    State(state): State<Registries>,
    Editing(caller): Editing,
    Id(id): Id,
) -> Result<Response, ProblemResponse> {
    let restored = state.of(&caller).restore(id, caller.stamp(state.now())).await?;
    audit::done(Action::Restore, &caller, id);
    Ok(view::answer(restored))
}
