//! How callers are known, with what that takes while the service runs.

use crate::oidc::Issuer;
use crate::settings::{Identity, IdentityHeaders, Settings};
use anyhow::Result;

/// As [`Identity`], with the keys of an issuer.
#[derive(Debug)]
pub(super) enum Callers {
    Local,
    Headers(IdentityHeaders),
    Bearers(Box<Issuer>),
}

impl Callers {
    /// # Errors
    /// When the HTTP client for an issuer cannot be set up.
    pub(super) fn new(identity: &Identity, settings: &Settings) -> Result<Self> {
        Ok(match identity {
            Identity::Local => Self::Local,
            Identity::Headers(names) => Self::Headers(names.clone()),
            Identity::Oidc(oidc) => Self::Bearers(Box::new(Issuer::new(oidc, settings)?)),
        })
    }
}
