//! A database that an earlier version has made.

use crate::raw;
use crate::reports::{EXPIRES_AT, ready};
use crate::world::{NOW, World, by, open, token_of};
use ghcr_registry_store::TestResult;

on_both!(what_the_first_version_saved_is_read_and_watched);

/// Takes the later migrations back.
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
    for statement in UNDO {
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
