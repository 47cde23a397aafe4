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
pub(crate) enum Permission {
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

impl Role {
    /// The role of somebody with these, of which unknown ones are left out. `viewer` beside another
    /// gives way to it. Neither of `editor` and `scanner` includes the other, and together they
    /// would be a fourth role that nobody has decided on: `None`.
    pub(super) fn of_all(names: &[&str]) -> Option<Self> {
        let has = |role| names.iter().any(|name| name.parse() == Ok(role));
        match (has(Self::Editor), has(Self::Scanner)) {
            (true, false) => Some(Self::Editor),
            (false, true) => Some(Self::Scanner),
            (false, false) => has(Self::Viewer).then_some(Self::Viewer),
            (true, true) => None,
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

#[cfg(test)]
mod tests {
    use super::Role;

    #[test]
    fn a_list_of_roles_comes_to_one() {
        for (names, role) in [
            (&["viewer"][..], Some(Role::Viewer)),
            (&["editor"], Some(Role::Editor)),
            (&["offline_access", "scanner", "viewer"], Some(Role::Scanner)),
            (&["viewer", "editor", "editor"], Some(Role::Editor)),
            (&["editor", "scanner"], None),
            (&["viewer", "editor", "scanner"], None),
            (&["Editor", "admin", "viewer editor", ""], None),
            (&[], None),
        ] {
            assert_eq!(Role::of_all(names), role, "{names:?}");
        }
    }
}
