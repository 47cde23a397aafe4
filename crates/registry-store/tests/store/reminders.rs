//! Reminders of tokens that expire soon, turns, and counts.

use crate::reports::{EXPIRES_AT, ready, refused};
use crate::world::{NOW, World, by, open, token};
use ghcr_contract::{Visibility, WebhookEvent, WebhookKind};
use ghcr_registry_store::{
    HistoryKind, RegistryId, SharedTask, State, TestResult, Update, Watched,
};
use std::time::Duration;

const DAY: i64 = 86_400;

on_both!(
    each_reminder_is_written_once,
    a_reminder_that_was_missed_is_not_made_up_for,
    a_refused_or_removed_token_has_no_reminder,
    a_new_token_has_reminders_of_its_own,
    a_turn_is_one_replicas,
    what_there_is_is_counted,
    an_edit_leaves_a_refused_token_refused,
);

/// Saves a registry whose token ends at [`EXPIRES_AT`].
async fn saved(world: &World, name: &str) -> RegistryId {
    let id = world.save(name).await.id;
    tested(world, id, 1, &ready()).await;
    id
}

async fn tested(world: &World, id: RegistryId, version: i64, report: &ghcr_contract::Report) {
    let result =
        TestResult { report, tested_version: version, next_test_at: Some(NOW), lease: None };
    world.tenant().record_test(id, result, by("watch", NOW)).await.unwrap();
}

/// How many reminders are written with so much time left.
async fn remind(world: &World, seconds_left: i64) -> u64 {
    world.store.remind(100, by("watch", EXPIRES_AT - seconds_left)).await.unwrap()
}

async fn each_reminder_is_written_once(world: World) {
    let world = world.sending();
    let id = saved(&world, "mona").await;
    let replica = open(&world.url, &[1]).await.with_webhooks();
    let mut written = Vec::new();
    for hours_left in (1..=31 * 24).rev() {
        let at = by("watch", EXPIRES_AT - hours_left * 3_600);
        let (one, other) = tokio::join!(world.store.remind(9, at), replica.remind(9, at));
        if one.unwrap() + other.unwrap() > 0 {
            written.push(hours_left);
        }
    }
    assert_eq!(written, [30 * 24, 14 * 24, 7 * 24, 24]);
    let entries = world.tenant().history(id, None, 50).await.unwrap().entries;
    let reminders = entries.iter().filter(|it| it.kind == HistoryKind::ExpiryReminder);
    assert_eq!(reminders.count(), 4);
    let claims = world.store.claim_webhooks(EXPIRES_AT, 9, Duration::from_secs(60)).await.unwrap();
    let events: Vec<WebhookEvent> =
        claims.iter().map(|it| serde_json::from_str(&it.body).unwrap()).collect();
    let told: Vec<_> = events
        .iter()
        .filter(|it| it.kind == WebhookKind::TokenExpires)
        .map(|it| (it.before.as_ref(), it.expires_at, it.days_left))
        .collect();
    assert_eq!(told, [30, 14, 7, 1].map(|days| (None, Some(EXPIRES_AT), Some(days))));
}

async fn a_reminder_that_was_missed_is_not_made_up_for(world: World) {
    let id = saved(&world, "mona").await;
    assert_eq!(remind(&world, 5 * DAY).await, 1);
    for seconds_left in [5 * DAY - 1, 2 * DAY, DAY + 1] {
        assert_eq!(remind(&world, seconds_left).await, 0, "{seconds_left}");
    }
    assert_eq!((remind(&world, DAY).await, remind(&world, 0).await), (1, 0));
    let entries = world.tenant().history(id, None, 2).await.unwrap().entries;
    assert!(entries.iter().all(|it| it.kind == HistoryKind::ExpiryReminder && it.actor == "watch"));
}

async fn a_refused_or_removed_token_has_no_reminder(world: World) {
    let refused_one = saved(&world, "mona").await;
    tested(&world, refused_one, 1, &refused()).await;
    let removed = saved(&world, "lisa").await;
    world.tenant().remove(removed, 1, by("mona", NOW)).await.unwrap();
    assert_eq!(remind(&world, 5 * DAY).await, 0);
}

async fn a_new_token_has_reminders_of_its_own(world: World) {
    let id = saved(&world, "mona").await;
    assert_eq!(remind(&world, 5 * DAY).await, 1);
    world.tenant().replace_token(id, 1, Some(&token("new")), by("mona", NOW)).await.unwrap();
    assert_eq!(remind(&world, DAY).await, 0, "nobody knows when it ends");
    let mut checks = ready().checks;
    checks[2].evidence.expires_at = Some(EXPIRES_AT + 60);
    tested(&world, id, 2, &ghcr_contract::Report::conclude(checks, 1, 1)).await;
    assert_eq!(remind(&world, 5 * DAY).await, 1);
}

async fn a_turn_is_one_replicas(world: World) {
    let (one, other) = (world.store.clone(), world.replica().await);
    let length = Duration::from_secs(12);
    let take = async |store: &ghcr_registry_store::Store, at| {
        store.take_turn(SharedTask::Tests, at, length).await.unwrap()
    };
    for at in [NOW, NOW + 12, NOW + 40] {
        let (mine, theirs) = tokio::join!(take(&one, at), take(&other, at));
        assert!(mine ^ theirs, "one of them has it");
        assert!(!take(&one, at + 11).await && !take(&other, at + 11).await);
    }
    assert!(other.take_turn(SharedTask::Purge, NOW + 41, length).await.unwrap(), "another turn");
    // A replica whose clock was a day ahead does not stop the others.
    assert!(take(&other, NOW + DAY).await);
    assert!(take(&one, NOW + 60).await);
}

async fn what_there_is_is_counted(world: World) {
    let id = saved(&world, "mona").await;
    tested(&world, saved(&world, "lisa").await, 1, &refused()).await;
    world.save("olaf").await;
    let now = EXPIRES_AT - 10 * DAY;
    let counts = world.store.counts(now).await.unwrap();
    let registries: Vec<_> = counts.registries.iter().filter(|it| it.1 > 0).copied().collect();
    assert_eq!(registries, [(State::NeverTested, 1), (State::Ready, 1), (State::Blocked, 1)]);
    assert_eq!(counts.registries.len(), State::ALL.len());
    assert_eq!(counts.tokens_expiring, [(30, 2), (14, 2), (7, 0), (1, 0)]);
    assert_eq!(counts.overdue_tests, 3);
    assert_eq!(world.store.counts(NOW + 599).await.unwrap().overdue_tests, 0);
    assert_eq!(world.store.count_watched(now).await.unwrap(), Watched { far: 1, near: 2 });
    world.tenant().remove(id, 1, by("mona", NOW)).await.unwrap();
    assert_eq!(world.store.count_watched(now).await.unwrap(), Watched { far: 1, near: 1 });
}

async fn an_edit_leaves_a_refused_token_refused(world: World) {
    let id = world.save("mona").await.id;
    let result =
        TestResult { report: &refused(), tested_version: 1, next_test_at: None, lease: None };
    world.tenant().record_test(id, result, by("watch", NOW)).await.unwrap();
    let update = Update { visibility: Some(Visibility::Public), ..Update::default() };
    let edited = world.tenant().update(id, 1, &update, by("mona", NOW)).await.unwrap();
    assert!(edited.status.is_refusal());
    assert_eq!(edited.next_test_at, None);
    assert!(world.tenant().last_report(id).await.unwrap().is_some());
    let replaced = world.tenant().replace_token(id, 2, Some(&token("new")), by("mona", NOW)).await;
    assert_eq!(replaced.unwrap().next_test_at, Some(NOW));
}
