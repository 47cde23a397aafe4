//! What a scanner would find in the account.

use crate::config::Visibility;
use serde::{Deserialize, Serialize};

/// How many packages there are of each visibility, as far as the token sees them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PackageCounts {
    /// For everybody.
    pub public: u64,
    /// For the organisation.
    pub internal: u64,
    /// For chosen people.
    pub private: u64,
    /// Whether every page of the list was read; if not, there are at least as many.
    pub is_complete: bool,
}

impl PackageCounts {
    /// How many of that visibility.
    #[must_use]
    pub const fn of(&self, visibility: Visibility) -> u64 {
        match visibility {
            Visibility::Public => self.public,
            Visibility::Internal => self.internal,
            Visibility::Private => self.private,
        }
    }
}

/// One package of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PackageRow {
    /// Without the owner; may hold `/`.
    pub name: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// When it last changed, as GitHub writes it (RFC 3339).
    pub updated_at: String,
    /// The repository that it is linked to, `owner/name`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repository: Option<String>,
}
