//! `GET /api/v1/registries/{id}`: one registry.

use super::id::Id;
use super::permitted::Viewing;
use super::state::Registries;
use super::view;
use crate::problem::ProblemResponse;
use axum::extract::State;
use axum::response::Response;

pub(super) async fn handler(
    State(state): State<Registries>,
    Viewing(caller): Viewing,
    Id(id): Id,
) -> Result<Response, ProblemResponse> {
    Ok(view::answer(state.of(&caller).get(id).await?))
}
