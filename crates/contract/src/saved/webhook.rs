//! Webhooks: what the service sends by itself, and which of it could not be delivered.

use crate::check::{Cause, CheckCode};
use crate::names::wire_names;
use crate::saved::RegistryState;
use crate::username::Username;
use serde::{Deserialize, Serialize};

wire_names! {
    /// What a webhook tells.
    pub enum WebhookKind {
        /// A registry stands differently after a test.
        StateChanged = "registry.state_changed",
        /// The token of a registry expires soon.
        TokenExpires = "registry.token_expires",
    }
}

/// The body of a webhook. It never holds a token. Times are seconds since 1970 (UTC).
///
/// It is sent at least once. The `id` is the same each time (and is the header `webhook-id`), so
/// that a receiver can tell what it has seen; the order is not kept, so compare `at`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WebhookEvent {
    /// The event's id, a UUID.
    pub id: String,
    /// What it tells.
    #[serde(rename = "type")]
    pub kind: WebhookKind,
    /// When it happened.
    pub at: i64,
    /// The organisation that the registry belongs to.
    pub tenant: String,
    /// The registry.
    pub registry: WebhookRegistry,
    /// How the registry stands now.
    pub now: WebhookStatus,
    /// What the test before came to, also if the registry was edited or got a new token since:
    /// `never_tested` if this is the first. Left out where nothing has changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<WebhookStatus>,
    /// When the token expires, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<i64>,
    /// The whole days from `at` to then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_left: Option<i64>,
}

/// The registry that a webhook is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WebhookRegistry {
    /// Its id.
    pub id: String,
    /// The user or organisation whose images are scanned.
    pub username: Username,
    /// The registry's host, with its port if it has one.
    pub host: String,
    /// The name that people gave it; may be empty.
    pub description: String,
}

/// How a registry stands, in a webhook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WebhookStatus {
    /// The state.
    pub state: RegistryState,
    /// The check to speak of first; left out when all is well or nothing was tested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<CheckCode>,
    /// Why that check ended as it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
}

/// A webhook that could not be delivered and is not sent again by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeadLetter {
    /// What was to be delivered.
    pub event: WebhookEvent,
    /// How often it was sent.
    pub attempts: i64,
    /// When it was last sent.
    pub failed_at: i64,
    /// Why that failed: `status 500`, `timeout` or `unreachable`.
    pub failure: String,
}

/// A page of dead letters, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeadLetterList {
    /// The dead letters.
    pub dead_letters: Vec<DeadLetter>,
    /// The `cursor` of the next page; left out on the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
