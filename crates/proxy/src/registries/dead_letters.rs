//! `GET /api/v1/webhooks/dead-letters`: the webhooks that could not be delivered, page by page. One
//! that cannot be read is left out, and is in the log.

use super::permitted::Editing;
use super::query::PageQuery;
use super::state::Registries;
use crate::problem::ProblemResponse;
use axum::Json;
use axum::extract::State;
use ghcr_contract::{DeadLetter, DeadLetterList};
use ghcr_registry_store::{DeadWebhook, WebhookId};

pub(super) async fn handler(
    State(state): State<Registries>,
    Editing(caller): Editing,
    query: PageQuery<WebhookId>,
) -> Result<Json<DeadLetterList>, ProblemResponse> {
    let page = state.of(&caller).dead_webhooks(query.cursor, query.limit).await?;
    for id in &page.unreadable {
        tracing::warn!(
            webhook = %id,
            "a webhook that could not be delivered cannot be read, and is left out of the list"
        );
    }
    Ok(Json(DeadLetterList {
        dead_letters: page.webhooks.into_iter().map(dead_letter).collect(),
        next: page.next.map(|id| id.to_string()),
    }))
}

fn dead_letter(webhook: DeadWebhook) -> DeadLetter {
    let DeadWebhook { id: _, event, attempts, failed_at, failure } = webhook;
    DeadLetter { event, attempts, failed_at, failure }
}
