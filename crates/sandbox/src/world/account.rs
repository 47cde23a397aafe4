//! People, machine accounts and organisations. (Leptos has an `Owner`, so nothing here is called
//! that.)

use super::guard::Guard;
use super::membership::{Membership, MembershipState, Role};
use ghcr_contract::AccountKind;

/// An account on the simulated GitHub.
#[derive(Clone, Debug)]
pub struct Account {
    pub(super) id: u64,
    login: String,
    kind: AccountKind,
    enterprise: Option<String>,
    memberships: Vec<Membership>,
    guards: Vec<Guard>,
}

impl Account {
    fn new(login: &str, kind: AccountKind) -> Self {
        let login = login.to_owned();
        Self { id: 0, login, kind, enterprise: None, memberships: Vec::new(), guards: Vec::new() }
    }

    /// A person or a machine account.
    #[must_use]
    pub fn user(login: &str) -> Self {
        Self::new(login, AccountKind::User)
    }

    /// An organisation.
    #[must_use]
    pub fn organization(login: &str) -> Self {
        Self::new(login, AccountKind::Organization)
    }

    /// Makes a user one that an enterprise manages (EMU): hidden from everybody else. Or makes an
    /// organisation part of an enterprise, whose members all see its internal packages (GitHub
    /// facts, section 6).
    #[must_use]
    pub fn managed_by(mut self, shortcode: &str) -> Self {
        self.enterprise = Some(shortcode.to_owned());
        self
    }

    /// Gives an organisation its members.
    #[must_use]
    pub fn with_members(self, logins: &[&str]) -> Self {
        logins.iter().fold(self, |it, login| {
            it.with_membership(login, Role::Member, MembershipState::Active)
        })
    }

    /// Gives somebody a place in an organisation.
    #[must_use]
    pub fn with_membership(mut self, login: &str, role: Role, state: MembershipState) -> Self {
        self.memberships.push(Membership { login: login.to_owned(), role, state });
        self
    }

    /// Puts a guard before what an organisation owns, or a managed user.
    #[must_use]
    pub fn guarded_by(mut self, guard: Guard) -> Self {
        self.guards.push(guard);
        self
    }

    /// The number that stays when the login changes.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.id
    }

    /// The login, as its owner writes it.
    #[must_use]
    pub fn login(&self) -> &str {
        &self.login
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> AccountKind {
        self.kind
    }

    /// The enterprise that it belongs to.
    #[must_use]
    pub fn enterprise(&self) -> Option<&str> {
        self.enterprise.as_deref()
    }

    /// Whether that user is a member of this organisation: invited and arrived.
    #[must_use]
    pub fn has_member(&self, login: &str) -> bool {
        self.membership_of(login).is_some_and(Membership::counts)
    }

    /// That user's place in this organisation.
    #[must_use]
    pub fn membership_of(&self, login: &str) -> Option<&Membership> {
        self.memberships.iter().find(|membership| membership.login.eq_ignore_ascii_case(login))
    }

    /// What stands before what this organisation owns, in the order of asking.
    #[must_use]
    pub fn guards(&self) -> &[Guard] {
        &self.guards
    }
}
