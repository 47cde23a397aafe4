//! Who asks.

use crate::state::{Bucket, SandboxState};
use crate::world::IssuedToken;
use axum::extract::Request;
use axum::http::header;
use std::net::IpAddr;
use std::sync::Arc;

/// Who asks, once the credential is checked; handlers take it as an extension.
#[derive(Clone)]
pub(super) enum Caller {
    Anonymous(IpAddr),
    Holder(Arc<IssuedToken>),
}

impl Caller {
    pub(super) fn token(&self) -> Option<&IssuedToken> {
        match self {
            Self::Anonymous(_) => None,
            Self::Holder(token) => Some(token),
        }
    }

    /// Whose quota pays: that of the token's owner, for all tokens together.
    pub(super) fn bucket(&self) -> Bucket {
        match self {
            Self::Anonymous(address) => Bucket::Address(*address),
            Self::Holder(token) => Bucket::User(token.owner().to_ascii_lowercase()),
        }
    }
}

/// What the `Authorization` header brings.
pub(super) enum Credential {
    None,
    Accepted(Arc<IssuedToken>),
    Refused,
}

/// Reads `Bearer TOKEN` or `token TOKEN`, the scheme in any case. Everything else is refused, Basic
/// included: GitHub takes no password (GitHub facts, section 3).
pub(super) fn read_credential(request: &Request, state: &SandboxState) -> Credential {
    let Some(value) = request.headers().get(header::AUTHORIZATION) else {
        return Credential::None;
    };
    let token = value
        .to_str()
        .ok()
        .and_then(|text| text.split_once(' '))
        .filter(|(scheme, _)| {
            ["bearer", "token"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        })
        .and_then(|(_, token)| state.read_world(|world| world.accept(token.trim(), state.now())));
    token.map_or(Credential::Refused, Credential::Accepted)
}
