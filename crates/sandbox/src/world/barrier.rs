//! What an organisation puts before what it owns: single sign-on, and rules about tokens and
//! addresses.
//!
//! Source: GitHub facts, section 2.

use super::{Account, IssuedToken};
use ghcr_contract::TokenKind;
use jiff::Timestamp;

/// A guard before an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guard {
    /// SAML single sign-on: a member's token must be authorised for the organisation.
    SingleSignOn(SignOnForm),
    /// Classic tokens open nothing but what is public.
    NoClassicTokens,
    /// Tokens that live longer are refused, whatever they ask for.
    LifetimeAtMost {
        /// In days.
        days: i64,
        /// The enterprise whose rule it is, where it is not the organisation's own.
        enterprise: Option<String>,
    },
    /// Only some addresses may ask, and nobody's in this sandbox is one of them. Who shows no
    /// credential passes.
    IpAllowList,
}

/// How GitHub answers to a token that is not authorised: "you may receive a `404 Not Found` or a
/// `403 Forbidden` error", and lists come without what is hidden (GitHub facts, section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignOnForm {
    /// 403, with `X-GitHub-SSO: required; url=…`.
    Refused,
    /// 404.
    Hidden,
    /// 200 without what is not public, with `X-GitHub-SSO: partial-results; organizations=…`.
    Partial,
}

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

/// What is asked for.
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
