//! Who calls, as handlers ask for them.

use super::Registries;
use super::identity::Callers;
use super::role::{Permission, Role};
use crate::audit;
use crate::front::callers::the_only;
use crate::oidc::{Claims, Issuer, Refusal, bearer_of};
use crate::problem::ProblemResponse;
use crate::settings::{ClaimNames, IdentityHeaders};
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, header};
use ghcr_contract::ProblemCode;
use ghcr_registry_store::{Stamp, TenantId};
use std::net::{IpAddr, SocketAddr};

/// The organisation and the name of the one user of this machine.
const LOCAL: &str = "local";
/// The longest name of a person, in characters.
const LONGEST_ACTOR: usize = 200;

/// Who calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Caller {
    pub(crate) tenant: TenantId,
    pub(crate) role: Role,
    /// The person, as the history names them.
    pub(crate) actor: String,
    /// The address that the limits count.
    pub(crate) client: IpAddr,
}

/// A caller who may read.
pub(crate) struct Viewing(pub(crate) Caller);
/// A caller who may change and test.
pub(crate) struct Editing(pub(crate) Caller);
/// A caller who may read a token.
pub(crate) struct ReadingCredential(pub(crate) Caller);

impl Caller {
    /// Who does something at this time, for the history.
    pub(crate) fn stamp(&self, at: i64) -> Stamp<'_> {
        Stamp { actor: &self.actor, at }
    }

    /// The caller, if it is known and may do that.
    async fn permitted(
        parts: &Parts,
        state: &Registries,
        permission: Permission,
    ) -> Result<Self, ProblemResponse> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|it| it.0.ip());
        let client = state.app.clients.client_of(peer, &parts.headers);
        let proxies = &state.app.settings.trusted_proxies;
        let is_trusted = peer.is_some_and(|peer| proxies.trusts(peer.to_canonical()));
        let caller = match &*state.saved.callers {
            // A proxy asks for others, wherever it is.
            Callers::Local if is_trusted || is_forwarded(&parts.headers) => None,
            Callers::Local => peer.and_then(Self::on_this_machine),
            Callers::Headers(names) if is_trusted => Self::named_in(&parts.headers, names, client),
            Callers::Headers(_) => None,
            Callers::Bearers(issuer) => {
                let claims = claims_in(&parts.headers, issuer, state.now()).await;
                let claims = claims.map_err(|refusal| refused(refusal, client))?;
                Self::claimed(&claims, &issuer.settings().claims, client)
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

    /// Whoever asks from this machine.
    fn on_this_machine(peer: IpAddr) -> Option<Self> {
        let client = peer.to_canonical();
        let tenant = client.is_loopback().then(|| LOCAL.parse().ok())??;
        Some(Self { tenant, role: Role::Editor, actor: LOCAL.to_owned(), client })
    }

    fn named_in(headers: &HeaderMap, names: &IdentityHeaders, client: IpAddr) -> Option<Self> {
        let text = |name: &HeaderName| the_only(headers, name).map(str::trim);
        Some(Self {
            tenant: text(&names.tenant)?.parse().ok()?,
            role: text(&names.role)?.parse().ok()?,
            actor: text(&names.actor).filter(|actor| is_name(actor))?.to_owned(),
            client,
        })
    }

    fn claimed(claims: &Claims, names: &ClaimNames, client: IpAddr) -> Option<Self> {
        Some(Self {
            tenant: claims.text(&names.tenant)?.parse().ok()?,
            role: Role::of_all(&claims.texts(&names.role))?,
            actor: claims.text(&names.actor).filter(|actor| is_name(actor))?.to_owned(),
            client,
        })
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

fn is_name(actor: &str) -> bool {
    (1..=LONGEST_ACTOR).contains(&actor.chars().count()) && !actor.chars().any(char::is_control)
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
                Caller::permitted(parts, state, Permission::$permission).await.map(Self)
            }
        }
    )+};
}
extract_callers!(Viewing(Read), Editing(Change), ReadingCredential(ReadCredential));

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> IdentityHeaders {
        IdentityHeaders {
            actor: HeaderName::from_static("x-user"),
            tenant: HeaderName::from_static("x-org"),
            role: HeaderName::from_static("x-role"),
        }
    }

    fn named(headers: &[(&'static str, &'static str)]) -> Option<Caller> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        Caller::named_in(&map, &names(), [192, 0, 2, 1].into())
    }

    #[test]
    fn a_caller_has_a_name_an_organisation_and_a_role() {
        let caller = named(&[("x-user", "mona"), ("x-org", "northpier"), ("x-role", "viewer")]);
        let caller = caller.unwrap();
        assert_eq!((caller.actor.as_str(), caller.tenant.as_str()), ("mona", "northpier"));
        assert_eq!(caller.role, Role::Viewer);
    }

    #[test]
    fn whoever_is_named_twice_or_not_at_all_is_nobody() {
        let all = [("x-user", "mona"), ("x-org", "northpier"), ("x-role", "editor")];
        for missing in 0..all.len() {
            let mut headers = all.to_vec();
            headers.remove(missing);
            assert_eq!(named(&headers), None, "{headers:?}");
            headers.push((all[missing].0, ""));
            assert_eq!(named(&headers), None, "{headers:?}");
            let twice = [&all[..], &[all[missing]]].concat();
            assert_eq!(named(&twice), None, "{twice:?}");
        }
        for role in ["Editor", "admin", "viewer,editor"] {
            let headers = [("x-user", "mona"), ("x-org", "northpier"), ("x-role", role)];
            assert_eq!(named(&headers), None, "{role}");
        }
    }

    #[test]
    fn the_local_user_is_on_this_machine() {
        for (peer, is_here) in [
            ("127.0.0.1", true),
            ("::1", true),
            ("::ffff:127.0.0.1", true),
            ("192.0.2.1", false),
            ("::ffff:192.0.2.1", false),
        ] {
            let caller = Caller::on_this_machine(peer.parse().unwrap());
            assert_eq!(caller.is_some(), is_here, "{peer}");
        }
    }
}
