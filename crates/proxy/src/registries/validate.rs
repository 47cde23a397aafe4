//! `POST /api/v1/registries/{id}/validate`: tests a registry with its saved token, answers as the
//! validation of a typed one does, and records the result.

use super::caller::Caller;
use super::id::Id;
use super::permitted::Editing;
use super::state::Registries;
use crate::audit;
use crate::problem::ProblemResponse;
use crate::validation::{Validation, answer_again};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use ghcr_contract::{Report, Token, ValidateRequest};
use ghcr_registry_store::{Registry, TestResult};

pub(super) async fn handler(
    State(state): State<Registries>,
    Editing(caller): Editing,
    Id(id): Id,
    headers: HeaderMap,
) -> Result<Response, ProblemResponse> {
    let revealed = state.reveal_for_test(&caller, id).await?;
    // GitHub has said no to this very token: it is not asked again until there is another.
    if revealed.registry.status.is_refusal()
        && let Some(report) = state.of(&caller).last_report(id).await?
    {
        return Ok(answer_again(&headers, report));
    }
    let request = request_for(&revealed.registry, revealed.token);
    let validation = Validation::admit(state.app.clone(), request, caller.client).await?;
    let tested = revealed.registry;
    let finish = async move |report| record(&state, &caller, &tested, report).await;
    validation.answer(&headers, finish).await
}

/// What to ask about a registry, with this token.
pub(super) fn request_for(registry: &Registry, token: Option<Token>) -> ValidateRequest {
    ValidateRequest {
        username: registry.username.clone(),
        token,
        image: registry.image.clone(),
        visibility: Some(registry.visibility),
    }
}

/// # Errors
/// When the registry was changed in a way that makes the report one of something else.
async fn record(
    state: &Registries,
    caller: &Caller,
    tested: &Registry,
    report: Report,
) -> Result<Report, ProblemResponse> {
    audit::validated_saved(&caller.actor, &caller.tenant, tested.id, &report);
    let now = state.now();
    let result = TestResult {
        report: &state.report_to_store(&report),
        tested_version: tested.version,
        next_test_at: state.saved.schedule.next_test(tested, &report, now),
        lease: None,
    };
    state.of(caller).record_test(tested.id, result, caller.stamp(now)).await?;
    Ok(report)
}
