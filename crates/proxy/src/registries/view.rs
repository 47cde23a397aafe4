//! What callers get to see of what is stored.

use super::headers::etag;
use axum::Json;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use ghcr_contract::{RegistryEvent, RegistryEventKind, SavedRegistry, SavedToken};
use ghcr_registry_store::{HistoryEntry, HistoryKind, Registry, TokenFacts};

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
        state: registry.status.state.into(),
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

pub(super) fn event(entry: HistoryEntry) -> RegistryEvent {
    let HistoryEntry { seq, at, kind, status, actor } = entry;
    RegistryEvent {
        seq,
        at,
        kind: event_kind(kind),
        state: status.map(|it| it.state.into()),
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
        HistoryKind::TokenKept => RegistryEventKind::TokenKept,
        HistoryKind::Tested => RegistryEventKind::Tested,
        HistoryKind::TokenHandedOut => RegistryEventKind::TokenHandedOut,
        HistoryKind::Removed => RegistryEventKind::Removed,
        HistoryKind::Restored => RegistryEventKind::Restored,
        HistoryKind::ExpiryReminder => RegistryEventKind::ExpiryReminder,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::RegistryState;
    use ghcr_registry_store::State;

    #[test]
    fn the_names_on_the_wire_are_those_of_the_store() {
        for each in State::ALL {
            assert_eq!(RegistryState::from(each).as_str(), each.as_str());
        }
        for kind in HistoryKind::ALL {
            assert_eq!(event_kind(kind).as_str(), kind.as_str());
        }
    }
}
