//! Changing a saved registry, and replacing its token.

use crate::config::Visibility;
use crate::description::Description;
use crate::image::ImageReference;
use crate::names::wire_names;
use crate::report::Report;
use crate::saved::SavedRegistry;
use crate::token::{Token, expose_to_wire};
use crate::username::Username;
use serde::{Deserialize, Serialize, Serializer};

/// What to change of a saved registry. A field that is left out stays; `null` empties the
/// description and the image.
///
/// A saved token belongs to the account and the host that it was given for. So `username` and
/// `host` are changed together with `token`, the one for the new address; otherwise the token is
/// replaced with `PUT …/token`, which tests it first.
///
/// `Serialize` writes the token in the clear. Use it for the body of the request only.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(
    feature = "openapi",
    derive(utoipa::ToSchema),
    schema(description = "What to change. A field that is left out stays; `null` empties the \
                       description and the image, and is as good as left out elsewhere.")
)]
pub struct RegistryPatch {
    /// The name that people give it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Description>,
    /// The image to prove the pull with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Option<ImageReference>>,
    /// The most restricted visibility to scan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visibility: Option<Visibility>,
    /// Another user or organisation whose images are scanned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Username>,
    /// The registry's host: the one that the service is connected to (`registry` of the
    /// configuration).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// The token for the new address.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "expose_to_wire")]
    pub token: Option<Token>,
}

/// A token that is to replace the saved one.
///
/// `Serialize` writes the token in the clear. Use it for the body of the request only.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(
    feature = "openapi",
    derive(utoipa::ToSchema),
    schema(description = "A token that is to replace the saved one.")
)]
pub struct TokenReplacement {
    /// The new token.
    #[serde(serialize_with = "expose")]
    pub token: Token,
}

fn expose<S: Serializer>(token: &Token, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(token.expose())
}

wire_names! {
    /// What a new token has changed.
    pub enum TokenAspect {
        /// Whose token it is.
        Owner = "owner",
        /// Its kind.
        Kind = "kind",
        /// Its scopes.
        Scopes = "scopes",
        /// When it ends.
        ExpiresAt = "expires_at",
        /// How the registry stands.
        State = "state",
    }
}

wire_names! {
    /// Why a saved token stays.
    pub enum KeptBecause {
        /// The test of the new one came to less than the registry stands at.
        Worse = "worse",
        /// The test of the new one could not find out, such as while GitHub cannot be asked. That
        /// says nothing against it: it can be tried again.
        Undecided = "undecided",
    }
}

/// What became of a token that was to replace the saved one.
///
/// It was tested. It replaces the saved one if what the test came to is at least as good as how the
/// registry stood; otherwise nothing is changed, and the `report` has the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TokenRotation {
    /// Whether the new token has replaced the saved one.
    pub is_replaced: bool,
    /// Why the saved token stays; left out if it was replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_because: Option<KeptBecause>,
    /// In what the saved token differs from the one before; empty if that one stays.
    pub changes: Vec<TokenAspect>,
    /// The registry before.
    pub before: SavedRegistry,
    /// The registry now.
    pub registry: SavedRegistry,
    /// The test of the new token.
    pub report: Report,
}
