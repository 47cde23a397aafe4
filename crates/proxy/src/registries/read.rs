//! `GET /api/v1/registries/{id}`: one registry.

use super::caller::Viewing;
use super::{Id, Registries, view};
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
