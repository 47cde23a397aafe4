//! `GET /api/v1/registries/{id}/history`: what happened to a registry, the newest first.

use super::id::Id;
use super::permitted::Viewing;
use super::query::PageQuery;
use super::state::Registries;
use super::view;
use crate::problem::ProblemResponse;
use axum::Json;
use axum::extract::State;
use ghcr_contract::RegistryHistory;

pub(super) async fn handler(
    State(state): State<Registries>,
    Viewing(caller): Viewing,
    Id(id): Id,
    query: PageQuery<i64>,
) -> Result<Json<RegistryHistory>, ProblemResponse> {
    let page = state.of(&caller).history(id, query.cursor, query.limit).await?;
    Ok(Json(RegistryHistory {
        entries: page.entries.into_iter().map(view::event).collect(),
        next: page.next.map(|seq| seq.to_string()),
    }))
}
