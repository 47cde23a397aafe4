//! Callers, as handlers ask for them: each type is a caller who may do that.

use super::caller::Caller;
use super::identity::Callers;
use super::role::Permission;
use super::state::Registries;
use crate::audit;
use crate::oidc::{Claims, Issuer, Refusal, bearer_of};
use crate::problem::ProblemResponse;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use ghcr_contract::ProblemCode;
use ghcr_registry_store::Tenant;
use std::net::{IpAddr, SocketAddr};

/// A caller who may read.
pub(crate) struct Viewing(pub(crate) Caller);
/// A caller who may change and test.
pub(crate) struct Editing(pub(crate) Caller);
/// A caller who may read a token.
pub(crate) struct ReadingCredential(pub(crate) Caller);

impl Registries {
    /// What the caller's organisation has.
    pub(super) fn of(&self, caller: &Caller) -> Tenant<'_> {
        self.saved.store.tenant(caller.tenant.clone())
    }
}

/// The caller, if it is known and may do that.
async fn permitted(
    parts: &Parts,
    state: &Registries,
    permission: Permission,
) -> Result<Caller, ProblemResponse> {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|it| it.0.ip());
    let client = state.app.clients.client_of(peer, &parts.headers);
    let proxies = &state.app.settings.trusted_proxies;
    let is_trusted = peer.is_some_and(|peer| proxies.trusts(peer.to_canonical()));
    let caller = match &*state.saved.callers {
        // A proxy asks for others, wherever it is.
        Callers::Local if is_trusted || is_forwarded(&parts.headers) => None,
        Callers::Local => peer.and_then(Caller::on_this_machine),
        Callers::Headers(names) if is_trusted => Caller::named_in(&parts.headers, names, client),
        Callers::Headers(_) => None,
        Callers::Bearers(issuer) => {
            let claims = claims_in(&parts.headers, issuer, state.now()).await;
            let claims = claims.map_err(|refusal| refused(refusal, client))?;
            Caller::claimed(&claims, &issuer.settings().claims, client)
        }
    };
    match caller {
        Some(caller) if caller.role.may(permission) => Ok(caller),
        caller => {
            audit::refused(permission, caller.as_ref(), client);
            Err(ProblemResponse::new(ProblemCode::Forbidden))
        }
    }
}

/// What the caller's bearer token says, if it is valid now.
async fn claims_in(headers: &HeaderMap, issuer: &Issuer, now: i64) -> Result<Claims, Refusal> {
    issuer.claims_of(bearer_of(headers)?, now).await
}

fn refused(refusal: Refusal, client: IpAddr) -> ProblemResponse {
    tracing::info!(%client, ?refusal, "refused: not known by a bearer token");
    match refusal {
        Refusal::Missing => ProblemResponse::unauthenticated("Bearer"),
        Refusal::Invalid(_) => ProblemResponse::unauthenticated("Bearer error=\"invalid_token\""),
        Refusal::Unavailable(wait) => {
            ProblemResponse::until(ProblemCode::IdentityUnavailable, wait)
        }
    }
}

/// Returns true if something in between asks, and says so.
fn is_forwarded(headers: &HeaderMap) -> bool {
    headers.contains_key("x-forwarded-for") || headers.contains_key(header::FORWARDED)
}

/// Makes the types of callers what handlers can ask for.
macro_rules! extract_callers {
    ($($name:ident($permission:ident)),+) => {$(
        impl FromRequestParts<Registries> for $name {
            type Rejection = ProblemResponse;

            async fn from_request_parts(
                parts: &mut Parts,
                state: &Registries,
            ) -> Result<Self, ProblemResponse> {
                permitted(parts, state, Permission::$permission).await.map(Self)
            }
        }
    )+};
}
extract_callers!(Viewing(Read), Editing(Change), ReadingCredential(ReadCredential));
