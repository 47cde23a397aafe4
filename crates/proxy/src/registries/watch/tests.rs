//! Re-tests over the sandbox, with times that are handed in: nothing waits.

use super::super::Registries;
use super::super::caller::WATCH;
use super::super::test_world::{GOOD, NOW, UNKNOWN, World, new_registry, read, save, tenant};
use super::super::untestable::Untestable;
use super::retest::Retests;
use crate::background::Background;
use crate::stop::Stop;
use ghcr_contract::Visibility;
use ghcr_registry_store::{HistoryKind, NewRegistry, Registry, RegistryId, Stamp, State, Update};
use ghcr_sandbox::Fault;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Takes a turn and tests all that it has room for. Returns how many that were.
async fn turn(retests: &Arc<Retests>, now: i64) -> usize {
    let claims = retests.take_turn(now).await.unwrap();
    let (count, stop) = (claims.len(), Stop::never());
    for claim in claims {
        retests.clone().test(claim, stop.clone()).await;
    }
    count
}

/// How often each registry was tested, by the history.
async fn times_tested(registries: &Registries, ids: &[RegistryId]) -> Vec<usize> {
    let mut times = Vec::new();
    for id in ids {
        let history = tenant(&registries.saved.store).history(*id, None, 200).await.unwrap();
        let tests = history.entries.iter().filter(|it| it.kind == HistoryKind::Tested);
        times.push(tests.inspect(|it| assert_eq!(it.actor, WATCH)).count());
    }
    times
}

async fn two_replicas_test_none_twice(world: World) {
    const COUNT: usize = 200;
    // In 800 seconds: 4 tests in each turn of 11 seconds, which ends long before the second round.
    let (one, other) = (world.replica(NOW, "800").await, world.replica(NOW, "800").await);
    let mut ids = Vec::new();
    for _ in 0..COUNT {
        ids.push(save(&one, None).await);
    }
    let (mine, theirs) = (Arc::new(Retests::new(one.clone())), Arc::new(Retests::new(other)));
    let (mut of_mine, mut of_theirs) = (0, 0);
    for now in (NOW..NOW + 799).step_by(5) {
        let (a, b) = tokio::join!(turn(&mine, now), turn(&theirs, now));
        (of_mine, of_theirs) = (of_mine + a, of_theirs + b);
    }
    assert_eq!(times_tested(&one, &ids).await, vec![1; COUNT]);
    assert_eq!(of_mine + of_theirs, COUNT);
    assert!(of_mine > 0 && of_theirs > 0, "{of_mine} and {of_theirs}: both take turns");
}

#[tokio::test]
async fn two_replicas_on_one_sqlite_file_test_none_twice() {
    two_replicas_test_none_twice(World::sqlite().await).await;
}

#[tokio::test]
async fn two_replicas_on_one_postgresql_database_test_none_twice() {
    two_replicas_test_none_twice(World::postgres().await).await;
}

/// Two replicas on one file, and 10,000 registries that are all due at once. A day of turns is
/// taken; what is claimed is due again a day later, without a test. It takes minutes.
#[tokio::test]
#[ignore = "it takes minutes: cargo test -p ghcr-proxy --lib -- --ignored --nocapture 10_000"]
async fn a_day_of_10_000_registries_in_the_database() {
    const COUNT: usize = 10_000;
    const DAY: i64 = 86_400;
    let world = World::sqlite().await;
    let (one, other) = (world.replica(NOW, "86400").await, world.replica(NOW, "86400").await);
    for _ in 0..COUNT {
        save(&one, None).await;
    }
    let replicas = [Retests::new(one.clone()), Retests::new(other)];
    let mut times: HashMap<RegistryId, usize> = HashMap::new();
    let mut minutes: BTreeMap<i64, usize> = BTreeMap::new();
    for second in (0..DAY).step_by(3) {
        let now = NOW + second;
        let [one_turn, other_turn] = replicas.each_ref().map(|replica| replica.take_turn(now));
        let (claims, others) = tokio::join!(one_turn, other_turn);
        for claimed in claims.unwrap().into_iter().chain(others.unwrap()) {
            *times.entry(claimed.claim().registry.id).or_default() += 1;
            *minutes.entry(second / 60).or_default() += 1;
            assert!(one.saved.store.release(claimed.claim(), Some(now + DAY)).await.unwrap());
        }
    }
    let (most, mean) = (minutes.values().max().copied().unwrap(), COUNT as f64 / 1440.0);
    println!("{} tested, {most} in a minute at the most, the mean is {mean:.1}", times.len());
    assert!(most as f64 <= 2.0 * mean);
    assert_eq!(times.len(), COUNT);
    assert!(times.values().all(|it| *it == 1), "none twice");
}

#[tokio::test]
async fn what_is_due_is_tested_and_its_new_state_is_kept() {
    let world = World::sqlite().await;
    let registries = world.replica(NOW, "86400").await;
    let (good, unknown) =
        (save(&registries, Some(&GOOD)).await, save(&registries, Some(&UNKNOWN)).await);
    let retests = Arc::new(Retests::new(registries.clone()));
    assert_eq!(turn(&retests, NOW).await, 1);
    assert_eq!(turn(&retests, NOW + 14).await, 0, "the turn has not ended");
    assert_eq!(turn(&retests, NOW + 15).await, 1);
    let good = read(&registries, good).await;
    assert_eq!((good.status.state, good.last_tested_at), (State::Ready, Some(NOW)));
    assert_eq!(good.next_test_at, Some(NOW + 86_400));
    assert_eq!(good.token.unwrap().owner.as_deref(), Some("priya-raman"));
    let refused = read(&registries, unknown).await;
    assert!(refused.status.is_refusal());
    assert_eq!(refused.next_test_at, None);
}

#[tokio::test]
async fn a_refused_token_is_asked_once_however_much_time_passes() {
    let world = World::sqlite().await;
    let registries = world.replica(NOW, "3600").await;
    let id = save(&registries, Some(&UNKNOWN)).await;
    for day in 0..30 {
        // Each day by a service that has been started anew, so that it remembers nothing.
        let registries = world.replica(NOW + day * 86_400, "3600").await;
        turn(&Arc::new(Retests::new(registries)), NOW + day * 86_400).await;
    }
    assert_eq!(world.github.authenticated_count(), 1);
    assert_eq!(times_tested(&registries, &[id]).await, [1]);
}

#[tokio::test]
async fn a_refused_token_that_many_registries_have_is_asked_once() {
    const COUNT: usize = 20;
    let world = World::sqlite().await;
    let registries = world.replica(NOW, "86400").await;
    let mut ids = Vec::new();
    for _ in 0..COUNT {
        ids.push(save(&registries, Some(&UNKNOWN)).await);
    }
    let retests = Arc::new(Retests::new(registries.clone()));
    for now in (NOW..).step_by(15).take(COUNT) {
        assert_eq!(turn(&retests, now).await, 1);
    }
    assert_eq!(times_tested(&registries, &ids).await, vec![1; COUNT]);
    for id in ids {
        assert!(read(&registries, id).await.status.is_refusal());
    }
    assert_eq!(world.github.authenticated_count(), 1);
}

#[tokio::test]
async fn while_github_is_away_tests_back_off_and_the_state_says_so() {
    let world = World::sqlite().await;
    let registries = world.replica(NOW, "86400").await;
    let id = save(&registries, Some(&GOOD)).await;
    world.github.set_fault(Fault::Unicorn);
    let (mut now, mut waits) = (NOW, Vec::new());
    for _ in 0..4 {
        let registries = world.replica(now, "86400").await;
        assert_eq!(turn(&Arc::new(Retests::new(registries.clone())), now).await, 1);
        let tested = read(&registries, id).await;
        assert_eq!(tested.status.state, State::Inconclusive);
        let next = tested.next_test_at.unwrap();
        waits.push((next - now) / 60);
        now = next;
    }
    assert_eq!(waits, [5, 10, 20, 40]);
}

#[tokio::test]
async fn a_test_that_is_given_up_is_due_again_at_once() {
    let world = World::sqlite().await;
    let registries = world.replica(NOW, "86400").await;
    save(&registries, Some(&GOOD)).await;
    world.github.set_fault(Fault::Hang);
    let background = Background::start(Some(registries.clone()), None);
    world.github.wait_for_requests(1).await;
    background.end().await;
    assert!(registries.saved.store.has_due(NOW).await.unwrap(), "its lease was released");
}

#[tokio::test]
async fn without_an_interval_what_is_saved_edited_or_restored_is_tested_once() {
    let world = World::sqlite().await;
    let registries = world.replica(NOW, "0").await;
    let retests = Arc::new(Retests::new(registries.clone()));
    let id = save(&registries, Some(&GOOD)).await;
    let (tenant, stamp) = (tenant(&registries.saved.store), Stamp { actor: "mona", at: NOW });
    assert_eq!(turn(&retests, NOW).await, 1);
    let tested = read(&registries, id).await;
    assert_eq!((tested.status.state, tested.next_test_at), (State::Ready, None));
    let update = Update { visibility: Some(Visibility::Public), ..Update::default() };
    tenant.update(id, 1, &update, stamp).await.unwrap();
    assert_eq!(turn(&retests, NOW + 20).await, 1);
    tenant.remove(id, 2, stamp).await.unwrap();
    tenant.restore(id, stamp).await.unwrap();
    assert_eq!(turn(&retests, NOW + 40).await, 1);
    assert_eq!(read(&registries, id).await.next_test_at, None);
    assert_eq!(turn(&retests, NOW + 400 * 86_400).await, 0);
    assert_eq!(times_tested(&registries, &[id]).await, [3]);
}

#[tokio::test]
async fn a_refused_token_is_not_asked_again_after_a_removal_that_was_undone() {
    let world = World::sqlite().await;
    let registries = world.replica(NOW, "0").await;
    let retests = Arc::new(Retests::new(registries.clone()));
    let id = save(&registries, Some(&UNKNOWN)).await;
    assert_eq!(turn(&retests, NOW).await, 1);
    let (tenant, stamp) = (tenant(&registries.saved.store), Stamp { actor: "mona", at: NOW });
    tenant.remove(id, 1, stamp).await.unwrap();
    tenant.restore(id, stamp).await.unwrap();
    assert_eq!(turn(&retests, NOW + 20).await, 0);
}

#[tokio::test]
async fn an_interval_that_is_turned_off_and_on_again_counts_from_the_start_of_the_service() {
    const DAY: i64 = 86_400;
    let world = World::sqlite().await;
    let daily = world.replica(NOW, "86400").await;
    let ids = [save(&daily, Some(&GOOD)).await, save(&daily, Some(&UNKNOWN)).await];
    let untested = save(&daily, None).await;
    let retests = Arc::new(Retests::new(daily));
    for now in [NOW, NOW + 15] {
        assert_eq!(turn(&retests, now).await, 1);
    }
    let off = world.replica(NOW + 30, "0").await;
    let retests = Arc::new(Retests::new(off.clone()));
    assert_eq!(turn(&retests, NOW + 30).await, 1, "it was saved and not tested");
    assert_eq!(read(&off, untested).await.next_test_at, None);
    assert_eq!(turn(&retests, NOW + 9 * DAY).await, 0);
    let on = world.replica(NOW + 10 * DAY, "86400").await;
    let due = |registry: &Registry| registry.next_test_at;
    assert_eq!(due(&read(&on, ids[0]).await), Some(NOW + 10 * DAY));
    assert_eq!(due(&read(&on, ids[1]).await), None, "a refused token is not asked again");
    assert_eq!(due(&read(&on, untested).await), Some(NOW + 10 * DAY));
}

#[tokio::test]
async fn a_token_for_another_host_is_sent_nowhere() {
    let world = World::sqlite().await;
    let registries = world.replica(NOW, "86400").await;
    let host = "elsewhere.example".parse().unwrap();
    let new = NewRegistry { host, ..new_registry(Some(&GOOD)) };
    let stamp = Stamp { actor: "mona", at: NOW };
    let created = tenant(&registries.saved.store).create(&new, None, stamp).await.unwrap();
    assert_eq!(turn(&Arc::new(Retests::new(registries.clone())), NOW).await, 1);
    assert!(world.github.requests().is_empty());
    let later = read(&registries, created.registry.id).await;
    assert_eq!((later.next_test_at, later.last_tested_at), (Some(NOW + 86_400), Some(NOW)));
    assert_eq!(later.status, Untestable::SavedForOtherHost.status());
}
