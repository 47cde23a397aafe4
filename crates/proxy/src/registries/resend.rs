//! `POST /api/v1/webhooks/dead-letters/{id}/resend`: has a dead letter sent again.

use super::id::Id;
use super::permitted::Editing;
use super::state::Registries;
use crate::problem::ProblemResponse;
use axum::extract::State;
use axum::http::StatusCode;
use ghcr_registry_store::WebhookId;

pub(super) async fn handler(
    State(state): State<Registries>,
    Editing(caller): Editing,
    Id(id): Id<WebhookId>,
) -> Result<StatusCode, ProblemResponse> {
    state.of(&caller).resend_webhook(id, state.now()).await?;
    tracing::info!(webhook = %id, "a dead letter is sent again");
    Ok(StatusCode::ACCEPTED)
}
