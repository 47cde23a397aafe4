//! `DELETE /api/v1/registries/{id}`: removes a registry. It can be restored.

use super::headers::IfMatch;
use super::id::Id;
use super::permitted::Editing;
use super::state::Registries;
use crate::audit::{self, Action};
use crate::problem::ProblemResponse;
use axum::extract::State;
use axum::http::StatusCode;

pub(super) async fn handler(
    State(state): State<Registries>,
    Editing(caller): Editing,
    Id(id): Id,
    if_match: IfMatch,
) -> Result<StatusCode, ProblemResponse> {
    let tenant = state.of(&caller);
    let version = if_match.matching(tenant.get(id).await?.version)?;
    tenant.remove(id, version, caller.stamp(state.now())).await?;
    audit::done(Action::Remove, &caller, id);
    Ok(StatusCode::NO_CONTENT)
}
