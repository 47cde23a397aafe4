//! People, machine accounts and organisations. (Leptos has an `Owner`, so nothing here is called that.)

use ghcr_contract::AccountKind;

/// An account on the simulated GitHub.
#[derive(Clone, Debug)]
pub struct Account {
    pub(super) id: u64,
    login: String,
    kind: AccountKind,
    enterprise: Option<String>,
    members: Vec<String>,
}

impl Account {
    fn new(login: &str, kind: AccountKind) -> Self {
        Self { id: 0, login: login.to_owned(), kind, enterprise: None, members: Vec::new() }
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

    /// Makes a user one that an enterprise manages (EMU): hidden from everybody else.
    #[must_use]
    pub fn managed_by(mut self, shortcode: &str) -> Self {
        self.enterprise = Some(shortcode.to_owned());
        self
    }

    /// Gives an organisation its members.
    #[must_use]
    pub fn with_members(mut self, logins: &[&str]) -> Self {
        self.members.extend(logins.iter().map(|login| (*login).to_owned()));
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

    /// The enterprise that manages it.
    #[must_use]
    pub fn enterprise(&self) -> Option<&str> {
        self.enterprise.as_deref()
    }

    /// Whether that user is a member of this organisation.
    #[must_use]
    pub fn has_member(&self, login: &str) -> bool {
        self.members.iter().any(|member| member.eq_ignore_ascii_case(login))
    }
}
