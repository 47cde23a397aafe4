//! The request for a validation.

use crate::config::Visibility;
use crate::image::ImageReference;
use crate::token::{Token, expose_to_wire};
use crate::username::Username;
use serde::{Deserialize, Serialize};

/// "Would this account scan?"
///
/// `Serialize` writes the token in the clear. Use it for the body of the request only.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(
    feature = "openapi",
    derive(utoipa::ToSchema),
    schema(description = "Would this account scan?")
)]
#[serde(deny_unknown_fields)]
pub struct ValidateRequest {
    /// The user or organisation whose images are scanned.
    pub username: Username,
    /// May be left out when only public images are scanned.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "expose_to_wire")]
    pub token: Option<Token>,
    /// An image to prove the pull with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<ImageReference>,
    /// The widest visibility of the images to be scanned: `public`, `internal` (public ones too) or
    /// `private` (all). Left out: all that the deployment supports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visibility: Option<Visibility>,
}
