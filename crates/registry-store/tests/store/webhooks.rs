//! The outbox: what is written into it, who sends it, and what becomes of what fails.

use crate::reports::{EXPIRES_AT, ready, refused};
use crate::world::{NOW, World, by, save, token};
use ghcr_contract::{Report, Visibility, WebhookEvent, WebhookKind};
use ghcr_registry_store::{
    DeadWebhook, Error, RegistryId, State, Store, TestResult, Update, WebhookClaim,
};
use std::collections::HashSet;
use std::time::Duration;

const LEASE: Duration = Duration::from_secs(60);

on_both!(
    a_changed_state_is_written_once_and_told_before_and_after,
    without_somebody_who_sends_nothing_is_written,
    what_is_delivered_is_gone_and_what_fails_comes_again,
    a_dead_letter_is_its_tenants_and_can_be_sent_again,
    a_dead_letter_that_cannot_be_read_hides_no_other,
    a_login_that_begins_like_a_token_is_told_as_it_is,
    senders_at_once_never_get_the_same,
    an_edit_tells_nothing,
    a_rotation_or_an_edit_that_changes_no_state_tells_nothing,
    what_a_rotation_or_an_edit_changes_is_told_as_of_the_last_test,
    a_change_that_cannot_be_told_is_not_recorded,
);

async fn test(world: &World, id: RegistryId, report: &Report, at: i64) {
    let result = TestResult { report, tested_version: 1, next_test_at: Some(at), lease: None };
    world.tenant().record_test(id, result, by("watch", at)).await.unwrap();
}

async fn test_version(world: &World, id: RegistryId, report: &Report, tested_version: i64) {
    let result = TestResult { report, tested_version, next_test_at: None, lease: None };
    world.tenant().record_test(id, result, by("watch", NOW + 3)).await.unwrap();
}

async fn claim(store: &Store, at: i64) -> Vec<WebhookClaim> {
    store.claim_webhooks(at, 10, LEASE).await.unwrap()
}

fn event(claim: &WebhookClaim) -> WebhookEvent {
    serde_json::from_str(&claim.body).unwrap()
}

/// The states before and now of an event.
fn told_states(claim: &WebhookClaim) -> (String, String) {
    let event = event(claim);
    (event.before.unwrap().state.to_string(), event.now.state.to_string())
}

async fn a_changed_state_is_written_once_and_told_before_and_after(world: World) {
    let world = world.sending();
    let id = world.save("mona").await.id;
    for (report, at) in [(ready(), 1), (ready(), 2), (refused(), 3), (refused(), 4)] {
        test(&world, id, &report, NOW + at).await;
    }
    let claims = claim(&world.store, NOW + 9).await;
    let told: Vec<_> = claims
        .iter()
        .map(event)
        .map(|it| (it.at - NOW, it.before.unwrap().state.as_str(), it.now.state.as_str()))
        .collect();
    assert_eq!(told, [(1, "never_tested", "ready"), (3, "ready", "blocked")]);
    let last = event(&claims[1]);
    assert_eq!(
        (last.id.as_str(), last.kind),
        (&*claims[1].id.to_string(), WebhookKind::StateChanged)
    );
    assert_eq!((last.tenant.as_str(), last.registry.id), ("northpier", id.to_string()));
    assert_eq!((last.registry.username.as_str(), last.registry.host.as_str()), ("mona", "ghcr.io"));
    assert_eq!(last.now.headline.unwrap().as_str(), "token.accepted");
    assert_eq!(last.now.cause.unwrap().as_str(), "expired_or_revoked");
    let days_left = (EXPIRES_AT - NOW - 3) / 86_400;
    assert_eq!((last.expires_at, last.days_left), (Some(EXPIRES_AT), Some(days_left)));
}

async fn without_somebody_who_sends_nothing_is_written(world: World) {
    let id = world.save("mona").await.id;
    test(&world, id, &ready(), NOW).await;
    assert!(claim(&world.store, NOW + 9).await.is_empty());
}

async fn what_is_delivered_is_gone_and_what_fails_comes_again(world: World) {
    let world = world.sending();
    let id = world.save("mona").await.id;
    test(&world, id, &ready(), NOW).await;
    let first = claim(&world.store, NOW).await.remove(0);
    assert!(claim(&world.store, NOW + 59).await.is_empty(), "it is leased");
    world.store.fail_webhook(&first, "status 500", NOW, Some(NOW + 20)).await.unwrap();
    assert!(claim(&world.store, NOW + 19).await.is_empty());
    let second = claim(&world.store, NOW + 20).await.remove(0);
    assert_eq!((second.attempts, &second.id, &second.body), (1, &first.id, &first.body));
    // Who has lost the lease neither ends nor delays it.
    world.store.end_webhook(&first).await.unwrap();
    world.store.fail_webhook(&first, "timeout", NOW, None).await.unwrap();
    let third = claim(&world.store, NOW + 80).await.remove(0);
    assert_eq!(third.attempts, 1, "the lease ran out");
    world.store.end_webhook(&third).await.unwrap();
    assert!(claim(&world.store, NOW + 999).await.is_empty());
    assert_eq!(world.store.counts(NOW).await.unwrap().webhooks_waiting, 0);
}

async fn a_dead_letter_is_its_tenants_and_can_be_sent_again(world: World) {
    let world = world.sending();
    for (name, at) in [("mona", 0), ("lisa", 1), ("olaf", 2)] {
        let id = world.save(name).await.id;
        test(&world, id, &ready(), NOW + at).await;
    }
    for claim in claim(&world.store, NOW + 9).await {
        world.store.fail_webhook(&claim, "status 500", NOW + 9, None).await.unwrap();
    }
    assert!(claim(&world.store, NOW + 9999).await.is_empty());
    let tenant = world.tenant();
    let page = tenant.dead_webhooks(None, 2).await.unwrap();
    let rest = tenant.dead_webhooks(page.next, 2).await.unwrap();
    let dead = [page.webhooks, rest.webhooks].concat();
    let told: Vec<_> =
        dead.iter().map(|it| (it.event.registry.username.as_str(), it.attempts)).collect();
    assert_eq!((told, rest.next), (vec![("olaf", 1), ("lisa", 1), ("mona", 1)], None));
    assert_eq!((dead[0].failed_at, dead[0].failure.as_str()), (NOW + 9, "status 500"));
    let harbor = world.store.tenant("harbor".parse().unwrap());
    assert!(harbor.dead_webhooks(None, 9).await.unwrap().webhooks.is_empty());
    let of_another = harbor.resend_webhook(dead[0].id, NOW + 20).await;
    assert!(matches!(of_another, Err(Error::NotFound)));
    tenant.resend_webhook(dead[0].id, NOW + 20).await.unwrap();
    assert!(matches!(tenant.resend_webhook(dead[0].id, NOW).await, Err(Error::NotFound)));
    let again = claim(&world.store, NOW + 20).await;
    assert_eq!(again.iter().map(|it| (it.id, it.attempts)).collect::<Vec<_>>(), [(dead[0].id, 0)]);
    assert_eq!(world.store.counts(NOW).await.unwrap().dead_letters, 2);
}

/// An earlier version cut off whatever began like a token, so that some names are none.
async fn a_dead_letter_that_cannot_be_read_hides_no_other(world: World) {
    let world = world.sending();
    for (name, at) in [("mona", 0), ("gho_acme", 1), ("olaf", 2)] {
        let id = world.save(name).await.id;
        test(&world, id, &ready(), NOW + at).await;
    }
    let claims = claim(&world.store, NOW + 9).await;
    for claim in &claims {
        world.store.fail_webhook(claim, "status 500", NOW + 9, None).await.unwrap();
    }
    let damage = "UPDATE webhooks SET body = REPLACE(body, 'gho_acme', 'gho_…')";
    crate::raw::execute(&world.url, damage).await;
    let tenant = world.tenant();
    let names = |webhooks: Vec<DeadWebhook>| -> Vec<String> {
        webhooks.into_iter().map(|it| it.event.registry.username.to_string()).collect()
    };
    let page = tenant.dead_webhooks(None, 9).await.unwrap();
    assert_eq!((page.unreadable, page.next), (vec![claims[1].id], None));
    assert_eq!(names(page.webhooks), ["olaf", "mona"]);
    // It takes a place on its page, and the next one begins after it.
    let page = tenant.dead_webhooks(None, 2).await.unwrap();
    assert_eq!((names(page.webhooks), page.next), (vec!["olaf".to_owned()], Some(claims[1].id)));
    let rest = tenant.dead_webhooks(page.next, 2).await.unwrap();
    assert_eq!((names(rest.webhooks), rest.next), (vec!["mona".to_owned()], None));
}

/// Such a login is a managed user's, `gho` at the company `acme`.
async fn a_login_that_begins_like_a_token_is_told_as_it_is(world: World) {
    let world = world.sending();
    let id = world.save("gho_acme").await.id;
    test(&world, id, &ready(), NOW).await;
    let claim = claim(&world.store, NOW).await.remove(0);
    assert_eq!(event(&claim).registry.username.as_str(), "gho_acme");
    world.store.fail_webhook(&claim, "status 500", NOW, None).await.unwrap();
    let dead = world.tenant().dead_webhooks(None, 9).await.unwrap().webhooks;
    assert_eq!(dead[0].event.registry.username.as_str(), "gho_acme");
}

async fn senders_at_once_never_get_the_same(world: World) {
    const COUNT: usize = 40;
    let world = world.sending();
    for number in 0..COUNT {
        let id = save(world.tenant(), &format!("user-{number}")).await.id;
        test(&world, id, &ready(), NOW).await;
    }
    let mut senders = tokio::task::JoinSet::new();
    for store in [world.replica().await, world.replica().await, world.store.clone()] {
        senders.spawn(async move {
            let mut mine = Vec::new();
            for _ in 0..COUNT {
                let claims = store.claim_webhooks(NOW, 3, LEASE).await.unwrap();
                mine.extend(claims.into_iter().map(|claim| claim.id));
            }
            mine
        });
    }
    let all: Vec<_> = senders.join_all().await.into_iter().flatten().collect();
    assert_eq!(all.len(), COUNT);
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), COUNT);
}

async fn an_edit_tells_nothing(world: World) {
    let world = world.sending();
    let id = world.save("mona").await.id;
    let update = Update { visibility: Some(Visibility::Public), ..Update::default() };
    world.tenant().update(id, 1, &update, by("lisa", NOW)).await.unwrap();
    assert!(claim(&world.store, NOW).await.is_empty());
}

/// Replaces the token of version 1, and edits what a test asks; each is tested with that report.
async fn rotate_and_edit(world: &World, id: RegistryId, report: &Report) {
    let (tenant, stamp) = (world.tenant(), by("lisa", NOW + 2));
    tenant.replace_token(id, 1, Some(&token("another")), stamp).await.unwrap();
    test_version(world, id, report, 2).await;
    let update = Update { visibility: Some(Visibility::Public), ..Update::default() };
    tenant.update(id, 2, &update, stamp).await.unwrap();
    test_version(world, id, report, 3).await;
}

async fn a_rotation_or_an_edit_that_changes_no_state_tells_nothing(world: World) {
    let world = world.sending();
    for report in [ready(), refused()] {
        let id = world.save("mona").await.id;
        test(&world, id, &report, NOW).await;
        rotate_and_edit(&world, id, &report).await;
    }
    let told: Vec<_> = claim(&world.store, NOW + 9).await.iter().map(told_states).collect();
    let first = |now: &str| ("never_tested".to_owned(), now.to_owned());
    assert_eq!(told, [first("ready"), first("blocked")]);
}

async fn what_a_rotation_or_an_edit_changes_is_told_as_of_the_last_test(world: World) {
    let world = world.sending();
    let id = world.save("mona").await.id;
    test(&world, id, &refused(), NOW).await;
    rotate_and_edit(&world, id, &ready()).await;
    let told: Vec<_> = claim(&world.store, NOW + 9).await.iter().map(told_states).collect();
    assert_eq!(told[1..], [("blocked".to_owned(), "ready".to_owned())]);
    let history = world.tenant().history(id, None, 1).await.unwrap();
    assert_eq!(history.entries[0].status.map(|it| it.state), Some(State::Ready));
}

async fn a_change_that_cannot_be_told_is_not_recorded(world: World) {
    let world = world.sending();
    let id = world.save("mona").await.id;
    crate::raw::execute(&world.url, "ALTER TABLE webhooks RENAME TO elsewhere").await;
    let report = ready();
    let result = TestResult { report: &report, tested_version: 1, next_test_at: None, lease: None };
    world.tenant().record_test(id, result, by("watch", NOW)).await.unwrap_err();
    let registry = world.tenant().get(id).await.unwrap();
    assert_eq!((registry.status.state, registry.last_tested_at), (State::NeverTested, None));
    assert_eq!(world.tenant().history(id, None, 9).await.unwrap().entries.len(), 1);
}
