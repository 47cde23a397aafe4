//! Saving a registry.

use crate::cluster::Cluster;
use crate::world::{NOW, World, by, keys, open, registry, save, token_of};
use ghcr_contract::TokenKind;
use ghcr_registry_store::{Error, Filter, IdempotencyKey, State, Store};
use std::num::NonZeroU32;
use std::sync::Arc;

on_both!(
    what_is_saved_is_read_again,
    a_registry_without_a_token_is_saved,
    the_same_request_saves_once,
    an_idempotency_key_is_not_for_another_request,
    requests_at_once_save_once,
    an_idempotency_key_outlives_the_first_encryption_key,
    a_restart_keeps_everything,
    a_tenant_has_no_more_registries_than_it_may,
    replicas_at_once_keep_to_the_limit_of_a_tenant,
    texts_with_zero_characters_do_no_harm,
);

fn attempt() -> IdempotencyKey {
    "8e03978e-40d5-43dd-bc93-6894a57f9324".parse().unwrap()
}

async fn what_is_saved_is_read_again(world: World) {
    let created = world.tenant().create(&registry("mona"), None, by("mona", NOW)).await.unwrap();
    assert!(created.is_new);
    let saved = created.registry;
    assert_eq!(world.tenant().get(saved.id).await.unwrap(), saved);
    assert_eq!(saved.username.as_str(), "mona");
    assert_eq!(saved.image.as_ref().unwrap().to_string(), "northpier/lighthouse:1");
    assert_eq!((saved.version, saved.created_at, saved.updated_at), (1, NOW, NOW));
    assert_eq!(saved.status.state, State::NeverTested);
    let facts = saved.token.unwrap();
    assert_eq!((facts.kind, facts.set_at, facts.last_good_at), (TokenKind::Unknown, NOW, None));
    let token = token_of(&world.tenant(), saved.id).await;
    assert_eq!(token.as_deref(), Some("the-token-of-mona"));
    assert!(world.tenant().last_report(saved.id).await.unwrap().is_none());
}

async fn a_registry_without_a_token_is_saved(world: World) {
    let mut new = registry("mona");
    (new.token, new.image, new.next_test_at) = (None, None, None);
    new.description = "".parse().unwrap();
    let saved = world.tenant().create(&new, None, by("mona", NOW)).await.unwrap().registry;
    assert_eq!(world.tenant().get(saved.id).await.unwrap(), saved);
    assert_eq!((&saved.token, &saved.image), (&None, &None));
    assert_eq!(token_of(&world.tenant(), saved.id).await, None);
}

async fn the_same_request_saves_once(world: World) {
    let tenant = world.tenant();
    let first = tenant.create(&registry("mona"), Some(&attempt()), by("mona", NOW)).await.unwrap();
    let second =
        tenant.create(&registry("mona"), Some(&attempt()), by("mona", NOW + 60)).await.unwrap();
    assert_eq!((first.is_new, second.is_new), (true, false));
    assert_eq!(first.registry, second.registry);
    // The key is the tenant's own.
    let other = world.store.tenant("harbor".parse().unwrap());
    let theirs = other.create(&registry("mona"), Some(&attempt()), by("lisa", NOW)).await.unwrap();
    assert!(theirs.is_new);
    // Once the registry is removed, there is nothing to answer with.
    tenant.remove(first.registry.id, 1, by("mona", NOW)).await.unwrap();
    let again = tenant.create(&registry("mona"), Some(&attempt()), by("mona", NOW)).await;
    assert!(matches!(again, Err(Error::NotFound)));
}

async fn an_idempotency_key_is_not_for_another_request(world: World) {
    let tenant = world.tenant();
    tenant.create(&registry("mona"), Some(&attempt()), by("mona", NOW)).await.unwrap();
    let mut without = registry("mona");
    without.token = None;
    let mut other_token = registry("mona");
    other_token.token = Some("another".parse().unwrap());
    for new in [registry("lisa"), without, other_token] {
        let error = tenant.create(&new, Some(&attempt()), by("mona", NOW)).await.unwrap_err();
        assert!(matches!(error, Error::IdempotencyKeyReused), "{error}");
    }
    let page = tenant.list(&Filter::default(), None, 50).await.unwrap();
    assert_eq!(page.registries.len(), 1);
}

async fn requests_at_once_save_once(world: World) {
    let mut requests = tokio::task::JoinSet::new();
    for store in [world.store.clone(), world.replica().await] {
        for _ in 0..5 {
            let store = store.clone();
            requests.spawn(async move {
                let tenant = store.tenant("northpier".parse().unwrap());
                tenant.create(&registry("mona"), Some(&attempt()), by("mona", NOW)).await.unwrap()
            });
        }
    }
    let answers = requests.join_all().await;
    assert_eq!(answers.iter().filter(|it| it.is_new).count(), 1);
    assert!(answers.iter().all(|it| it.registry == answers[0].registry));
}

async fn an_idempotency_key_outlives_the_first_encryption_key(world: World) {
    let new = registry("mona");
    world.tenant().create(&new, Some(&attempt()), by("mona", NOW)).await.unwrap();
    let store = open(&world.url, &[2, 1]).await;
    let tenant = store.tenant("northpier".parse().unwrap());
    assert!(!tenant.create(&new, Some(&attempt()), by("mona", NOW)).await.unwrap().is_new);
}

async fn a_restart_keeps_everything(world: World) {
    let saved = world.save("mona").await;
    world.store.close().await;
    let store = open(&world.url, &[1]).await;
    let tenant = store.tenant("northpier".parse().unwrap());
    assert_eq!(tenant.get(saved.id).await.unwrap(), saved);
    assert_eq!(token_of(&tenant, saved.id).await.as_deref(), Some("the-token-of-mona"));
}

async fn a_tenant_has_no_more_registries_than_it_may(world: World) {
    let world = world.with_most_registries(2);
    let tenant = world.tenant();
    let first = tenant.create(&registry("mona"), Some(&attempt()), by("mona", NOW)).await.unwrap();
    world.save("lisa").await;
    let refused = tenant.create(&registry("olaf"), None, by("mona", NOW)).await.unwrap_err();
    assert!(matches!(refused, Error::TooManyRegistries { .. }), "{refused}");
    assert_eq!(
        refused.to_string(),
        "There are 2 registries, and no more are kept for one tenant. Remove one that is not needed."
    );
    let page = tenant.list(&Filter::default(), None, 50).await.unwrap();
    assert_eq!(page.registries.len(), 2, "nothing is left of what was refused");
    // The same request again saves nothing, and another tenant has a limit of its own.
    let again = tenant.create(&registry("mona"), Some(&attempt()), by("mona", NOW)).await;
    assert!(!again.unwrap().is_new);
    save(world.store.tenant("harbor".parse().unwrap()), "olaf").await;
    // A place that is left can be taken, and then the removed one has none.
    tenant.remove(first.registry.id, 1, by("mona", NOW)).await.unwrap();
    let third = world.save("olaf").await;
    let restored = tenant.restore(first.registry.id, by("mona", NOW)).await;
    assert!(matches!(restored, Err(Error::TooManyRegistries { .. })));
    tenant.remove(third.id, 1, by("mona", NOW)).await.unwrap();
    tenant.restore(first.registry.id, by("mona", NOW)).await.unwrap();
}

/// PostgreSQL may go beyond it by those that are saved at the same moment.
async fn replicas_at_once_keep_to_the_limit_of_a_tenant(world: World) {
    let most = NonZeroU32::new(5);
    let mut requests = tokio::task::JoinSet::new();
    for _ in 0..2 {
        let store = Arc::new(open(&world.url, &[1]).await.with_most_registries(most));
        for _ in 0..20 {
            let store = store.clone();
            requests.spawn(async move {
                let tenant = store.tenant("northpier".parse().unwrap());
                tenant.create(&registry("mona"), None, by("mona", NOW)).await.is_ok()
            });
        }
    }
    let saved = requests.join_all().await.into_iter().filter(|is_saved| *is_saved).count();
    let is_sqlite = world.url.starts_with("sqlite:");
    assert!(saved == 5 || (!is_sqlite && (6..40).contains(&saved)), "{saved}");
    let page = world.tenant().list(&Filter::default(), None, 50).await.unwrap();
    assert_eq!(page.registries.len(), saved);
}

async fn texts_with_zero_characters_do_no_harm(world: World) {
    let saved = world.tenant().create(&registry("mona"), None, by("mo\0na", NOW)).await.unwrap();
    let history = world.tenant().history(saved.registry.id, None, 5).await.unwrap();
    assert_eq!(history.entries[0].actor, "mona");
    let filter = Filter { state: None, search: Some("mo\0na".to_owned()) };
    assert_eq!(world.tenant().list(&filter, None, 5).await.unwrap().registries.len(), 1);
}

/// Opens the database four times at once, before it has any table.
async fn assert_opens_at_once(url: &str) {
    let [one, two, three, four] = [(), (), (), ()].map(|()| Store::open(url, Some(keys(&[1]))));
    let opened = tokio::join!(one, two, three, four);
    for store in [opened.0, opened.1, opened.2, opened.3] {
        store.unwrap();
    }
}

#[tokio::test]
async fn replicas_may_start_at_once() {
    assert_opens_at_once(&Cluster::shared().new_database().await).await;
    for _ in 0..20 {
        let folder = tempfile::TempDir::new().unwrap();
        assert_opens_at_once(&format!("sqlite:{}/x.db", folder.path().display())).await;
    }
}

/// They hold the sealed tokens, and those who may read the key's folder are not those who may read
/// the database's.
#[tokio::test]
async fn a_new_sqlite_file_and_its_logs_are_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::sqlite().await;
    world.save("mona").await;
    let mut modes = Vec::new();
    for entry in std::fs::read_dir(world.folder.path()).unwrap().flatten() {
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        modes.push((entry.file_name().into_string().unwrap(), format!("{mode:o}")));
    }
    modes.sort();
    let file = |name: &str| (name.to_owned(), "600".to_owned());
    assert_eq!(modes, ["registries.db", "registries.db-shm", "registries.db-wal"].map(file));
}

#[tokio::test]
async fn a_server_that_refuses_the_connection_is_named_as_what_it_is() {
    let url = "postgres://nobody@127.0.0.1:1/registries";
    let error = Store::open(url, Some(keys(&[1]))).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "The database cannot be opened: error communicating with database: Connection refused (os \
         error 111). Look whether PostgreSQL runs, and at the host and the port of the URL."
    );
}

#[tokio::test]
async fn the_demo_lives_in_memory() {
    let store = Store::open("sqlite::memory:", Some(keys(&[1]))).await.unwrap();
    let tenant = store.tenant("demo".parse().unwrap());
    for name in ["one", "two", "three", "four", "five"] {
        for is_new in [true, false] {
            let key = name.parse().unwrap();
            let created = tenant.create(&registry(name), Some(&key), by("demo", NOW)).await;
            assert_eq!(created.unwrap().is_new, is_new);
        }
    }
    let page = tenant.list(&Filter::default(), None, 50).await.unwrap();
    let names: Vec<_> = page.registries.iter().map(|it| it.username.as_str()).collect();
    assert_eq!(names, ["five", "four", "three", "two", "one"]);
    let other = Store::open("sqlite::memory:", Some(keys(&[1]))).await.unwrap();
    let tenant = other.tenant("demo".parse().unwrap());
    assert!(tenant.list(&Filter::default(), None, 50).await.unwrap().registries.is_empty());
}
