//! What an organisation puts before what it owns: single sign-on, and rules about tokens and
//! addresses.
//!
//! Source: GitHub facts, section 2.

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
