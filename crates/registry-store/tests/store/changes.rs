//! Changing a registry and its token.

use crate::reports::ready;
use crate::world::{NOW, World, by, token, token_of};
use ghcr_contract::Visibility;
use ghcr_registry_store::{AccountChange, Error, State, TestResult, Update};

on_both!(
    a_description_changes_and_the_test_stays,
    a_change_of_what_is_tested_forgets_the_test,
    a_change_of_nothing_leaves_the_version_and_the_history,
    a_change_of_an_older_version_is_refused,
    of_changes_at_once_one_wins,
    another_account_never_keeps_the_token,
    a_token_is_replaced,
);

pub(crate) fn describe(text: &str) -> Update {
    Update { description: Some(text.parse().unwrap()), ..Update::default() }
}

async fn record_ready(world: &World, id: ghcr_registry_store::RegistryId, tested_version: i64) {
    let report = ready();
    let result =
        TestResult { report: &report, tested_version, next_test_at: Some(NOW + 9), lease: None };
    world.tenant().record_test(id, result, by("watch", NOW)).await.unwrap();
}

async fn a_description_changes_and_the_test_stays(world: World) {
    let id = world.save("mona").await.id;
    record_ready(&world, id, 1).await;
    let changed =
        world.tenant().update(id, 1, &describe("New"), by("lisa", NOW + 5)).await.unwrap();
    assert_eq!((changed.version, changed.updated_at, changed.created_at), (2, NOW + 5, NOW));
    assert_eq!(changed.description.as_str(), "New");
    assert_eq!((changed.status.state, changed.next_test_at), (State::Ready, Some(NOW + 9)));
    assert_eq!(world.tenant().get(id).await.unwrap(), changed);
    assert!(world.tenant().last_report(id).await.unwrap().is_some());
    assert_eq!(token_of(&world.tenant(), id).await.as_deref(), Some("the-token-of-mona"));
}

async fn a_change_of_what_is_tested_forgets_the_test(world: World) {
    let id = world.save("mona").await.id;
    record_ready(&world, id, 1).await;
    let update = Update { visibility: Some(Visibility::Public), ..Update::default() };
    let changed = world.tenant().update(id, 1, &update, by("mona", NOW + 5)).await.unwrap();
    assert_eq!(changed.status.state, State::NeverTested);
    assert_eq!((changed.packages, changed.next_test_at), (None, Some(NOW + 5)));
    assert_eq!(world.tenant().get(id).await.unwrap(), changed);
    assert!(world.tenant().last_report(id).await.unwrap().is_none());
    // What is known of the token stays: it is the same token.
    assert_eq!(changed.token.unwrap().owner.as_deref(), Some("mona"));
    let update = Update { image: Some(None), ..Update::default() };
    let changed = world.tenant().update(id, 2, &update, by("mona", NOW)).await.unwrap();
    assert_eq!(changed.image, None);
}

async fn a_change_of_nothing_leaves_the_version_and_the_history(world: World) {
    let before = world.save("mona").await;
    let tenant = world.tenant();
    let same = Update {
        visibility: Some(before.visibility),
        description: Some(before.description.clone()),
        image: Some(before.image.clone()),
        account: None,
    };
    for update in [Update::default(), same] {
        let after = tenant.update(before.id, 1, &update, by("lisa", NOW + 5)).await.unwrap();
        assert_eq!(after, before);
        let stale = tenant.update(before.id, 7, &update, by("lisa", NOW + 5)).await;
        assert!(matches!(stale, Err(Error::VersionConflict { current: 1 })));
    }
    assert_eq!(tenant.get(before.id).await.unwrap(), before);
    assert_eq!(tenant.history(before.id, None, 9).await.unwrap().entries.len(), 1);
}

async fn a_change_of_an_older_version_is_refused(world: World) {
    let id = world.save("mona").await.id;
    let tenant = world.tenant();
    tenant.update(id, 1, &describe("First"), by("mona", NOW)).await.unwrap();
    let late = tenant.update(id, 1, &describe("Second"), by("lisa", NOW)).await;
    assert!(matches!(late, Err(Error::VersionConflict { current: 2 })));
    let late = tenant.replace_token(id, 1, None, by("lisa", NOW)).await;
    assert!(matches!(late, Err(Error::VersionConflict { current: 2 })));
    let late = tenant.remove(id, 1, by("lisa", NOW)).await.unwrap_err();
    assert_eq!(
        late.to_string(),
        "The registry has been changed meanwhile and has version 2 now. Load it again."
    );
    assert_eq!(tenant.get(id).await.unwrap().description.as_str(), "First");
    assert_eq!(token_of(&tenant, id).await.as_deref(), Some("the-token-of-mona"));
}

async fn of_changes_at_once_one_wins(world: World) {
    let id = world.save("mona").await.id;
    let mut changes = tokio::task::JoinSet::new();
    for store in [world.store.clone(), world.replica().await] {
        for _ in 0..4 {
            let store = store.clone();
            changes.spawn(async move {
                let tenant = store.tenant("northpier".parse().unwrap());
                tenant.update(id, 1, &describe("Mine"), by("mona", NOW)).await
            });
        }
    }
    let answers = changes.join_all().await;
    assert_eq!(answers.iter().filter(|it| it.is_ok()).count(), 1);
    let conflicts =
        answers.iter().filter(|it| matches!(it, Err(Error::VersionConflict { current: 2 })));
    assert_eq!(conflicts.count(), 7);
    assert_eq!(world.tenant().history(id, None, 50).await.unwrap().entries.len(), 2);
}

async fn another_account_never_keeps_the_token(world: World) {
    let id = world.save("mona").await.id;
    let tenant = world.tenant();
    let account = |token| AccountChange {
        username: "mona".parse().unwrap(),
        host: "containers.octo.ghe.com".parse().unwrap(),
        token,
    };
    let update = Update { account: Some(account(None)), ..Update::default() };
    let changed = tenant.update(id, 1, &update, by("mona", NOW)).await.unwrap();
    assert_eq!((changed.host.as_str(), &changed.token), ("containers.octo.ghe.com", &None));
    assert_eq!(tenant.get(id).await.unwrap(), changed);
    assert_eq!(token_of(&tenant, id).await, None);
    let update = Update { account: Some(account(Some(token("octo")))), ..Update::default() };
    tenant.update(id, 2, &update, by("mona", NOW)).await.unwrap();
    assert_eq!(token_of(&tenant, id).await.as_deref(), Some("the-token-of-octo"));
}

async fn a_token_is_replaced(world: World) {
    let id = world.save("mona").await.id;
    record_ready(&world, id, 1).await;
    let tenant = world.tenant();
    let new = "ghp_0123456789".parse().unwrap();
    let changed = tenant.replace_token(id, 1, Some(&new), by("mona", NOW + 5)).await.unwrap();
    assert_eq!(tenant.get(id).await.unwrap(), changed);
    assert_eq!((changed.version, changed.next_test_at), (2, Some(NOW + 5)));
    assert_eq!(changed.status.state, State::NeverTested);
    let facts = changed.token.unwrap();
    assert_eq!(facts.kind, ghcr_contract::TokenKind::Classic);
    // Nothing of the old token is said of the new one.
    assert_eq!((facts.owner, facts.expires_at, facts.last_good_at), (None, None, None));
    assert_eq!(token_of(&tenant, id).await.as_deref(), Some("ghp_0123456789"));
    tenant.replace_token(id, 2, None, by("mona", NOW)).await.unwrap();
    assert_eq!(token_of(&tenant, id).await, None);
    assert_eq!(tenant.get(id).await.unwrap().token, None);
}
