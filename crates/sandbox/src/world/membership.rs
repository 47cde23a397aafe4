//! Who belongs to an organisation, and as what.

/// What somebody is in an organisation, as `GET /user/memberships/orgs/{org}` names it (GitHub
/// facts, section 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// An owner of the organisation: may do everything, and sees every package ("org owners have
    /// admin", GitHub facts, section 6).
    Admin,
    /// A member like most.
    Member,
    /// Pays, and is no member.
    BillingManager,
}

impl Role {
    /// As the API writes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Member => "member",
            Self::BillingManager => "billing_manager",
        }
    }
}

/// Whether the invitation was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MembershipState {
    /// It was.
    Active,
    /// Not yet.
    Pending,
}

impl MembershipState {
    /// As the API writes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Pending => "pending",
        }
    }
}

/// Somebody's place in an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Who.
    pub login: String,
    /// As what.
    pub role: Role,
    /// Since the invitation was accepted, or not yet.
    pub state: MembershipState,
}

impl Membership {
    /// Whether they see what members see.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.state == MembershipState::Active && self.role != Role::BillingManager
    }
}
