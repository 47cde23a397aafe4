//! How often one client may ask.

use super::shared_limits::Shared;
use super::trusted_proxies::TrustedProxies;
use axum::http::HeaderMap;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use moka::policy::EvictionPolicy;
use moka::sync::Cache;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

/// How many clients are remembered. With one more, the one that has not asked for the longest time
/// is forgotten, and may ask as if it were new.
const REMEMBERED: u64 = 20_000;
/// The limit is one of a minute: who has not asked for that long has all of it again, as if new.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(60);

/// How many registries a client may save where it may ask for one validation: saving asks GitHub
/// nothing, and whoever imports a list saves as fast as it goes.
const SAVES_FOR_A_TEST: NonZeroU32 = NonZeroU32::new(10).expect("10 is not zero");

/// The limits per client address. A request costs the same however many clients there are. Replicas
/// on one PostgreSQL share them.
#[derive(Debug)]
pub(crate) struct Clients {
    tests: ClientLimit,
    saves: ClientLimit,
    shared: Shared,
    trusted_proxies: TrustedProxies,
}

/// How often each client may do one thing.
#[derive(Debug)]
struct ClientLimit {
    a_minute: Option<NonZeroU32>,
    limiters: Cache<IpAddr, Arc<DefaultDirectRateLimiter>>,
    /// Stands behind the client's address in the database, where limits share a table.
    suffix: &'static str,
}

impl Clients {
    /// So many validations a minute, all at once if need be, and ten times as many registries to
    /// save. The trusted proxies say for whom they ask.
    pub(crate) fn new(a_minute: Option<NonZeroU32>, trusted_proxies: TrustedProxies) -> Self {
        let saves = a_minute.map(|it| it.saturating_mul(SAVES_FOR_A_TEST));
        Self {
            tests: ClientLimit::new(a_minute, ""),
            saves: ClientLimit::new(saves, " saves"),
            shared: Shared::default(),
            trusted_proxies,
        }
    }

    /// The same, of which all replicas know.
    pub(crate) fn sharing(self, shared: Shared) -> Self {
        Self { shared, ..self }
    }

    /// Who asks, as far as that can be believed.
    pub(crate) fn client_of(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> IpAddr {
        let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
        self.trusted_proxies.client_of(peer, headers)
    }

    /// Lets the client ask for a validation, or says how long it has to wait.
    pub(crate) async fn admit(&self, client: IpAddr) -> Result<(), Duration> {
        self.tests.admit(client, &self.shared).await
    }

    /// The same for saving a registry.
    pub(crate) async fn admit_saving(&self, client: IpAddr) -> Result<(), Duration> {
        self.saves.admit(client, &self.shared).await
    }
}

impl ClientLimit {
    fn new(a_minute: Option<NonZeroU32>, suffix: &'static str) -> Self {
        let limiters = Cache::builder()
            .max_capacity(REMEMBERED)
            .time_to_idle(FORGOTTEN_AFTER)
            // The default policy does not take in who is new while there are others enough, and who
            // is never taken in would have no limit.
            .eviction_policy(EvictionPolicy::lru())
            .build();
        Self { a_minute, limiters, suffix }
    }

    async fn admit(&self, client: IpAddr, shared: &Shared) -> Result<(), Duration> {
        let Some(a_minute) = self.a_minute else { return Ok(()) };
        let network = network_of(client);
        let admitted = match self.admit_here(network, a_minute) {
            Ok(()) => self.admit_everywhere(network, a_minute, shared).await,
            refused => refused,
        };
        admitted.inspect_err(|wait| {
            tracing::info!(%client, wait_s = wait.as_secs(), "refused: this client asks too often");
        })
    }

    /// Counts what this process has answered.
    fn admit_here(&self, network: IpAddr, a_minute: NonZeroU32) -> Result<(), Duration> {
        let limiter = || Arc::new(RateLimiter::direct(Quota::per_minute(a_minute)));
        let limiter = self.limiters.get_with(network, limiter);
        limiter.check().map_err(|until| until.wait_time_from(DefaultClock::default().now()))
    }

    /// Counts what all replicas have answered, where they share a PostgreSQL that answers.
    async fn admit_everywhere(
        &self,
        network: IpAddr,
        a_minute: NonZeroU32,
        shared: &Shared,
    ) -> Result<(), Duration> {
        let Some(limits) = shared.limits() else { return Ok(()) };
        let client = format!("{network}{}", self.suffix);
        let wait = shared.answer(limits.admit_client(&client, a_minute)).await;
        wait.flatten().map_or(Ok(()), Err)
    }
}

/// Whoever has one address of IPv6 has all that begin with the same 64 bits (RFC 6177), and would
/// be a new client with each.
pub(crate) fn network_of(client: IpAddr) -> IpAddr {
    match client {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;

    fn address(text: &str) -> Option<IpAddr> {
        Some(text.parse().unwrap())
    }

    fn forwarded(text: &'static str) -> HeaderMap {
        HeaderMap::from_iter([("x-forwarded-for".parse().unwrap(), text.parse().unwrap())])
    }

    fn behind_gateway() -> TrustedProxies {
        vec!["10.0.0.1".parse().unwrap()].into()
    }

    /// Without a database nothing is waited for.
    fn admit(clients: &Clients, peer: Option<IpAddr>, headers: &HeaderMap) -> Result<(), Duration> {
        clients.admit(clients.client_of(peer, headers)).now_or_never().expect("an answer at once")
    }

    #[test]
    fn each_client_has_its_own_limit_and_hears_how_long_to_wait() {
        let clients = Clients::new(NonZeroU32::new(2), TrustedProxies::default());
        let nothing = HeaderMap::new();
        for _ in 0..2 {
            assert_eq!(admit(&clients, address("192.0.2.1"), &nothing), Ok(()));
        }
        let wait = admit(&clients, address("192.0.2.1"), &nothing).unwrap_err();
        assert!(wait > Duration::ZERO && wait <= Duration::from_secs(30), "{wait:?}");
        assert_eq!(admit(&clients, address("192.0.2.2"), &nothing), Ok(()));
    }

    #[test]
    fn only_a_trusted_gateway_names_the_client() {
        let behind = Clients::new(NonZeroU32::new(1), behind_gateway());
        let gateway = address("10.0.0.1");
        assert_eq!(admit(&behind, gateway, &forwarded("6.6.6.6, 192.0.2.1")), Ok(()));
        assert_eq!(admit(&behind, gateway, &forwarded("7.7.7.7, 192.0.2.2")), Ok(()));
        assert!(admit(&behind, gateway, &forwarded("8.8.8.8, 192.0.2.1")).is_err());
        let other = address("10.0.0.2");
        assert_eq!(admit(&behind, other, &forwarded("192.0.2.3")), Ok(()));
        assert!(
            admit(&behind, other, &forwarded("192.0.2.4")).is_err(),
            "anybody can write that header"
        );
    }

    #[test]
    fn a_port_is_no_part_of_a_client_and_a_network_of_ipv6_is_one() {
        let table = [
            ("192.0.2.1:50000", "192.0.2.1:50001", false),
            ("[2001:db8::1]:50000", "2001:db8::2", false),
            ("2001:db8:0:1::1", "2001:db8:0:2::1", true),
            ("::ffff:192.0.2.1", "::ffff:192.0.2.2", true),
            ("::ffff:192.0.2.1", "192.0.2.1", false),
        ];
        for (first, second, are_two) in table {
            let clients = Clients::new(NonZeroU32::new(1), behind_gateway());
            assert_eq!(admit(&clients, address("10.0.0.1"), &forwarded(first)), Ok(()));
            assert_eq!(
                admit(&clients, address("10.0.0.1"), &forwarded(second)).is_ok(),
                are_two,
                "{first} {second}"
            );
        }
    }

    #[test]
    fn more_clients_than_are_remembered_forget_the_longest_silent_and_limit_the_newest() {
        let clients = Clients::new(NonZeroU32::new(1), TrustedProxies::default());
        let nothing = HeaderMap::new();
        let count = u32::try_from(REMEMBERED).unwrap() * 2;
        for number in 0..count {
            let client = Some(Ipv4Addr::from_bits(number).into());
            assert_eq!(admit(&clients, client, &nothing), Ok(()), "{number}");
            assert!(admit(&clients, client, &nothing).is_err(), "{number}");
        }
        clients.tests.limiters.run_pending_tasks();
        assert!(clients.tests.limiters.entry_count() <= REMEMBERED);
        assert_eq!(admit(&clients, address("0.0.0.0"), &nothing), Ok(()), "it was forgotten");
    }

    #[test]
    fn a_client_saves_ten_times_as_often_as_it_tests_and_neither_uses_up_the_other() {
        let clients = Clients::new(NonZeroU32::new(2), TrustedProxies::default());
        let client = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let save = || clients.admit_saving(client).now_or_never().expect("an answer at once");
        assert!((0..20).all(|_| save().is_ok()));
        let wait = save().unwrap_err();
        assert!(wait > Duration::ZERO && wait <= Duration::from_secs(3), "{wait:?}");
        let nothing = HeaderMap::new();
        assert_eq!(admit(&clients, Some(client), &nothing), Ok(()));
    }

    #[test]
    fn without_a_limit_everybody_is_let_in() {
        let clients = Clients::new(None, TrustedProxies::default());
        assert!((0..1000).all(|_| admit(&clients, None, &HeaderMap::new()).is_ok()));
    }
}
