//! Where a token could be read, and is not.

use crate::cluster::Cluster;
use crate::raw;
use crate::reports::ready;
use crate::world::{NOW, World, by, registry, save, token_of};
use ghcr_contract::{Check, CheckCode, CheckEvidence, Outcome, Report, token_checksum};
use ghcr_registry_store::{AccountChange, Error, TestResult, Update};
use std::fs;
use std::path::Path;
use std::time::Duration;

on_both!(
    a_token_is_in_no_file_of_the_database,
    a_token_copied_onto_another_row_does_not_open,
    a_row_whose_address_was_edited_does_not_open,
    debug_shows_no_token,
);

/// A token that has the form of GitHub's, made when the test runs.
fn canary(letter: char) -> String {
    let body: String = std::iter::repeat_n(letter, 30).collect();
    format!("ghp_{body}{}", token_checksum(&body))
}

/// Uses every way by which a token gets in, or a report that repeats it.
async fn use_canaries(world: &World) {
    let tenant = world.tenant();
    let mut new = registry("mona");
    new.description = "the-description-of-mona".parse().unwrap();
    new.token = Some(canary('a').parse().unwrap());
    let key = "one-attempt".parse().unwrap();
    let id = tenant.create(&new, Some(&key), by("mona", NOW)).await.unwrap().registry.id;
    let token = canary('b').parse().unwrap();
    tenant.replace_token(id, 1, Some(&token), by("mona", NOW)).await.unwrap();
    let account = AccountChange {
        username: "mona".parse().unwrap(),
        host: "ghcr.io".parse().unwrap(),
        token: Some(canary('c').parse().unwrap()),
    };
    let update = Update { account: Some(account), ..Update::default() };
    tenant.update(id, 2, &update, by("mona", NOW)).await.unwrap();
    let mut checks = ready().checks;
    let evidence = CheckEvidence { request_id: Some(canary('c')), ..CheckEvidence::default() };
    checks.push(Check::new(CheckCode::ImagePull, Outcome::Pass).with_evidence(evidence));
    let report = Report::conclude(checks, 1, 1);
    let result = TestResult { report: &report, tested_version: 3, next_test_at: None, lease: None };
    tenant.record_test(id, result, by("watch", NOW)).await.unwrap();
    tenant.hand_out_token(id, by("scanner", NOW)).await.unwrap();
    for claim in world.store.claim_webhooks(NOW, 9, Duration::from_secs(60)).await.unwrap() {
        world.store.fail_webhook(&claim, "status 500", NOW, None).await.unwrap();
    }
    let expiry = crate::reports::EXPIRES_AT;
    assert_eq!(world.store.remind(9, by("watch", expiry - 60)).await.unwrap(), 1);
    crate::world::open(&world.url, &[2, 1]).await.rotate_keys().await.unwrap();
}

/// The description shows that the search looks where the rows are.
#[track_caller]
fn assert_holds_description_and_no_token(bytes: &[u8], place: &str) {
    assert!(contains(bytes, "the-description-of-mona"), "{place} is not where the rows are");
    for letter in ['a', 'b', 'c'] {
        // Also without the prefix and the last characters.
        let token = &canary(letter)[8..30];
        assert!(!contains(bytes, token), "{place} holds the token {letter}");
    }
}

fn contains(bytes: &[u8], text: &str) -> bool {
    String::from_utf8_lossy(bytes).contains(text)
}

/// All files of a folder and below it, one after the other.
fn read_all(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|it| it.is_dir()) {
            bytes.extend(read_all(&entry.path()));
        } else {
            // A server may remove a file of its own meanwhile.
            bytes.extend(fs::read(entry.path()).unwrap_or_default());
        }
    }
    bytes
}

async fn a_token_is_in_no_file_of_the_database(world: World) {
    let world = world.sending();
    use_canaries(&world).await;
    if world.url.starts_with("sqlite:") {
        let log = fs::read(world.folder.path().join("registries.db-wal")).unwrap();
        assert_holds_description_and_no_token(&log, "the write-ahead log");
        world.store.close().await;
        let all = read_all(world.folder.path());
        assert_holds_description_and_no_token(&all, "the files");
    } else {
        let cluster = Cluster::shared();
        assert_holds_description_and_no_token(&cluster.dump(&world.url), "the dump");
        raw::execute(&world.url, "CHECKPOINT").await;
        let log = read_all(&cluster.data().join("pg_wal"));
        assert_holds_description_and_no_token(&log, "the write-ahead log");
        let base = read_all(&cluster.data().join("base"));
        assert_holds_description_and_no_token(&base, "the files");
    }
}

async fn a_token_copied_onto_another_row_does_not_open(world: World) {
    let tenant = world.tenant();
    let from = world.save("mona").await.id;
    let same_account = world.save("mona").await.id;
    let harbor = world.store.tenant("harbor".parse().unwrap());
    let other_tenant = save(harbor.clone(), "mona").await.id;
    for to in [same_account, other_tenant] {
        let copy = format!(
            "UPDATE registries SET \
             sealed_token = (SELECT sealed_token FROM registries WHERE id = '{from}'), \
             key_id = (SELECT key_id FROM registries WHERE id = '{from}') WHERE id = '{to}'"
        );
        assert_eq!(raw::execute(&world.url, &copy).await, 1);
    }
    let error = tenant.reveal_token(same_account).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "The stored token of the registry {same_account} does not open: its row was changed \
             outside of this service. Replace the token."
        )
    );
    let error = harbor.reveal_token(other_tenant).await.unwrap_err();
    assert!(matches!(error, Error::TokenDoesNotOpen { .. }), "{error}");
    assert_eq!(token_of(&tenant, from).await.as_deref(), Some("the-token-of-mona"));
    // A whole row under another tenant's name does not open either.
    let moved = format!("DELETE FROM history WHERE registry_id = '{from}'");
    raw::execute(&world.url, &moved).await;
    let moved = format!("UPDATE registries SET tenant = 'harbor' WHERE id = '{from}'");
    assert_eq!(raw::execute(&world.url, &moved).await, 1);
    let error = harbor.reveal_token(from).await.unwrap_err();
    assert!(matches!(error, Error::TokenDoesNotOpen { .. }), "{error}");
}

async fn a_row_whose_address_was_edited_does_not_open(world: World) {
    for column in ["host", "username"] {
        let id = world.save("mona").await.id;
        let text = format!("UPDATE registries SET {column} = 'elsewhere' WHERE id = '{id}'");
        assert_eq!(raw::execute(&world.url, &text).await, 1);
        let error = world.tenant().reveal_token(id).await.unwrap_err();
        assert!(matches!(error, Error::TokenDoesNotOpen { .. }), "{column}: {error}");
    }
}

async fn debug_shows_no_token(world: World) {
    let new = registry("mona");
    let created = world.tenant().create(&new, None, by("mona", NOW)).await.unwrap();
    let revealed = world.tenant().reveal_token(created.registry.id).await.unwrap();
    let shown = format!("{new:?} {created:?} {revealed:?} {:?} {:?}", world.store, world.tenant());
    assert!(!shown.contains("the-token-of-mona"), "{shown}");
}
