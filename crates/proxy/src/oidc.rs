//! Bearer tokens of an identity provider (OpenID Connect, RFC 6750, RFC 7519).
//!
//! `jsonwebtoken` reads and checks them, `ring` verifies their signatures. A bearer token is a
//! secret: it is borrowed from its header, never copied, and in no error or log line.

mod bearer;
mod cache;
mod claims;
mod discovery;
mod keys;
mod refusal;
mod signature;

pub(crate) use bearer::bearer_of;
pub(crate) use claims::Claims;
pub(crate) use refusal::Refusal;

use crate::gather::upstream::Documents;
use crate::settings::{OidcSettings, Settings};
use anyhow::Result;
use cache::Cache;
use discovery::Discovery;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, Validation, decode, decode_header};

/// An identity provider, and the keys that it signs with.
#[derive(Debug)]
pub(crate) struct Issuer {
    settings: OidcSettings,
    discovery: Discovery,
    cache: Cache,
}

const NOT_SIGNED: Refusal = Refusal::Invalid("it is not a signed JSON Web Token");
const OTHER_ISSUER: Refusal = Refusal::Invalid("its issuer is another");

impl Issuer {
    /// # Errors
    /// When the HTTP client cannot be set up.
    pub(crate) fn new(oidc: &OidcSettings, settings: &Settings) -> Result<Self> {
        signature::install();
        let documents = Documents::new(settings.limits, settings.extra_roots.as_deref())?;
        Ok(Self {
            discovery: Discovery::new(oidc, documents),
            settings: oidc.clone(),
            cache: Cache::default(),
        })
    }

    /// The settings.
    pub(crate) fn settings(&self) -> &OidcSettings {
        &self.settings
    }

    /// What the token says, if it is valid now: signed by a key of the issuer, for this service,
    /// not before `nbf`, and before `exp`.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] or [`Refusal::Unavailable`].
    pub(crate) async fn claims_of(&self, token: &str, now: i64) -> Result<Claims, Refusal> {
        let header = decode_header(token).map_err(|_| NOT_SIGNED)?;
        // A critical extension must be understood (RFC 7515, section 4.1.11), and none is.
        if header.crit.is_some() || !signature::is_accepted(header.alg) {
            return Err(Refusal::Invalid("it is signed in a way that is not accepted"));
        }
        let id = header.kid.ok_or(Refusal::Invalid("it names no key"))?;
        let key = self.cache.find(&id, header.alg, now, self.discovery.read_keys()).await?;
        let decoded = decode(token, &key, &self.validation(header.alg));
        let claims = Claims::new(decoded.map_err(|error| reason_of(&error))?.claims);
        match (claims.is_from(&self.settings.issuer), claims.is_current(now)) {
            (true, true) => Ok(claims),
            (true, false) => Err(Refusal::Invalid("it has expired, or is not valid yet")),
            (false, _) => Err(OTHER_ISSUER),
        }
    }

    /// What the library checks. The time is not in it: the library has a clock of its own. The
    /// issuer is, but an `iss` that is a list would pass.
    fn validation(&self, algorithm: Algorithm) -> Validation {
        let mut validation = Validation::new(algorithm);
        validation.set_required_spec_claims(&["exp", "iss", "aud"]);
        validation.set_issuer(&[&self.settings.issuer]);
        validation.set_audience(&[&self.settings.audience]);
        validation.validate_exp = false;
        validation
    }
}

/// The library's own sentences may repeat what they are about.
fn reason_of(error: &jsonwebtoken::errors::Error) -> Refusal {
    match error.kind() {
        ErrorKind::InvalidSignature => Refusal::Invalid("its signature is not the issuer's"),
        ErrorKind::InvalidIssuer => OTHER_ISSUER,
        ErrorKind::InvalidAudience => Refusal::Invalid("it is for another audience"),
        ErrorKind::MissingRequiredClaim(_) => Refusal::Invalid("it lacks `exp`, `iss` or `aud`"),
        _ => NOT_SIGNED,
    }
}
