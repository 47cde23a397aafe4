//! What happened to a saved registry.

use crate::check::{Cause, CheckCode};
use crate::names::wire_names;
use crate::saved::RegistryState;
use serde::{Deserialize, Serialize};

wire_names! {
    /// What happened to a saved registry.
    pub enum RegistryEventKind {
        /// It was saved.
        Created = "created",
        /// A field was changed.
        Changed = "changed",
        /// The token was replaced or removed.
        TokenReplaced = "token_replaced",
        /// A new token was tested and not saved: the one before stays.
        TokenKept = "token_kept",
        /// It was tested.
        Tested = "tested",
        /// The token was given to a scanner.
        TokenHandedOut = "token_handed_out",
        /// It was removed.
        Removed = "removed",
        /// The removal was undone.
        Restored = "restored",
        /// The token expires soon.
        ExpiryReminder = "expiry_reminder",
    }
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistryEvent {
    /// Counts from 1 within the registry.
    pub seq: i64,
    /// When, in seconds since 1970 (UTC).
    pub at: i64,
    /// What.
    pub kind: RegistryEventKind,
    /// What a test came to: of the registry, or of a new token that was not saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<RegistryState>,
    /// The check that the test speaks of first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<CheckCode>,
    /// Why that check ended as it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// Who did it, as the gateway names them.
    pub actor: String,
}

/// A page of the history, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistryHistory {
    /// The entries.
    pub entries: Vec<RegistryEvent>,
    /// The `cursor` of the next page; left out on the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
