//! New keys.

use crate::raw;
use crate::world::{NOW, World, by, keys, open, token_of};
use ghcr_registry_store::{Error, RegistryId, Store};

on_both!(
    all_tokens_get_the_first_key,
    an_interrupted_rotation_is_resumed,
    a_token_that_does_not_open_does_not_stop_the_others,
    a_missing_key_is_said_at_the_start,
);

async fn save_some(world: &World, count: usize) -> Vec<RegistryId> {
    let mut ids = Vec::new();
    for number in 0..count {
        ids.push(world.save(&format!("user-{number}")).await.id);
    }
    ids
}

async fn assert_all_open(store: &Store, ids: &[RegistryId]) {
    let tenant = store.tenant("northpier".parse().unwrap());
    for (number, id) in ids.iter().enumerate() {
        let token = token_of(&tenant, *id).await;
        assert_eq!(token, Some(format!("the-token-of-user-{number}")));
    }
}

async fn keys_in_use(world: &World) -> usize {
    let used = "SELECT DISTINCT key_id FROM registries WHERE key_id IS NOT NULL";
    raw::texts(&world.url, used).await.len()
}

async fn all_tokens_get_the_first_key(world: World) {
    let ids = save_some(&world, 5).await;
    let harbor = world.store.tenant("harbor".parse().unwrap());
    crate::world::save(harbor, "lisa").await;
    // Removed registries may come back, so their tokens are sealed again too.
    world.tenant().remove(ids[4], 1, by("mona", NOW)).await.unwrap();
    let store = open(&world.url, &[2, 1]).await;
    assert_all_open(&store, &ids[..4]).await;
    let rotation = store.rotate_keys().await.unwrap();
    assert_eq!((rotation.resealed, rotation.unopened.len()), (6, 0));
    assert_eq!(store.rotate_keys().await.unwrap().resealed, 0);
    // The old key is needed no more.
    let store = open(&world.url, &[2]).await;
    store.tenant("northpier".parse().unwrap()).restore(ids[4], by("mona", NOW)).await.unwrap();
    assert_all_open(&store, &ids).await;
}

async fn an_interrupted_rotation_is_resumed(world: World) {
    let ids = save_some(&world, 10).await;
    let store = open(&world.url, &[2, 1]).await;
    let batch = store.rotate_batch(None, 4).await.unwrap();
    assert_eq!((batch.resealed, batch.next.is_some()), (4, true));
    store.close().await;
    drop(store);
    assert_eq!(keys_in_use(&world).await, 2);
    let store = open(&world.url, &[2, 1]).await;
    assert_all_open(&store, &ids).await;
    assert_eq!(store.rotate_keys().await.unwrap().resealed, 6);
    assert_eq!(keys_in_use(&world).await, 1);
    assert_all_open(&store, &ids).await;
}

async fn a_token_that_does_not_open_does_not_stop_the_others(world: World) {
    let ids = save_some(&world, 3).await;
    let text = format!("UPDATE registries SET sealed_token = 'AAAA' WHERE id = '{}'", ids[1]);
    assert_eq!(raw::execute(&world.url, &text).await, 1);
    let store = open(&world.url, &[2, 1]).await;
    let rotation = store.rotate_keys().await.unwrap();
    assert_eq!((rotation.resealed, rotation.unopened), (2, vec![ids[1]]));
}

async fn a_missing_key_is_said_at_the_start(world: World) {
    save_some(&world, 1).await;
    let error = Store::open(&world.url, Some(keys(&[2]))).await.unwrap_err();
    let Error::KeysMissing(ids) = &error else { panic!("{error}") };
    let id = ids[0].as_str();
    assert_eq!(
        error.to_string(),
        format!(
            "Tokens are sealed with a key that is not in the key file (key id {id}). Add that key \
             as a line after the first."
        )
    );
    open(&world.url, &[2, 1]).await;
}
