//! `GET /api/v1/registries/{id}/report`: the report of the last test.

use super::id::Id;
use super::permitted::Viewing;
use super::state::Registries;
use crate::problem::ProblemResponse;
use axum::Json;
use axum::extract::State;
use ghcr_contract::Report;

pub(super) async fn handler(
    State(state): State<Registries>,
    Viewing(caller): Viewing,
    Id(id): Id,
) -> Result<Json<Option<Report>>, ProblemResponse> {
    Ok(Json(state.of(&caller).last_report(id).await?))
}
