//! `PUT /api/v1/registries/{id}/token`: replaces the token, if the new one is as good.
//!
//! The new one is tested first. It is saved if GitHub accepts it and the test comes to at least
//! what the registry stands at; otherwise the saved one stays, and the report has the reason.

use super::caller::Caller;
use super::headers::{IfMatch, etag};
use super::id::Id;
use super::permitted::Editing;
use super::state::Registries;
use super::untestable::Untestable;
use super::validate::request_for;
use super::view::saved_registry;
use crate::audit::{self, Action};
use crate::problem::ProblemResponse;
use crate::request_body::saved::TokenBody;
use crate::validation::Validation;
use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use ghcr_contract::{
    CheckCode, KeptBecause, Outcome, Report, SavedRegistry, SavedToken, Token, TokenAspect,
    TokenRotation, Verdict,
};
use ghcr_registry_store::{
    Error, Registry, RegistryId, State as Standing, Status, Tenant, TestResult,
};

pub(super) async fn handler(
    State(state): State<Registries>,
    Editing(caller): Editing,
    Id(id): Id,
    if_match: IfMatch,
    TokenBody(token): TokenBody,
) -> Result<Response, ProblemResponse> {
    let before = state.of(&caller).get(id).await?;
    // Before GitHub is asked: a test costs a login.
    if_match.matching(before.version)?;
    if !state.is_host_of(&before) {
        let reason = Untestable::SavedForOtherHost;
        return Err(state.record_untestable(&caller, &before, reason).await?);
    }
    let is_lost = is_lost(&state.of(&caller), id).await?;
    let request = request_for(&before, Some(token.clone()));
    let validation = Validation::admit(state.app.clone(), request, caller.client).await?;
    let report = validation.run(|_| {}).await?;
    audit::validated_saved(&caller.actor, &caller.tenant, id, &report);
    let kept_because = reason_to_keep(&report, &before, is_lost);
    let now = if kept_because.is_none() {
        replace(&state, &caller, &before, &token, &report).await?
    } else {
        keep(&state, &caller, &before, &report).await?;
        before.clone()
    };
    Ok(answer(before, now, kept_because, report))
}

/// Writes into the history that somebody tried.
async fn keep(
    state: &Registries,
    caller: &Caller,
    registry: &Registry,
    report: &Report,
) -> Result<(), Error> {
    let stamp = caller.stamp(state.now());
    match state.of(caller).record_kept_token(registry.id, report, stamp).await {
        // Somebody has removed it since: what the test came to is true all the same.
        Ok(()) | Err(Error::NotFound) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Saves the token, and what its test has found out.
async fn replace(
    state: &Registries,
    caller: &Caller,
    before: &Registry,
    token: &Token,
    report: &Report,
) -> Result<Registry, Error> {
    let (tenant, at) = (state.of(caller), state.now());
    let stamp = caller.stamp(at);
    let replaced = tenant.replace_token(before.id, before.version, Some(token), stamp).await?;
    audit::done(Action::ReplaceToken, caller, before.id);
    let result = TestResult {
        report: &state.report_to_store(report),
        tested_version: replaced.version,
        next_test_at: state.saved.schedule.next_test(&replaced, report, at),
        lease: None,
    };
    match tenant.record_test(before.id, result, stamp).await {
        Ok(recorded) => Ok(recorded.registry),
        // Somebody has changed it since: the token is saved, and its test is one of something else.
        Err(Error::VersionConflict { .. } | Error::NotFound) => Ok(replaced),
        Err(error) => Err(error),
    }
}

/// Returns true if the saved token cannot be decrypted.
async fn is_lost(tenant: &Tenant<'_>, id: RegistryId) -> Result<bool, Error> {
    match tenant.reveal_token(id).await {
        Ok(_) => Ok(false),
        Err(error) if Untestable::of_error(&error).is_some() => Ok(true),
        Err(error) => Err(error),
    }
}

/// Returns why the saved token stays; none if the tested one may take its place.
fn reason_to_keep(report: &Report, before: &Registry, is_lost: bool) -> Option<KeptBecause> {
    match report.verdict {
        _ if may_replace(report, before, is_lost) => None,
        Verdict::Inconclusive => Some(KeptBecause::Undecided),
        Verdict::Blocked | Verdict::ReadyWithWarnings | Verdict::Ready => Some(KeptBecause::Worse),
    }
}

/// Returns true if the tested token may take the saved one's place. During an outage a mistyped
/// token looks as undecided as a good one, so it must not replace one that may work. What a lost
/// token was good for does not count.
fn may_replace(report: &Report, before: &Registry, is_lost: bool) -> bool {
    let accepted = report.check(CheckCode::TokenAccepted);
    let is_accepted = accepted.is_some_and(|check| check.outcome == Outcome::Pass);
    let has_nothing_to_lose = before.token.is_none() || is_lost || is_refused(before.status);
    let standing = if is_lost { Untestable::CredentialUnreadable.status() } else { before.status };
    (is_accepted || has_nothing_to_lose) && is_as_good(report, standing)
}

/// Returns true if the saved token is of no use: GitHub has refused it, or GHCR takes none of its
/// form or kind.
fn is_refused(Status { state, headline, .. }: Status) -> bool {
    use CheckCode::{TokenAccepted, TokenFormat, TokenKind};
    state == Standing::Blocked && matches!(headline, Some(TokenFormat | TokenKind | TokenAccepted))
}

/// Returns true if the report comes to at least what the registry stands at. What blocks is as good
/// if it comes as late on the ladder. A registry that was never tested is held to be undecided.
fn is_as_good(report: &Report, before: Status) -> bool {
    let status = (Standing::from(report.verdict), report.headline);
    standing(status) >= standing((before.state, before.headline))
}

fn standing((state, headline): (Standing, Option<CheckCode>)) -> (u8, Option<CheckCode>) {
    match state {
        Standing::Blocked => (0, headline),
        Standing::NeverTested | Standing::Inconclusive => (1, None),
        Standing::ReadyWithWarnings => (2, None),
        Standing::Ready => (3, None),
    }
}

fn answer(
    before: Registry,
    now: Registry,
    kept_because: Option<KeptBecause>,
    report: Report,
) -> Response {
    let is_replaced = kept_because.is_none();
    let tag = [(header::ETAG, etag(now.version))];
    let (before, registry) = (saved_registry(before), saved_registry(now));
    let changes = if is_replaced { changes(&before, &registry) } else { Vec::new() };
    let rotation = TokenRotation { is_replaced, kept_because, changes, before, registry, report };
    (tag, Json(rotation)).into_response()
}

/// In what the saved token differs from the one before.
fn changes(before: &SavedRegistry, now: &SavedRegistry) -> Vec<TokenAspect> {
    let (old, new) = (before.token.as_ref(), now.token.as_ref());
    let owner = |token: Option<&SavedToken>| token.and_then(|it| it.owner.clone());
    let scopes = |token: Option<&SavedToken>| token.and_then(|it| it.scopes.clone());
    let differs = |aspect: &TokenAspect| match aspect {
        TokenAspect::Owner => owner(old) != owner(new),
        TokenAspect::Kind => old.map(|it| it.kind) != new.map(|it| it.kind),
        TokenAspect::Scopes => scopes(old) != scopes(new),
        TokenAspect::ExpiresAt => {
            old.and_then(|it| it.expires_at) != new.and_then(|it| it.expires_at)
        }
        TokenAspect::State => before.state != now.state,
    };
    TokenAspect::ALL.iter().copied().filter(differs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use CheckCode::{TokenAccepted, TokenScope};
    use Standing::{Blocked, Inconclusive, NeverTested, Ready, ReadyWithWarnings};

    #[test]
    fn a_token_is_compared_by_what_it_comes_to_and_then_by_how_far_it_gets() {
        let rising = [
            [(Blocked, Some(TokenAccepted))].as_slice(),
            &[(Blocked, Some(TokenScope))],
            &[(NeverTested, None), (Inconclusive, Some(TokenAccepted)), (Inconclusive, None)],
            &[(ReadyWithWarnings, Some(TokenScope)), (ReadyWithWarnings, Some(TokenAccepted))],
            &[(Ready, None)],
        ];
        for (rank, level) in rising.iter().enumerate() {
            for each in *level {
                for (other_rank, other) in rising.iter().enumerate() {
                    for other in *other {
                        let order = standing(*each).cmp(&standing(*other));
                        assert_eq!(order, rank.cmp(&other_rank), "{each:?} {other:?}");
                    }
                }
            }
        }
    }
}
