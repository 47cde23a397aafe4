//! Limits that two replicas share. The time is the database's, so the rows are made older instead.

use crate::cluster::Cluster;
use crate::raw;
use crate::world::World;
use ghcr_contract::Token;
use ghcr_registry_store::{
    ClaimTerms, LoginClaim, LoginLease, LoginOutcome, Refusal, SharedLimits, TokenHash,
};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

pub(crate) const CLIENT: &str = "192.0.2.1";
pub(crate) const TERMS: ClaimTerms = ClaimTerms {
    lease: Duration::from_secs(18),
    fresh: Duration::from_secs(3),
    remembered: Duration::from_secs(3600),
};
const MINUTE: Duration = Duration::from_secs(60);

/// Two replicas on one PostgreSQL.
pub(crate) async fn replicas() -> (World, [Arc<SharedLimits>; 2]) {
    let world = World::postgres().await;
    let limits = [world.store.shared_limits(), world.replica().await.shared_limits()];
    (world, limits.map(|it| Arc::new(it.expect("PostgreSQL has shared limits"))))
}

pub(crate) fn token(limits: &SharedLimits, text: &str) -> TokenHash {
    limits.token_hash(&text.parse::<Token>().unwrap())
}

/// Makes all rows so much older.
async fn pass(world: &World, time: Duration) {
    let tables: [(&str, &[&str]); 3] = [
        ("limit_clients", &["full_at"]),
        ("limit_logins", &["counts_until"]),
        ("limit_tokens", &["wait_until", "refused_at", "leased_until", "changed_at"]),
    ];
    for (table, columns) in tables {
        let earlier = |column: &&str| format!("{column} = {column} - {}", time.as_micros());
        let columns: Vec<_> = columns.iter().map(earlier).collect();
        raw::execute(&world.url, &format!("UPDATE {table} SET {}", columns.join(", "))).await;
    }
}

/// Claims the login of that token for the client.
async fn claim(limits: &SharedLimits, text: &str, lease: LoginLease) -> LoginClaim {
    limits.claim_login(&token(limits, text), lease, CLIENT, TERMS).await.unwrap()
}

fn refused(refusals: u32, wait: Option<Duration>) -> LoginOutcome {
    let answer = Some("the answer".to_owned());
    LoginOutcome::Refused(Refusal { refusals, wait, counts: MINUTE, answer })
}

/// One login of that token, which comes to this.
pub(crate) async fn log_in(limits: &SharedLimits, text: &str, outcome: LoginOutcome) -> LoginClaim {
    let lease = LoginLease::new();
    let claimed = claim(limits, text, lease).await;
    if matches!(claimed, LoginClaim::Granted { .. }) {
        limits.end_login(&token(limits, text), lease, outcome).await.unwrap();
    }
    claimed
}

/// How many count of all clients, and how many of those were refused.
async fn counts(limits: &SharedLimits) -> (usize, usize) {
    let counts = limits.count_logins(CLIENT).await.unwrap();
    assert_eq!(counts.of_all, counts.of_client, "there is one client");
    (counts.of_all, counts.refused_of_all)
}

#[tokio::test]
async fn a_client_has_one_limit_at_both_replicas() {
    let (world, [one, other]) = replicas().await;
    let five = NonZeroU32::new(5).unwrap();
    let mut asking = JoinSet::new();
    for number in 0..20 {
        let limits = [&one, &other][number % 2].clone();
        asking.spawn(async move { limits.admit_client(CLIENT, five).await.unwrap() });
    }
    let waits = asking.join_all().await;
    assert_eq!(waits.iter().filter(|it| it.is_none()).count(), 5, "{waits:?}");
    for wait in waits.into_iter().flatten() {
        assert!(wait > Duration::ZERO && wait <= Duration::from_secs(12), "{wait:?}");
    }
    assert_eq!(other.admit_client("192.0.2.2", five).await.unwrap(), None, "another client");
    pass(&world, Duration::from_secs(12)).await;
    assert_eq!(one.admit_client(CLIENT, five).await.unwrap(), None);
    assert!(other.admit_client(CLIENT, five).await.unwrap().is_some());
    pass(&world, MINUTE).await;
    for _ in 0..5 {
        assert_eq!(other.admit_client(CLIENT, five).await.unwrap(), None);
    }
    assert!(one.admit_client(CLIENT, five).await.unwrap().is_some());
}

#[tokio::test]
async fn a_token_has_one_login_at_a_time_and_its_refusal_is_known_to_both() {
    let (world, [one, other]) = replicas().await;
    let lease = LoginLease::new();
    assert_eq!(claim(&one, "a", lease).await, LoginClaim::Granted { refusals: 0 });
    assert_eq!(claim(&other, "a", LoginLease::new()).await, LoginClaim::UnderWay);
    assert!(matches!(claim(&other, "b", LoginLease::new()).await, LoginClaim::Granted { .. }));
    one.end_login(&token(&one, "a"), lease, refused(1, None)).await.unwrap();
    let answer = LoginClaim::Refused { answer: "the answer".to_owned() };
    assert_eq!(log_in(&other, "a", refused(9, None)).await, answer);
    pass(&world, TERMS.fresh).await;
    let again = log_in(&other, "a", refused(2, Some(MINUTE))).await;
    assert_eq!(again, LoginClaim::Granted { refusals: 1 });
    assert_eq!(log_in(&one, "a", refused(9, None)).await, answer, "it is fresh");
    pass(&world, TERMS.fresh).await;
    let LoginClaim::Wait(wait) = log_in(&one, "a", refused(9, None)).await else {
        panic!("it does not wait")
    };
    assert!(wait > Duration::from_secs(50) && wait < MINUTE, "{wait:?}");
    pass(&world, MINUTE).await;
    let accepted = log_in(&one, "a", LoginOutcome::Accepted).await;
    assert_eq!(accepted, LoginClaim::Granted { refusals: 2 });
    let next = log_in(&other, "a", LoginOutcome::NotTold).await;
    assert_eq!(next, LoginClaim::Granted { refusals: 0 }, "an acceptance clears it");
}

#[tokio::test]
async fn the_lease_of_a_replica_that_died_ends() {
    let (world, [one, other]) = replicas().await;
    claim(&one, "a", LoginLease::new()).await;
    pass(&world, TERMS.lease - Duration::from_secs(2)).await;
    assert_eq!(log_in(&other, "a", LoginOutcome::NotTold).await, LoginClaim::UnderWay);
    pass(&world, Duration::from_secs(2)).await;
    assert_eq!(counts(&other).await, (0, 0));
    let claimed = log_in(&other, "a", refused(1, None)).await;
    assert_eq!(claimed, LoginClaim::Granted { refusals: 0 });
    pass(&world, TERMS.remembered).await;
    let much_later = log_in(&one, "a", LoginOutcome::NotTold).await;
    assert_eq!(much_later, LoginClaim::Granted { refusals: 0 }, "its refusals are forgotten");
}

#[tokio::test]
async fn refused_logins_count_for_a_minute_and_others_while_they_are_under_way() {
    let (world, [one, other]) = replicas().await;
    let lease = LoginLease::new();
    claim(&one, "a", lease).await;
    assert_eq!(counts(&other).await, (1, 0));
    one.end_login(&token(&one, "a"), lease, LoginOutcome::NotTold).await.unwrap();
    assert_eq!(counts(&other).await, (0, 0));
    for number in 0..4 {
        let limits = [&one, &other][number % 2];
        log_in(limits, &format!("wrong-{number}"), refused(1, None)).await;
        log_in(limits, &format!("right-{number}"), LoginOutcome::Accepted).await;
    }
    assert_eq!(counts(&one).await, (4, 4));
    let of_other = one.count_logins("192.0.2.2").await.unwrap();
    assert_eq!((of_other.of_client, of_other.of_all), (0, 4));
    pass(&world, MINUTE).await;
    assert_eq!(counts(&one).await, (0, 0));
}

#[tokio::test]
async fn of_claims_at_once_no_more_see_room_than_there_is() {
    const MOST: usize = 10;
    let (_world, limits) = replicas().await;
    let mut claims = JoinSet::new();
    for number in 0..60 {
        let limits = limits[number % 2].clone();
        claims.spawn(async move {
            claim(&limits, &format!("wrong-{number}"), LoginLease::new()).await;
            limits.count_logins(CLIENT).await.unwrap().of_client
        });
    }
    let seen = claims.join_all().await;
    assert!(seen.iter().filter(|count| **count <= MOST).count() <= MOST, "{seen:?}");
}

#[tokio::test]
async fn neither_a_token_nor_an_address_is_in_the_database() {
    let (world, [one, other]) = replicas().await;
    let limit = NonZeroU32::new(5).unwrap();
    one.admit_client(CLIENT, limit).await.unwrap();
    log_in(&one, "the-canary-token", refused(1, None)).await;
    claim(&other, "another-canary-token", LoginLease::new()).await;
    let dump = Cluster::shared().dump(&world.url);
    let dump = String::from_utf8_lossy(&dump);
    assert!(dump.contains("the answer"), "the dump has the rows");
    for secret in ["canary", CLIENT] {
        assert!(!dump.contains(secret), "{secret}");
    }
    assert_ne!(token(&one, CLIENT), token(&one, "192.0.2.2"));
}

#[tokio::test]
async fn what_limits_nobody_any_more_is_deleted() {
    let (world, [one, other]) = replicas().await;
    one.admit_client(CLIENT, NonZeroU32::new(5).unwrap()).await.unwrap();
    log_in(&one, "wrong", refused(1, None)).await;
    assert_eq!(other.purge().await.unwrap(), 0);
    pass(&world, MINUTE).await;
    assert_eq!(other.purge().await.unwrap(), 2, "the client and the login");
    pass(&world, Duration::from_secs(24 * 3600)).await;
    assert_eq!(other.purge().await.unwrap(), 1, "the token");
    assert_eq!(
        log_in(&one, "good", LoginOutcome::Accepted).await,
        LoginClaim::Granted { refusals: 0 }
    );
    log_in(&one, "unlucky", LoginOutcome::NotTold).await;
    for table in ["limit_tokens", "limit_logins"] {
        let count = raw::texts(&world.url, &format!("SELECT COUNT(*)::TEXT FROM {table}")).await;
        assert_eq!(count, ["0"], "{table}");
    }
}

#[tokio::test]
async fn a_sqlite_file_has_one_process() {
    assert!(World::sqlite().await.store.shared_limits().is_none());
}
