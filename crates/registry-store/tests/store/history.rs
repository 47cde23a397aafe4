//! What happened to a registry.

use crate::changes::describe;
use crate::reports::{ready, refused};
use crate::world::{NOW, World, by, token};
use ghcr_contract::Cause;
use ghcr_registry_store::{Error, HistoryKind, State, TestResult};

on_both!(
    each_change_and_test_leaves_an_entry,
    a_token_that_was_not_saved_is_in_the_history_alone,
    the_history_has_pages,
);

async fn each_change_and_test_leaves_an_entry(world: World) {
    let tenant = world.tenant();
    let id = world.save("mona").await.id;
    tenant.update(id, 1, &describe("one"), by("lisa", NOW + 1)).await.unwrap();
    tenant.replace_token(id, 2, Some(&token("new")), by("lisa", NOW + 2)).await.unwrap();
    for (report, at) in [(ready(), NOW + 3), (refused(), NOW + 4)] {
        let result =
            TestResult { report: &report, tested_version: 3, next_test_at: None, lease: None };
        tenant.record_test(id, result, by("watch", at)).await.unwrap();
    }
    tenant.hand_out_token(id, by("scanner", NOW + 5)).await.unwrap();
    tenant.remove(id, 3, by("mona", NOW + 6)).await.unwrap();
    tenant.restore(id, by("mona", NOW + 7)).await.unwrap();
    let entries = tenant.history(id, None, 50).await.unwrap().entries;
    let told: Vec<_> =
        entries.iter().rev().map(|it| (it.seq, it.kind, it.actor.as_str(), it.at - NOW)).collect();
    assert_eq!(
        told,
        [
            (1, HistoryKind::Created, "mona", 0),
            (2, HistoryKind::Changed, "lisa", 1),
            (3, HistoryKind::TokenReplaced, "lisa", 2),
            (4, HistoryKind::Tested, "watch", 3),
            (5, HistoryKind::Tested, "watch", 4),
            (6, HistoryKind::TokenHandedOut, "scanner", 5),
            (7, HistoryKind::Removed, "mona", 6),
            (8, HistoryKind::Restored, "mona", 7),
        ]
    );
    let refusal = entries.iter().find(|it| it.seq == 5).unwrap().status.unwrap();
    assert_eq!((refusal.state, refusal.cause), (State::Blocked, Some(Cause::ExpiredOrRevoked)));
    assert_eq!(entries.iter().filter(|it| it.status.is_some()).count(), 2);
}

async fn a_token_that_was_not_saved_is_in_the_history_alone(world: World) {
    let tenant = world.tenant();
    let before = world.save("mona").await;
    tenant.record_kept_token(before.id, &refused(), by("lisa", NOW + 1)).await.unwrap();
    let entry = tenant.history(before.id, None, 1).await.unwrap().entries.remove(0);
    assert_eq!((entry.kind, entry.actor.as_str()), (HistoryKind::TokenKept, "lisa"));
    assert_eq!(entry.status.unwrap().cause, Some(Cause::ExpiredOrRevoked));
    assert_eq!(tenant.get(before.id).await.unwrap(), before);
    assert_eq!(tenant.last_report(before.id).await.unwrap(), None);
    tenant.remove(before.id, 1, by("mona", NOW + 2)).await.unwrap();
    let removed = tenant.record_kept_token(before.id, &refused(), by("lisa", NOW + 3)).await;
    assert!(matches!(removed, Err(Error::NotFound)));
}

async fn the_history_has_pages(world: World) {
    let tenant = world.tenant();
    let id = world.save("mona").await.id;
    for version in 1..=4 {
        let update = describe(&version.to_string());
        tenant.update(id, version, &update, by("lisa", NOW)).await.unwrap();
    }
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let page = tenant.history(id, after, 2).await.unwrap();
        seen.extend(page.entries.iter().map(|it| it.seq));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, [5, 4, 3, 2, 1]);
}
