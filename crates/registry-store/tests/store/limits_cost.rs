//! What the shared limits cost a test: the round trips that it waits for.

use crate::limits::{TERMS, replicas, token};
use crate::load::{Times, tell};
use ghcr_registry_store::{LoginClaim, LoginLease, LoginOutcome, SharedLimits};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

const TESTS: usize = 1_000;
const AT_ONCE: usize = 16;

/// How long the parts of one test took.
struct Costs {
    client: Duration,
    unknown: Duration,
    end: Duration,
}

/// One test with a token that no replica knows, of one of 250 clients.
async fn test(limits: &SharedLimits, number: usize) -> Costs {
    let client = format!("192.0.2.{}", number % 250);
    let start = Instant::now();
    let limit = NonZeroU32::new(120).unwrap();
    assert_eq!(limits.admit_client(&client, limit).await.unwrap(), None);
    let admitted = start.elapsed();
    let (token, lease) = (token(limits, &format!("token-{number}")), LoginLease::new());
    let claim = limits.claim_login(&token, lease, &client, TERMS).await.unwrap();
    assert_eq!(claim, LoginClaim::Granted { refusals: 0 });
    limits.count_logins(&client).await.unwrap();
    let unknown = start.elapsed();
    let start = Instant::now();
    limits.end_login(&token, lease, LoginOutcome::Accepted).await.unwrap();
    Costs { client: admitted, unknown, end: start.elapsed() }
}

fn summary(costs: &[Costs]) -> String {
    let times = |of: fn(&Costs) -> Duration| Times::of(costs.iter().map(of).collect());
    let (client, unknown) = (times(|it| it.client), times(|it| it.unknown));
    let end = times(|it| it.end);
    format!(
        "with a token that is known to be good {client}, with an unknown one {unknown}, and \
         afterwards {end} that nobody waits for"
    )
}

#[tokio::test]
async fn the_shared_limits_cost_a_test_little() {
    let (_world, limits) = replicas().await;
    let mut costs = Vec::new();
    for number in 0..TESTS {
        costs.push(test(&limits[number % 2], number).await);
    }
    tell(&format!("PostgreSQL, shared limits, one test at a time: {}", summary(&costs)));
    let start = Instant::now();
    let costs = test_at_once(&limits).await;
    let a_second = TESTS as f64 / start.elapsed().as_secs_f64();
    let summary = summary(&costs);
    tell(&format!(
        "PostgreSQL, shared limits, {AT_ONCE} at once, {a_second:.0} a second: {summary}"
    ));
    // Far from any bound that a busy machine could break.
    let slow = Times::of(costs.iter().map(|it| it.unknown).collect());
    assert!(slow.middle < Duration::from_secs(1), "{slow}");
}

async fn test_at_once(limits: &[Arc<SharedLimits>; 2]) -> Vec<Costs> {
    let mut testers = JoinSet::new();
    for tester in 0..AT_ONCE {
        let limits = limits[tester % 2].clone();
        testers.spawn(async move {
            let mut costs = Vec::new();
            for number in (tester..TESTS).step_by(AT_ONCE) {
                costs.push(test(&limits, TESTS + number).await);
            }
            costs
        });
    }
    testers.join_all().await.into_iter().flatten().collect()
}
