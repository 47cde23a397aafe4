//! Whether an organisation lets a token in, and what GitHub says if not.
//!
//! Source: GitHub facts, section 2.

use super::{Account, Guard, IssuedToken, SignOnForm};
use ghcr_contract::TokenKind;
use jiff::Timestamp;

/// Why an organisation does not let a token in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Barrier {
    /// The token must be authorised for single sign-on.
    SignOn {
        /// The organisation.
        org: String,
        /// How this is said.
        form: SignOnForm,
    },
    /// A rule forbids it; this is what GitHub says.
    Rule(String),
}

impl Barrier {
    /// The words for it.
    #[must_use]
    pub fn message(&self) -> &str {
        match self {
            Self::SignOn { .. } => {
                "Resource protected by organization SAML enforcement. \
                 You must grant your Personal Access token access to this organization."
            }
            Self::Rule(message) => message,
        }
    }
}

/// The kind of resource that a request is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Something that everybody may see.
    Public,
    /// Something that not everybody may see.
    Protected,
}

/// The first guard of `org` that stops this token; none stops who shows no credential.
#[must_use]
pub fn barrier(
    org: &Account,
    token: &IssuedToken,
    target: Target,
    now: Timestamp,
) -> Option<Barrier> {
    org.guards().iter().find_map(|guard| stop(guard, org, token, target, now))
}

fn stop(
    guard: &Guard,
    org: &Account,
    token: &IssuedToken,
    target: Target,
    now: Timestamp,
) -> Option<Barrier> {
    let name = org.login();
    match guard {
        Guard::SingleSignOn(form) => {
            let is_stopped = org.has_member(token.owner()) && !token.is_authorised_for(name);
            is_stopped.then(|| Barrier::SignOn { org: name.to_owned(), form: *form })
        }
        Guard::NoClassicTokens => {
            let is_stopped = target == Target::Protected && is_classic(token);
            is_stopped.then(|| Barrier::Rule(no_classic_tokens(name)))
        }
        Guard::LifetimeAtMost { days, enterprise } => {
            let by = match enterprise {
                Some(enterprise) => format!("The '{enterprise}' enterprise"),
                None => format!("The '{name}' organization"),
            };
            let is_stopped = is_classic(token) && token.lives_longer_than(*days, now);
            is_stopped.then(|| Barrier::Rule(too_long(&by, *days, token.id())))
        }
        Guard::IpAllowList => Some(Barrier::Rule(address_not_allowed(name))),
    }
}

fn is_classic(token: &IssuedToken) -> bool {
    matches!(token.kind(), TokenKind::Classic | TokenKind::Legacy)
}

fn no_classic_tokens(org: &str) -> String {
    format!(
        "`{org}` forbids access via a personal access token (classic). Please use a GitHub App, OAuth App, or a \
         personal access token with fine-grained permissions."
    )
}

fn too_long(by: &str, days: i64, token: u64) -> String {
    format!(
        "{by} forbids access via a personal access tokens (classic) if the token's lifetime is greater than {days} \
         days. Please adjust your token's lifetime at the following URL: https://github.com/settings/tokens/{token}"
    )
}

fn address_not_allowed(org: &str) -> String {
    format!(
        "Although you appear to have the correct authorization credentials, the `{org}` organization has an IP allow \
         list enabled, and your IP address is not permitted to access this resource."
    )
}
