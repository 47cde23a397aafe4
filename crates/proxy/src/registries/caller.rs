//! Who calls.

use super::role::Role;
use crate::middleware::callers::the_only;
use crate::oidc::Claims;
use crate::settings::{ClaimNames, IdentityHeaders};
use axum::http::{HeaderMap, HeaderName};
use ghcr_registry_store::{Stamp, TenantId};
use std::net::IpAddr;

/// The organisation and the name of the one user of this machine.
const LOCAL: &str = "local";
/// The service itself, in the history of what it tests.
pub(crate) const WATCH: &str = "watch";
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

impl Caller {
    /// Who does something at this time, for the history.
    pub(crate) fn stamp(&self, at: i64) -> Stamp<'_> {
        Stamp { actor: &self.actor, at }
    }

    /// Whoever asks from this machine.
    pub(super) fn on_this_machine(peer: IpAddr) -> Option<Self> {
        let client = peer.to_canonical();
        let tenant = client.is_loopback().then(|| LOCAL.parse().ok())??;
        Some(Self { tenant, role: Role::Editor, actor: LOCAL.to_owned(), client })
    }

    pub(super) fn named_in(
        headers: &HeaderMap,
        names: &IdentityHeaders,
        client: IpAddr,
    ) -> Option<Self> {
        let text = |name: &HeaderName| the_only(headers, name).map(str::trim);
        Some(Self {
            tenant: text(&names.tenant)?.parse().ok()?,
            role: text(&names.role)?.parse().ok()?,
            actor: text(&names.actor).filter(|actor| is_name(actor))?.to_owned(),
            client,
        })
    }

    pub(super) fn claimed(claims: &Claims, names: &ClaimNames, client: IpAddr) -> Option<Self> {
        Some(Self {
            tenant: claims.text(&names.tenant)?.parse().ok()?,
            role: Role::of_all(&claims.texts(&names.role))?,
            actor: claims.text(&names.actor).filter(|actor| is_name(actor))?.to_owned(),
            client,
        })
    }
}

fn is_name(actor: &str) -> bool {
    (1..=LONGEST_ACTOR).contains(&actor.chars().count()) && !actor.chars().any(char::is_control)
}

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
