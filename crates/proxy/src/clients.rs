//! How often one client may ask.

use axum::http::HeaderMap;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::time::Duration;

/// How many clients are remembered before those are forgotten that have not asked for a while.
const REMEMBERED: usize = 10_000;

/// A limit per client address.
#[derive(Debug)]
pub(crate) struct Clients {
    limiter: Option<DefaultKeyedRateLimiter<IpAddr>>,
    is_behind_gateway: bool,
}

impl Clients {
    /// So many a minute, all at once if need be.
    pub(crate) fn new(a_minute: Option<NonZeroU32>, is_behind_gateway: bool) -> Self {
        Self {
            limiter: a_minute.map(|count| RateLimiter::keyed(Quota::per_minute(count))),
            is_behind_gateway,
        }
    }

    /// Lets the client in, or says how long it has to wait.
    pub(crate) fn admit(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> Result<(), Duration> {
        let Some(limiter) = &self.limiter else { return Ok(()) };
        if limiter.len() > REMEMBERED {
            limiter.retain_recent();
        }
        let forwarded = if self.is_behind_gateway { forwarded_for(headers) } else { None };
        let client = forwarded.or(peer).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
        limiter
            .check_key(&whole_network(client))
            .map_err(|until| until.wait_time_from(DefaultClock::default().now()))
    }
}

/// The last entry is the gateway's own word; those before it are whatever the client claims.
fn forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    let header = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    let last = header.rsplit(',').next()?.trim();
    // Some gateways name the port as well.
    last.parse().ok().or_else(|| last.parse::<SocketAddr>().ok().map(|it| it.ip()))
}

/// Whoever has one address of IPv6 has all that begin with the same 64 bits (RFC 6177), and would
/// be a new client with each.
fn whole_network(client: IpAddr) -> IpAddr {
    match client.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Option<IpAddr> {
        Some(text.parse().unwrap())
    }

    fn forwarded(text: &'static str) -> HeaderMap {
        HeaderMap::from_iter([("x-forwarded-for".parse().unwrap(), text.parse().unwrap())])
    }

    #[test]
    fn each_client_has_its_own_limit_and_hears_how_long_to_wait() {
        let clients = Clients::new(NonZeroU32::new(2), false);
        let nothing = HeaderMap::new();
        for _ in 0..2 {
            assert_eq!(clients.admit(address("192.0.2.1"), &nothing), Ok(()));
        }
        let wait = clients.admit(address("192.0.2.1"), &nothing).unwrap_err();
        assert!(wait > Duration::ZERO && wait <= Duration::from_secs(30), "{wait:?}");
        assert_eq!(clients.admit(address("192.0.2.2"), &nothing), Ok(()));
    }

    #[test]
    fn only_a_gateways_own_word_names_the_client() {
        let behind = Clients::new(NonZeroU32::new(1), true);
        assert_eq!(behind.admit(address("10.0.0.1"), &forwarded("6.6.6.6, 192.0.2.1")), Ok(()));
        assert_eq!(behind.admit(address("10.0.0.1"), &forwarded("7.7.7.7, 192.0.2.2")), Ok(()));
        assert!(behind.admit(address("10.0.0.1"), &forwarded("8.8.8.8, 192.0.2.1")).is_err());
        let open = Clients::new(NonZeroU32::new(1), false);
        assert_eq!(open.admit(address("10.0.0.1"), &forwarded("192.0.2.1")), Ok(()));
        assert!(
            open.admit(address("10.0.0.1"), &forwarded("192.0.2.2")).is_err(),
            "anybody can write that header"
        );
    }

    #[test]
    fn a_port_is_no_part_of_a_client_and_a_network_of_ipv6_is_one() {
        let behind = || Clients::new(NonZeroU32::new(1), true);
        let table = [
            ("192.0.2.1:50000", "192.0.2.1:50001", false),
            ("[2001:db8::1]:50000", "2001:db8::2", false),
            ("2001:db8:0:1::1", "2001:db8:0:2::1", true),
            ("::ffff:192.0.2.1", "::ffff:192.0.2.2", true),
            ("::ffff:192.0.2.1", "192.0.2.1", false),
        ];
        for (first, second, are_two) in table {
            let clients = behind();
            assert_eq!(clients.admit(address("10.0.0.1"), &forwarded(first)), Ok(()));
            assert_eq!(
                clients.admit(address("10.0.0.1"), &forwarded(second)).is_ok(),
                are_two,
                "{first} {second}"
            );
        }
    }

    #[test]
    fn without_a_limit_everybody_is_let_in() {
        let clients = Clients::new(None, false);
        assert!((0..1000).all(|_| clients.admit(None, &HeaderMap::new()).is_ok()));
    }
}
