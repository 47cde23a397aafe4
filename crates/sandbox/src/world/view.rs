//! What somebody may see in a namespace.
//!
//! "public: allow anonymous access; internal: visible to all organization members, or all
//! enterprise members; private: chosen people, and organisation owners" (GitHub facts, section 6).

use super::{Account, Package, Role, World};
use ghcr_contract::Visibility;

/// One reader before one namespace. Made once for a list, so that each package costs a comparison
/// or two.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    login: Option<&'a str>,
    sees_internal: bool,
    sees_private: bool,
}

impl<'a> View<'a> {
    /// What is seen without a credential, or without having been let in.
    pub const PUBLIC: View<'static> =
        View { login: None, sees_internal: false, sees_private: false };

    /// What the account of that login sees in `namespace`.
    #[must_use]
    pub fn of(world: &World, login: Option<&'a str>, namespace: &Account) -> Self {
        let Some(login) = login else {
            return Self::PUBLIC;
        };
        let is_own = namespace.login().eq_ignore_ascii_case(login);
        let is_admin = namespace
            .membership_of(login)
            .is_some_and(|membership| membership.counts() && membership.role == Role::Admin);
        let is_colleague =
            namespace.has_member(login) || is_of_the_same_enterprise(world, login, namespace);
        Self {
            login: Some(login),
            sees_internal: is_own || is_colleague,
            sees_private: is_own || is_admin,
        }
    }

    /// Whether that package is there for this reader.
    #[must_use]
    pub fn sees(&self, package: &Package) -> bool {
        match package.visibility() {
            Visibility::Public => true,
            Visibility::Internal => self.sees_internal,
            Visibility::Private => {
                self.sees_private || self.login.is_some_and(|login| package.is_shared_with(login))
            }
        }
    }
}

fn is_of_the_same_enterprise(world: &World, login: &str, namespace: &Account) -> bool {
    namespace.enterprise().is_some_and(|enterprise| {
        world.account(login).is_some_and(|account| account.enterprise() == Some(enterprise))
            || world
                .organizations_of(login)
                .any(|org| org.enterprise() == Some(enterprise) && org.has_member(login))
    })
}
