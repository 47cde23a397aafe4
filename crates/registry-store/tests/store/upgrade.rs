//! A database that an earlier version has made.

use crate::raw;
use crate::reports::{EXPIRES_AT, ready};
use crate::world::{NOW, World, by, open, token_of};
use ghcr_contract::Visibility;
use ghcr_registry_store::{TestResult, Update};

on_both!(
    what_the_first_version_saved_is_read_and_watched,
    what_was_told_before_an_upgrade_is_not_told_again,
);

/// Takes the fourth migration back.
const UNDO_LAST_RESULT: [&str; 4] = [
    "ALTER TABLE registries DROP COLUMN last_state",
    "ALTER TABLE registries DROP COLUMN last_headline",
    "ALTER TABLE registries DROP COLUMN last_cause",
    "DELETE FROM _sqlx_migrations WHERE version = 4",
];

/// Takes the second and the third back.
const UNDO: [&str; 10] = [
    "DROP TABLE limit_clients",
    "DROP TABLE limit_logins",
    "DROP TABLE limit_tokens",
    "DELETE FROM _sqlx_migrations WHERE version = 3",
    "DROP INDEX registries_by_expiry",
    "ALTER TABLE registries DROP COLUMN reminded_of",
    "ALTER TABLE registries DROP COLUMN reminded_days",
    "DROP TABLE turns",
    "DROP TABLE webhooks",
    "DELETE FROM _sqlx_migrations WHERE version = 2",
];

async fn what_the_first_version_saved_is_read_and_watched(world: World) {
    let id = world.save("mona").await.id;
    let before = world.tenant().get(id).await.unwrap();
    world.store.close().await;
    for statement in UNDO_LAST_RESULT.into_iter().chain(UNDO) {
        raw::execute(&world.url, statement).await;
    }
    let store = open(&world.url, &[1]).await.with_webhooks();
    let tenant = store.tenant("northpier".parse().unwrap());
    let after = tenant.get(id).await.unwrap();
    assert_eq!((after.version, after.next_test_at), (before.version, before.next_test_at));
    assert_eq!(token_of(&tenant, id).await.as_deref(), Some("the-token-of-mona"));
    let report = ready();
    let result = TestResult { report: &report, tested_version: 1, next_test_at: None, lease: None };
    tenant.record_test(id, result, by("watch", NOW)).await.unwrap();
    assert_eq!(store.remind(9, by("watch", EXPIRES_AT - 60)).await.unwrap(), 1);
    assert_eq!(store.counts(NOW).await.unwrap().webhooks_waiting, 2);
}

async fn what_was_told_before_an_upgrade_is_not_told_again(world: World) {
    let (kept, edited) = (world.save("mona").await.id, world.save("lisa").await.id);
    let (tenant, report, stamp) = (world.tenant(), ready(), by("watch", NOW));
    let result = TestResult { report: &report, tested_version: 1, next_test_at: None, lease: None };
    tenant.record_test(kept, result, stamp).await.unwrap();
    tenant.record_test(edited, result, stamp).await.unwrap();
    let update = Update { visibility: Some(Visibility::Public), ..Update::default() };
    tenant.update(edited, 1, &update, stamp).await.unwrap();
    world.store.close().await;
    for statement in UNDO_LAST_RESULT {
        raw::execute(&world.url, statement).await;
    }
    let store = open(&world.url, &[1]).await.with_webhooks();
    let tenant = store.tenant("northpier".parse().unwrap());
    tenant.record_test(kept, result, stamp).await.unwrap();
    let result = TestResult { tested_version: 2, ..result };
    let recorded = tenant.record_test(edited, result, stamp).await.unwrap();
    assert_eq!(recorded.before, recorded.registry.status);
    assert_eq!(store.counts(NOW).await.unwrap().webhooks_waiting, 0);
}
