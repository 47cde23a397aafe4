//! What GitHub remembers of a token that it gave out. The token's own text is not in here.

use super::expiry::Expiry;
use super::scopes::normalise_scopes;
use ghcr_contract::TokenKind;
use jiff::Timestamp;

/// A token that was given out, without its text.
#[derive(Clone, Debug)]
pub struct IssuedToken {
    kind: TokenKind,
    owner: String,
    scopes: Vec<String>,
    expiry: Option<Expiry>,
}

impl IssuedToken {
    /// A token of that kind and owner: no scopes, no end.
    #[must_use]
    pub fn new(kind: TokenKind, owner: &str) -> Self {
        Self { kind, owner: owner.to_owned(), scopes: Vec::new(), expiry: None }
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

    /// What `X-OAuth-Scopes` says; `None` where GitHub leaves the header out: for fine-grained and App tokens (GitHub
    /// facts, section 3). A classic token without scopes has the header, and nothing in it.
    #[must_use]
    pub fn scopes_header(&self) -> Option<String> {
        match self.kind {
            TokenKind::FineGrained | TokenKind::AppUser | TokenKind::AppInstallation | TokenKind::Refresh => {
                None
            }
            TokenKind::Classic | TokenKind::Legacy | TokenKind::OauthApp | TokenKind::Unknown => {
                Some(normalise_scopes(&self.scopes).join(", "))
            }
        }
    }

    pub(super) fn is_live_at(&self, now: Timestamp) -> bool {
        // A refresh token renews another one; it opens nothing itself (GitHub facts, section 1).
        self.kind != TokenKind::Refresh && self.expiry.is_none_or(|expiry| now < expiry.at)
    }
}
