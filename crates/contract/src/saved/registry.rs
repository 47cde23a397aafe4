//! A saved registry.

use crate::check::{Cause, CheckCode};
use crate::config::Visibility;
use crate::description::Description;
use crate::image::ImageReference;
use crate::kind::TokenKind;
use crate::names::wire_names;
use crate::packages::PackageCounts;
use crate::scope::Scopes;
use crate::username::Username;
use serde::{Deserialize, Serialize};

wire_names! {
    /// How a saved registry stands after its last test.
    pub enum RegistryState {
        /// There was no test since it was saved, or since something changed that a test asks.
        NeverTested = "never_tested",
        /// It will scan.
        Ready = "ready",
        /// It will scan, and something should be looked at.
        ReadyWithWarnings = "ready_with_warnings",
        /// It will not scan until one thing is changed.
        Blocked = "blocked",
        /// The test could not find out.
        Inconclusive = "inconclusive",
    }
}

/// A saved registry, without its token. Times are seconds since 1970 (UTC).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SavedRegistry {
    /// Its id, a UUID.
    pub id: String,
    /// The user or organisation whose images are scanned.
    pub username: Username,
    /// The registry's host as container tools write it, with its port if it has one: `ghcr.io`.
    pub host: String,
    /// The most restricted visibility to scan.
    pub visibility: Visibility,
    /// The name that people gave it; may be empty.
    pub description: Description,
    /// The image to prove the pull with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<ImageReference>,
    /// Whether a token is saved; without one, only public images are scanned.
    pub has_token: bool,
    /// What may be shown of the token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<SavedToken>,
    /// How it stands after the last test.
    pub state: RegistryState,
    /// The check to speak of first; left out when all is well or nothing was tested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<CheckCode>,
    /// Why that check ended as it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// How many packages the last test saw that could count them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packages: Option<PackageCounts>,
    /// When it was last tested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_tested_at: Option<i64>,
    /// When it is to be tested again; left out if it waits for a change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_test_at: Option<i64>,
    /// When it was saved.
    pub created_at: i64,
    /// When a person last changed it.
    pub updated_at: i64,
    /// Counts the changes that people make, from 1. The `ETag` is this number in quotes.
    pub version: i64,
}

/// What may be shown of a saved token. Tests find out all but its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SavedToken {
    /// What its text says it is.
    pub kind: TokenKind,
    /// The login of its owner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Its scopes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Scopes>,
    /// When it ends, in seconds since 1970 (UTC).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<i64>,
    /// When it was saved.
    pub set_at: i64,
    /// When GitHub last accepted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_good_at: Option<i64>,
}

/// A page of the list, those saved last first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistryList {
    /// The registries.
    pub registries: Vec<SavedRegistry>,
    /// The `cursor` of the next page; left out on the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Whether the caller may change and test them.
    pub may_change: bool,
    /// Whether this is the list of one user: whoever asks from the service's own machine.
    pub is_local: bool,
}
