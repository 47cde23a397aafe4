//! What is kept of a test.

use crate::reports::{COUNTS, EXPIRES_AT, ready, refused};
use crate::world::{NOW, World, by, token};
use ghcr_contract::{Cause, Check, CheckCode, CheckEvidence, Outcome, Report};
use ghcr_registry_store::{Error, State, TestResult, Update};

on_both!(
    a_test_is_recorded,
    what_only_looks_like_a_token_stays_in_a_report,
    a_refusal_keeps_what_an_earlier_test_found,
    a_result_of_an_older_connection_is_refused,
    a_result_does_not_disturb_an_edit,
);

fn of(report: &Report, tested_version: i64) -> TestResult<'_> {
    TestResult { report, tested_version, next_test_at: Some(NOW + 86_400), lease: None }
}

async fn a_test_is_recorded(world: World) {
    let id = world.save("mona").await.id;
    let report = ready();
    let stamp = by("watch", NOW + 7);
    let recorded = world.tenant().record_test(id, of(&report, 1), stamp).await.unwrap();
    assert_eq!(recorded.before.state, State::NeverTested);
    let registry = recorded.registry;
    assert_eq!(world.tenant().get(id).await.unwrap(), registry);
    assert_eq!((registry.status.state, registry.status.headline), (State::Ready, None));
    assert_eq!(registry.packages, Some(COUNTS));
    assert_eq!(registry.last_tested_at, Some(NOW + 7));
    assert_eq!(registry.next_test_at, Some(NOW + 86_400));
    let facts = registry.token.unwrap();
    assert_eq!(facts.owner.as_deref(), Some("mona"));
    let scopes = facts.scopes.unwrap();
    assert_eq!(scopes.iter().collect::<Vec<_>>(), ["read:packages", "read:org"]);
    assert_eq!((facts.expires_at, facts.last_good_at), (Some(EXPIRES_AT), Some(NOW + 7)));
    assert_eq!(world.tenant().last_report(id).await.unwrap(), Some(report));
}

/// An image is often tagged with its commit, and a managed user's login may begin like a token.
async fn what_only_looks_like_a_token_stays_in_a_report(world: World) {
    let id = world.save("gho_acme").await.id;
    let image = format!("gho_acme/app:{}", "0123456789abcdef0123".repeat(2));
    let evidence = CheckEvidence {
        login: Some("gho_acme".into()),
        image: Some(image.clone()),
        ..CheckEvidence::default()
    };
    let mut check = Check::new(CheckCode::ImagePull, Outcome::Fail).with_evidence(evidence);
    check.reproduce.push(format!("crane digest ghcr.io/{image}"));
    let report = Report::conclude(vec![check], 80, 1);
    world.tenant().record_test(id, of(&report, 1), by("watch", NOW)).await.unwrap();
    assert_eq!(world.tenant().last_report(id).await.unwrap(), Some(report));
}

async fn a_refusal_keeps_what_an_earlier_test_found(world: World) {
    let id = world.save("mona").await.id;
    let tenant = world.tenant();
    tenant.record_test(id, of(&ready(), 1), by("watch", NOW)).await.unwrap();
    let report = refused();
    let result = TestResult { next_test_at: None, ..of(&report, 1) };
    let recorded = tenant.record_test(id, result, by("watch", NOW + 9)).await.unwrap();
    assert_eq!(recorded.before.state, State::Ready);
    let registry = tenant.get(id).await.unwrap();
    let status = registry.status;
    assert_eq!(status.state, State::Blocked);
    assert_eq!(status.headline, Some(CheckCode::TokenAccepted));
    assert_eq!(status.cause, Some(Cause::ExpiredOrRevoked));
    assert_eq!((registry.packages, registry.next_test_at), (Some(COUNTS), None));
    let facts = registry.token.unwrap();
    assert_eq!((facts.owner.as_deref(), facts.last_good_at), (Some("mona"), Some(NOW)));
}

async fn a_result_of_an_older_connection_is_refused(world: World) {
    let id = world.save("mona").await.id;
    let tenant = world.tenant();
    tenant.replace_token(id, 1, Some(&token("new")), by("mona", NOW)).await.unwrap();
    let late = tenant.record_test(id, of(&refused(), 1), by("watch", NOW)).await;
    assert!(matches!(late, Err(Error::VersionConflict { current: 2 })));
    assert_eq!(tenant.get(id).await.unwrap().status.state, State::NeverTested);
    tenant.record_test(id, of(&ready(), 2), by("watch", NOW)).await.unwrap();
}

async fn a_result_does_not_disturb_an_edit(world: World) {
    let id = world.save("mona").await.id;
    let tenant = world.tenant();
    let update = Update { description: Some("New".parse().unwrap()), ..Update::default() };
    // The test began before the edit, and the edit before the result.
    tenant.update(id, 1, &update, by("mona", NOW)).await.unwrap();
    tenant.record_test(id, of(&ready(), 1), by("watch", NOW)).await.unwrap();
    tenant.update(id, 2, &update, by("mona", NOW)).await.unwrap();
    assert_eq!(tenant.get(id).await.unwrap().status.state, State::Ready);
}
