//! What a caller may do.

use std::str::FromStr;

/// What a caller is to the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Reads.
    Viewer,
    /// Reads, changes and tests.
    Editor,
    /// Reads, tokens included.
    Scanner,
}

/// What a handler asks for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Permission {
    /// To read all but tokens.
    Read,
    /// To change and to test.
    Change,
    /// To read a token.
    ReadCredential,
}

impl Role {
    /// Returns true if the role includes the permission.
    pub(super) const fn may(self, permission: Permission) -> bool {
        match (self, permission) {
            (Self::Viewer | Self::Editor | Self::Scanner, Permission::Read)
            | (Self::Editor, Permission::Change)
            | (Self::Scanner, Permission::ReadCredential) => true,
            (Self::Viewer | Self::Scanner, Permission::Change)
            | (Self::Viewer | Self::Editor, Permission::ReadCredential) => false,
        }
    }
}

impl FromStr for Role {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "viewer" => Ok(Self::Viewer),
            "editor" => Ok(Self::Editor),
            "scanner" => Ok(Self::Scanner),
            _ => Err(()),
        }
    }
}
