//! What GitHub remembers of a token that it gave out. The token's own text is not in here.

use super::expiry::Expiry;
use super::scopes::{imply, normalise_scopes};
use ghcr_contract::TokenKind;
use jiff::{SignedDuration, Timestamp};

/// A token that was given out, without its text.
#[derive(Clone, Debug)]
pub struct IssuedToken {
    kind: TokenKind,
    owner: String,
    scopes: Vec<String>,
    expiry: Option<Expiry>,
    authorised_for: Vec<String>,
    pub(super) id: u64,
}

impl IssuedToken {
    /// A token of that kind and owner: no scopes, no end.
    #[must_use]
    pub fn new(kind: TokenKind, owner: &str) -> Self {
        let (owner, scopes, authorised_for) = (owner.to_owned(), Vec::new(), Vec::new());
        Self { kind, owner, scopes, expiry: None, authorised_for, id: 0 }
    }

    /// With these scopes.
    #[must_use]
    pub fn with_scopes(mut self, scopes: &[&str]) -> Self {
        self.scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        self
    }

    /// With an end.
    #[must_use]
    pub fn ending(mut self, expiry: Expiry) -> Self {
        self.expiry = Some(expiry);
        self
    }

    /// Authorised for single sign-on to these organisations.
    #[must_use]
    pub fn authorised_for(mut self, organizations: &[&str]) -> Self {
        self.authorised_for = organizations.iter().map(|login| (*login).to_owned()).collect();
        self
    }

    /// The number that its page has in the owner's settings.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.id
    }

    /// What kind it is.
    #[must_use]
    pub fn kind(&self) -> TokenKind {
        self.kind
    }

    /// The login of the account that it belongs to.
    #[must_use]
    pub fn owner(&self) -> &str {
        &self.owner
    }

    /// When it ends.
    #[must_use]
    pub fn expiry(&self) -> Option<&Expiry> {
        self.expiry.as_ref()
    }

    /// What `X-OAuth-Scopes` says; `None` where GitHub leaves the header out: for fine-grained and
    /// App tokens (GitHub facts, section 3). A classic token without scopes has the header, and
    /// nothing in it.
    #[must_use]
    pub fn scopes_header(&self) -> Option<String> {
        self.has_scopes().then(|| normalise_scopes(&self.scopes).join(", "))
    }

    /// Whether tokens of this kind have scopes at all.
    #[must_use]
    pub fn has_scopes(&self) -> bool {
        match self.kind {
            TokenKind::FineGrained
            | TokenKind::AppUser
            | TokenKind::AppInstallation
            | TokenKind::Refresh => false,
            TokenKind::Classic | TokenKind::Legacy | TokenKind::OauthApp | TokenKind::Unknown => {
                true
            }
        }
    }

    /// Whether it has this scope, or one that implies it.
    #[must_use]
    pub fn grants(&self, scope: &str) -> bool {
        self.has_scopes() && imply(&self.scopes, scope)
    }

    /// Whether its owner authorised it for single sign-on to that organisation.
    #[must_use]
    pub fn is_authorised_for(&self, organization: &str) -> bool {
        self.authorised_for.iter().any(|login| login.eq_ignore_ascii_case(organization))
    }

    /// Whether it has more than so many days left. (GitHub counts from the day it was made, which
    /// is not kept here.)
    pub(super) fn lives_longer_than(&self, days: i64, now: Timestamp) -> bool {
        self.expiry.is_none_or(|expiry| expiry.at > now + SignedDuration::from_hours(24 * days))
    }

    pub(super) fn is_live_at(&self, now: Timestamp) -> bool {
        // A refresh token renews another one; it opens nothing itself (GitHub facts, section 1).
        self.kind != TokenKind::Refresh && self.expiry.is_none_or(|expiry| now < expiry.at)
    }
}
