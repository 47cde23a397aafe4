//! What callers get to see of what is stored.

use super::headers::etag;
use axum::Json;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use ghcr_contract::{RegistryEvent, RegistryEventKind, RegistryState, SavedRegistry, SavedToken};
use ghcr_registry_store::{HistoryEntry, HistoryKind, Registry, State, TokenFacts};

/// A registry as an answer, with its tag.
pub(super) fn answer(registry: Registry) -> Response {
    let tag = [(header::ETAG, etag(registry.version))];
    (tag, Json(saved_registry(registry))).into_response()
}

pub(super) fn saved_registry(registry: Registry) -> SavedRegistry {
    SavedRegistry {
        id: registry.id.to_string(),
        username: registry.username,
        host: registry.host.to_string(),
        visibility: registry.visibility,
        description: registry.description,
        image: registry.image,
        has_token: registry.token.is_some(),
        token: registry.token.map(saved_token),
        state: state(registry.status.state),
        headline: registry.status.headline,
        cause: registry.status.cause,
        packages: registry.packages,
        last_tested_at: registry.last_tested_at,
        next_test_at: registry.next_test_at,
        created_at: registry.created_at,
        updated_at: registry.updated_at,
        version: registry.version,
    }
}

fn saved_token(token: TokenFacts) -> SavedToken {
    let TokenFacts { kind, owner, scopes, expires_at, set_at, last_good_at } = token;
    SavedToken { kind, owner, scopes, expires_at, set_at, last_good_at }
}

const fn state(state: State) -> RegistryState {
    match state {
        State::NeverTested => RegistryState::NeverTested,
        State::Ready => RegistryState::Ready,
        State::ReadyWithWarnings => RegistryState::ReadyWithWarnings,
        State::Blocked => RegistryState::Blocked,
        State::Inconclusive => RegistryState::Inconclusive,
    }
}

pub(super) fn event(entry: HistoryEntry) -> RegistryEvent {
    let HistoryEntry { seq, at, kind, status, actor } = entry;
    RegistryEvent {
        seq,
        at,
        kind: event_kind(kind),
        state: status.map(|it| state(it.state)),
        headline: status.and_then(|it| it.headline),
        cause: status.and_then(|it| it.cause),
        actor,
    }
}

const fn event_kind(kind: HistoryKind) -> RegistryEventKind {
    match kind {
        HistoryKind::Created => RegistryEventKind::Created,
        HistoryKind::Changed => RegistryEventKind::Changed,
        HistoryKind::TokenReplaced => RegistryEventKind::TokenReplaced,
        HistoryKind::Tested => RegistryEventKind::Tested,
        HistoryKind::TokenHandedOut => RegistryEventKind::TokenHandedOut,
        HistoryKind::Removed => RegistryEventKind::Removed,
        HistoryKind::Restored => RegistryEventKind::Restored,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_on_the_wire_are_those_of_the_store() {
        for each in State::ALL {
            assert_eq!(state(each).as_str(), each.as_str());
        }
        for kind in HistoryKind::ALL {
            assert_eq!(event_kind(kind).as_str(), kind.as_str());
        }
    }
}
