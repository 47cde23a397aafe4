//! Removing, undoing that, and purging.

use crate::changes::describe;
use crate::world::{NOW, World, by, token_of};
use ghcr_registry_store::{Error, Filter, Purge, Purged, Update};
use std::time::Duration;

on_both!(
    what_is_removed_is_gone_and_comes_back,
    nothing_works_on_what_is_removed,
    what_was_removed_long_ago_is_purged,
    old_history_and_idempotency_keys_are_purged,
);

async fn what_is_removed_is_gone_and_comes_back(world: World) {
    let tenant = world.tenant();
    let saved = world.save("mona").await;
    tenant.remove(saved.id, 1, by("mona", NOW + 5)).await.unwrap();
    assert!(matches!(tenant.get(saved.id).await, Err(Error::NotFound)));
    let page = tenant.list(&Filter::default(), None, 50).await.unwrap();
    assert!(page.registries.is_empty());
    let back = tenant.restore(saved.id, by("mona", NOW + 6)).await.unwrap();
    assert_eq!((back.version, back.deleted_at), (3, None));
    assert_eq!(tenant.get(saved.id).await.unwrap(), back);
    assert_eq!(token_of(&tenant, saved.id).await.as_deref(), Some("the-token-of-mona"));
    // Undoing twice is no fault.
    assert_eq!(tenant.restore(saved.id, by("mona", NOW + 7)).await.unwrap(), back);
}

async fn nothing_works_on_what_is_removed(world: World) {
    let tenant = world.tenant();
    let id = world.save("mona").await.id;
    tenant.remove(id, 1, by("mona", NOW)).await.unwrap();
    let stamp = by("lisa", NOW);
    let update = tenant.update(id, 2, &Update::default(), stamp).await;
    assert!(matches!(update, Err(Error::NotFound)));
    assert!(matches!(tenant.replace_token(id, 2, None, stamp).await, Err(Error::NotFound)));
    assert!(matches!(tenant.remove(id, 2, stamp).await, Err(Error::NotFound)));
    assert!(matches!(tenant.reveal_token(id).await, Err(Error::NotFound)));
    assert!(matches!(tenant.hand_out_token(id, stamp).await, Err(Error::NotFound)));
    assert!(matches!(tenant.history(id, None, 5).await, Err(Error::NotFound)));
    let due = world.store.claim_due(NOW + 9, 5, Duration::from_secs(60)).await.unwrap();
    assert!(due.is_empty());
}

async fn what_was_removed_long_ago_is_purged(world: World) {
    let tenant = world.tenant();
    let [old, recent, kept] =
        [world.save("old").await, world.save("recent").await, world.save("kept").await];
    tenant.remove(old.id, 1, by("mona", NOW)).await.unwrap();
    tenant.remove(recent.id, 1, by("mona", NOW + 100)).await.unwrap();
    let purge = Purge {
        removed_before: NOW + 100,
        history_before: 0,
        idempotency_keys_before: 0,
        webhooks_before: 0,
    };
    let purged = world.store.purge(purge).await.unwrap();
    assert_eq!(
        purged,
        Purged { registries: 1, history_entries: 0, idempotency_keys: 0, webhooks: 0 }
    );
    assert!(matches!(tenant.restore(old.id, by("mona", NOW)).await, Err(Error::NotFound)));
    tenant.restore(recent.id, by("mona", NOW)).await.unwrap();
    tenant.get(kept.id).await.unwrap();
    let left = crate::raw::texts(&world.url, "SELECT registry_id FROM history").await;
    assert!(!left.contains(&old.id.to_string()), "{left:?}");
}

async fn old_history_and_idempotency_keys_are_purged(world: World) {
    let tenant = world.tenant();
    let key = "one-attempt".parse().unwrap();
    let new = crate::world::registry("mona");
    let id = tenant.create(&new, Some(&key), by("mona", NOW)).await.unwrap().registry.id;
    tenant.update(id, 1, &describe("one"), by("mona", NOW + 100)).await.unwrap();
    let purge = Purge {
        removed_before: NOW + 100,
        history_before: NOW + 100,
        idempotency_keys_before: NOW + 100,
        webhooks_before: NOW + 100,
    };
    let purged = world.store.purge(purge).await.unwrap();
    assert_eq!(
        purged,
        Purged { registries: 0, history_entries: 1, idempotency_keys: 1, webhooks: 0 }
    );
    assert!(tenant.create(&new, Some(&key), by("mona", NOW)).await.unwrap().is_new);
    // The numbers go on, although the first is gone.
    tenant.update(id, 2, &describe("two"), by("mona", NOW + 101)).await.unwrap();
    let entries = tenant.history(id, None, 50).await.unwrap().entries;
    assert_eq!(entries.iter().map(|it| it.seq).collect::<Vec<_>>(), [3, 2]);
}
