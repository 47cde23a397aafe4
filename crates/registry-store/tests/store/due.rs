//! Who tests what is due.

use crate::reports::{ready, refused};
use crate::world::{NOW, World, by, registry};
use ghcr_registry_store::{RegistryId, TestResult};
use std::collections::HashSet;
use std::time::Duration;

const LEASE: Duration = Duration::from_secs(60);

on_both!(
    tests_stop_and_are_resumed,
    what_is_due_is_claimed_once,
    a_result_ends_the_lease,
    a_released_registry_is_due_again,
    a_lease_that_ran_out_is_another_ones,
    claimers_at_once_never_get_the_same,
);

async fn what_is_due_is_claimed_once(world: World) {
    let mut ids = Vec::new();
    for (name, next_test_at) in
        [("later", Some(NOW + 1)), ("second", Some(NOW)), ("first", Some(NOW - 9)), ("never", None)]
    {
        let mut new = registry(name);
        new.next_test_at = next_test_at;
        ids.push(world.tenant().create(&new, None, by("mona", NOW)).await.unwrap().registry.id);
    }
    let claims = world.store.claim_due(NOW, 1, LEASE).await.unwrap();
    assert_eq!(claims.iter().map(|it| it.registry.id).collect::<Vec<_>>(), [ids[2]]);
    assert_eq!(claims[0].tenant.as_str(), "northpier");
    let claims = world.store.claim_due(NOW, 10, LEASE).await.unwrap();
    assert_eq!(claims.iter().map(|it| it.registry.id).collect::<Vec<_>>(), [ids[1]]);
    assert!(world.store.claim_due(NOW, 10, LEASE).await.unwrap().is_empty());
}

async fn a_result_ends_the_lease(world: World) {
    let id = world.save("mona").await.id;
    let claim = world.store.claim_due(NOW, 1, LEASE).await.unwrap().remove(0);
    let report = ready();
    let result = TestResult {
        report: &report,
        tested_version: claim.registry.version,
        next_test_at: Some(NOW + 10),
        lease: Some(claim.lease),
    };
    world.tenant().record_test(id, result, by("watch", NOW)).await.unwrap();
    assert!(world.store.claim_due(NOW + 9, 1, LEASE).await.unwrap().is_empty());
    assert_eq!(world.store.claim_due(NOW + 10, 1, LEASE).await.unwrap().len(), 1);
    assert!(!world.store.release(&claim, None).await.unwrap());
}

async fn a_released_registry_is_due_again(world: World) {
    world.save("mona").await;
    let claim = world.store.claim_due(NOW, 1, LEASE).await.unwrap().remove(0);
    assert!(world.store.release(&claim, None).await.unwrap());
    let claim = world.store.claim_due(NOW, 1, LEASE).await.unwrap().remove(0);
    assert!(world.store.release(&claim, Some(NOW + 300)).await.unwrap());
    assert!(world.store.claim_due(NOW + 299, 1, LEASE).await.unwrap().is_empty());
    assert_eq!(world.store.claim_due(NOW + 300, 1, LEASE).await.unwrap().len(), 1);
}

async fn a_lease_that_ran_out_is_another_ones(world: World) {
    world.save("mona").await;
    let lost = world.store.claim_due(NOW, 1, LEASE).await.unwrap().remove(0);
    assert!(world.store.claim_due(NOW + 59, 1, LEASE).await.unwrap().is_empty());
    let mine = world.store.claim_due(NOW + 60, 1, LEASE).await.unwrap().remove(0);
    assert_ne!(lost.lease, mine.lease);
    // Who lost it can neither release it nor end it with a result.
    assert!(!world.store.release(&lost, None).await.unwrap());
    let report = ready();
    let result = TestResult {
        report: &report,
        tested_version: 1,
        next_test_at: Some(NOW),
        lease: Some(lost.lease),
    };
    world.tenant().record_test(lost.registry.id, result, by("watch", NOW)).await.unwrap();
    assert!(world.store.claim_due(NOW + 61, 1, LEASE).await.unwrap().is_empty());
    assert!(world.store.release(&mine, None).await.unwrap());
}

async fn claimers_at_once_never_get_the_same(world: World) {
    const COUNT: usize = 120;
    for number in 0..COUNT {
        world.save(&format!("user-{number}")).await;
    }
    let mut claimers = tokio::task::JoinSet::new();
    for store in [world.replica().await, world.replica().await, world.store.clone()] {
        for _ in 0..2 {
            let store = store.clone();
            claimers.spawn(async move {
                let mut mine: Vec<RegistryId> = Vec::new();
                // Others may have taken all of a batch, so an empty one is not the end.
                for _ in 0..COUNT {
                    let claims = store.claim_due(NOW, 7, LEASE).await.unwrap();
                    mine.extend(claims.iter().map(|claim| claim.registry.id));
                }
                mine
            });
        }
    }
    let claimed = claimers.join_all().await;
    assert!(claimed.iter().filter(|mine| !mine.is_empty()).count() > 1, "one got them all");
    let all: Vec<RegistryId> = claimed.into_iter().flatten().collect();
    assert_eq!(all.len(), COUNT);
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), COUNT);
}

async fn tests_stop_and_are_resumed(world: World) {
    let (tenant, stamp) = (world.tenant(), by("watch", NOW + 1));
    let [good, bad, untested] = ["mona", "lisa", "olaf"].map(|name| world.save(name));
    let [good, bad, untested] = [good.await.id, bad.await.id, untested.await.id];
    let due = async || {
        let mut due = Vec::new();
        for id in [good, bad, untested] {
            due.push(tenant.get(id).await.unwrap().next_test_at.map(|at| at - NOW));
        }
        due
    };
    for (id, report, next_test_at) in [(good, ready(), Some(NOW + 60)), (bad, refused(), None)] {
        let result = TestResult { report: &report, tested_version: 1, next_test_at, lease: None };
        tenant.record_test(id, result, stamp).await.unwrap();
    }
    world.store.stop_tests().await.unwrap();
    assert_eq!(due().await, [None, None, Some(0)], "what was saved is still to be tested once");
    world.store.resume_tests(NOW + 9).await.unwrap();
    assert_eq!(due().await, [Some(9), None, Some(0)], "a refused token is not asked again");
}
