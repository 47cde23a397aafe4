//! Whose questions are answered. A page of somebody else could otherwise ask in the name of whoever
//! looks at it: straight (cross-site request forgery), or under a name of its own that leads here
//! (DNS rebinding).

use crate::middleware::access::{Access, Host, Origin, without_usual_port};
use axum::http::{HeaderMap, HeaderName, header};
use ghcr_contract::ProblemCode::{self, ForbiddenOrigin, UnknownHost};
use std::net::IpAddr;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Whose pages may ask, and under which names.
#[derive(Debug)]
pub(crate) struct Callers {
    origins: Vec<Origin>,
    hosts: Vec<Host>,
    is_behind_gateway: bool,
}

impl Callers {
    pub(crate) fn new(access: &Access, is_behind_gateway: bool) -> Self {
        Self { origins: access.origins.clone(), hosts: access.hosts.clone(), is_behind_gateway }
    }

    /// Lets a question in that does something, or says why not.
    pub(crate) fn admit(&self, headers: &HeaderMap) -> Result<(), ProblemCode> {
        let host = the_only(headers, &header::HOST).map(without_usual_port);
        let host = host.filter(|host| self.is_ours(host)).ok_or(UnknownHost)?;
        if self.may_ask(headers, host) { Ok(()) } else { Err(ForbiddenOrigin) }
    }

    /// Nobody can make a machine's own names lead elsewhere. Behind a gateway that nobody has
    /// named, any name passes: it is the gateway that asks for a login, and a browser sends none of
    /// that to a name that is not the gateway's.
    fn is_ours(&self, host: &str) -> bool {
        is_loopback(host)
            || self.hosts.iter().any(|it| it.as_str().eq_ignore_ascii_case(host))
            || (self.is_behind_gateway && self.hosts.is_empty())
    }

    fn may_ask(&self, headers: &HeaderMap, host: &str) -> bool {
        // What a browser says of the page that asks, which no page can write itself.
        let site = the_only(headers, &SEC_FETCH_SITE);
        if !headers.contains_key(header::ORIGIN) {
            // What is no browser says neither.
            return !headers.contains_key(SEC_FETCH_SITE)
                || matches!(site, Some("same-origin" | "none"));
        }
        match the_only(headers, &header::ORIGIN) {
            // A page that does not say where it is from: its browser may still know.
            Some("null") => site == Some("same-origin"),
            Some(origin) => {
                self.origins.iter().any(|it| it.as_str() == origin)
                    || self.is_own(origin, host)
                    // A gateway may pass on another `Host` than the browser asked for.
                    || (self.is_behind_gateway && site == Some("same-origin"))
            }
            None => false,
        }
    }

    fn is_own(&self, origin: &str, host: &str) -> bool {
        let Some((_, of_page)) = origin.split_once("://") else { return false };
        let of_page = without_usual_port(of_page);
        of_page.eq_ignore_ascii_case(host) || self.hosts.iter().any(|it| it.as_str() == of_page)
    }
}

/// The header's value if it is there once: two that differ are read differently by everybody on the
/// way.
pub(crate) fn the_only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(name);
    name.eq_ignore_ascii_case("localhost")
        || address.parse::<IpAddr>().is_ok_and(|it| it.is_loopback())
}

#[cfg(test)]
mod tests;
