//! What a check saw.

use crate::checksum::ChecksumFinding;
use crate::kind::TokenKind;
use crate::names::wire_names;
use crate::packages::{PackageCounts, PackageRow};
use crate::scope::Scopes;
use crate::token_lint::Stray;
use serde::{Deserialize, Serialize};

wire_names! {
    /// What a GitHub account is.
    pub enum AccountKind {
        /// A person or a machine account.
        User = "user",
        /// An organisation.
        Organization = "organization",
        /// Anything else that GitHub says, such as a bot.
        Other = "other",
    }
}

/// The facts behind an outcome; only those that belong to the check are there. No secret ever is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct CheckEvidence {
    /// The HTTP status that GitHub answered with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// GitHub's name for the request, to be given to its support (`x-github-request-id`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// How long the answer took, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub took_ms: Option<u64>,
    /// The host that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// The account's login, as GitHub writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login: Option<String>,
    /// What the account is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_kind: Option<AccountKind>,
    /// The login of the token's owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_owner: Option<String>,
    /// What the token says it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_kind: Option<TokenKind>,
    /// What the token's checksum says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checksum: Option<ChecksumFinding>,
    /// How many characters the token has more than usual; negative: how many are missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length_difference: Option<i32>,
    /// What was copied along with the token.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub strays: Vec<Stray>,
    /// The token's scopes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Scopes>,
    /// Those of them that scanning does not need.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excess_scopes: Option<Scopes>,
    /// When the token ends, in seconds since 1970 (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<i64>,
    /// Whole days from now to then; negative once it has passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_left: Option<i64>,
    /// How many days a token may live in this organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longest_days: Option<u32>,
    /// GitHub's numbers of organisations whose packages are hidden until the token is authorised
    /// for single sign-on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hidden_organizations: Vec<u64>,
    /// How many packages there are of each visibility.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub packages: Option<PackageCounts>,
    /// Some of them, the newest first; a hundred at the most.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sample: Vec<PackageRow>,
    /// The image that was tried, without the registry's host.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// The image was taken from the list, because the request named none.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_chosen: bool,
    /// The digest of its manifest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// What was seen shows that images of this very account can be read: a package of it that is
    /// to be scanned, or a pull of an image of its own. Without such a check nothing is ready.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub proves_access: bool,
    /// How long to wait, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_s: Option<u64>,
}
