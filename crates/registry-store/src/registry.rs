//! What a saved registry is, and what is said to save or change one.

use crate::names::{RegistryHost, RegistryId};
use crate::status::{State, Status};
use ghcr_contract::{
    Description, ImageReference, PackageCounts, Scopes, Token, TokenKind, Username, Visibility,
};

/// A saved registry, without its token. Times are seconds since 1970 (UTC).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registry {
    /// Its id.
    pub id: RegistryId,
    /// The user or organisation whose images are scanned.
    pub username: Username,
    /// The registry's host.
    pub host: RegistryHost,
    /// The most restricted visibility to scan.
    pub visibility: Visibility,
    /// The name that people gave it; may be empty.
    pub description: Description,
    /// The image to prove the pull with.
    pub image: Option<ImageReference>,
    /// What may be shown of the token; none if only public images are scanned.
    pub token: Option<TokenFacts>,
    /// How it stands after the last test.
    pub status: Status,
    /// How many packages the last test saw that could count them.
    pub packages: Option<PackageCounts>,
    /// When it was last tested.
    pub last_tested_at: Option<i64>,
    /// When to test it again; none if it waits for a change.
    pub next_test_at: Option<i64>,
    /// Counts the changes that people make, from 1. Test results do not count.
    pub version: i64,
    /// When it was saved.
    pub created_at: i64,
    /// When a person last changed it.
    pub updated_at: i64,
    /// When it was removed.
    pub deleted_at: Option<i64>,
}

impl Registry {
    /// Returns true if the last test was stopped and did not prove that GitHub accepts the token.
    /// Each try may count as a failed login of its owner, so it waits until the token is replaced.
    pub(crate) fn awaits_token(&self) -> bool {
        let is_good = |token: &TokenFacts| {
            token.last_good_at.is_some() && token.last_good_at == self.last_tested_at
        };
        self.status.state == State::Blocked && self.token.as_ref().is_some_and(|it| !is_good(it))
    }
}

/// What may be shown of a token. Tests find out all but the kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenFacts {
    /// What its text says it is.
    pub kind: TokenKind,
    /// The login of its owner.
    pub owner: Option<String>,
    /// Its scopes.
    pub scopes: Option<Scopes>,
    /// When it ends.
    pub expires_at: Option<i64>,
    /// When it was saved here.
    pub set_at: i64,
    /// When GitHub last accepted it.
    pub last_good_at: Option<i64>,
}

impl TokenFacts {
    /// What is known of a token that was just saved.
    pub(crate) fn new(token: &Token, set_at: i64) -> Self {
        Self {
            kind: TokenKind::of(token.expose()),
            owner: None,
            scopes: None,
            expires_at: None,
            set_at,
            last_good_at: None,
        }
    }
}

/// A registry to save. `Debug` redacts the token.
#[derive(Clone, Debug)]
pub struct NewRegistry {
    /// The user or organisation whose images are scanned.
    pub username: Username,
    /// The registry's host.
    pub host: RegistryHost,
    /// The most restricted visibility to scan.
    pub visibility: Visibility,
    /// The name that people give it; may be empty.
    pub description: Description,
    /// The image to prove the pull with.
    pub image: Option<ImageReference>,
    /// The token; none if only public images are scanned.
    pub token: Option<Token>,
    /// When to test it first; none if not until somebody asks.
    pub next_test_at: Option<i64>,
}

/// What to change; `None` leaves a field as it is.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// The most restricted visibility to scan.
    pub visibility: Option<Visibility>,
    /// The name that people give it; empty for none.
    pub description: Option<Description>,
    /// The image to prove the pull with; `Some(None)` for none.
    pub image: Option<Option<ImageReference>>,
    /// Another account or host.
    pub account: Option<AccountChange>,
}

/// Another account or host. The stored token belongs to the address that it was given for, so it is
/// never kept: give the token for the new address, or none.
#[derive(Clone, Debug)]
pub struct AccountChange {
    /// The user or organisation whose images are scanned.
    pub username: Username,
    /// The registry's host.
    pub host: RegistryHost,
    /// The token for this account on this host; none if only public images are scanned.
    pub token: Option<Token>,
}

/// Who does something, and when. The history keeps both.
#[derive(Clone, Copy, Debug)]
pub struct Stamp<'a> {
    /// The person or the part of the service, as the host knows it.
    pub actor: &'a str,
    /// Seconds since 1970 (UTC).
    pub at: i64,
}
