//! The token of a saved registry, for a scanner.

use crate::token::{Token, expose_to_wire};
use crate::username::Username;
use serde::Serialize;

/// What a scanner pulls with. It is the one answer that holds a token: do not keep or log it.
/// `Debug` redacts the token.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(
    feature = "openapi",
    derive(utoipa::ToSchema),
    schema(
        description = "What a scanner pulls with. It is the one answer that holds a token: do not \
                       keep or log it."
    )
)]
pub struct Credential {
    /// The registry's host as container tools write it, with its port if it has one: `ghcr.io`.
    pub host: String,
    /// The user or organisation whose images are scanned.
    pub username: Username,
    /// The login of the token's owner, to log in with; left out until a test has found it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_owner: Option<String>,
    /// The token; left out if only public images are scanned.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "expose_to_wire")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub token: Option<Token>,
}
