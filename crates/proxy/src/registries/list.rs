//! `GET /api/v1/registries`: the registries of the caller's organisation, page by page.

use super::identity::Callers;
use super::permitted::Viewing;
use super::query::PageQuery;
use super::role::Permission;
use super::state::Registries;
use super::view::saved_registry;
use crate::problem::ProblemResponse;
use axum::Json;
use axum::extract::State;
use ghcr_contract::RegistryList;
use ghcr_registry_store::RegistryId;

pub(super) async fn handler(
    State(state): State<Registries>,
    Viewing(caller): Viewing,
    query: PageQuery<RegistryId>,
) -> Result<Json<RegistryList>, ProblemResponse> {
    let page = state.of(&caller).list(&query.filter, query.cursor, query.limit).await?;
    Ok(Json(RegistryList {
        registries: page.registries.into_iter().map(saved_registry).collect(),
        next: page.next.map(|id| id.to_string()),
        may_change: caller.role.may(Permission::Change),
        is_local: matches!(*state.saved.callers, Callers::Local),
    }))
}
