//! Webhooks from the change of a state to the receiver, and those that do not arrive.

use super::receiver::Receiver;
use super::world::{ALSO_GOOD, EDITOR, GOOD, UNKNOWN, VIEWER, World, at, database, id_of};
use crate::support::body_of;
use ghcr_registry_store::{Keys, Store};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};
use std::time::Duration;

const DEAD_LETTERS: &str = "/api/v1/webhooks/dead-letters";
const OTHERS: (&str, &str) = ("quillworks", "editor");

#[tokio::test]
async fn a_changed_state_arrives_signed_and_once() {
    let mut receiver = Receiver::start().await;
    let world = World::start_sending(&receiver.url).await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    let id = id_of(&saved);
    world.test(id).await;
    let received = receiver.next().await;
    assert_eq!(received.path, "/hooks?of=canary");
    assert_eq!(received.headers["content-type"], "application/json");
    let event = received.verified();
    for (name, value) in [
        ("type", json!("registry.state_changed")),
        ("tenant", json!("northpier")),
        (
            "registry",
            json!({
                "id": id,
                "username": "northpier-labs",
                "host": "ghcr.io",
                "description": "Production",
            }),
        ),
        ("before", json!({"state": "never_tested"})),
        ("now", json!({"state": "ready"})),
    ] {
        assert_eq!(event[name], value, "{name}: {event:#}");
    }
    // The same state again is no change; another one is.
    world.test(id).await;
    let other = world.save("northpier", Some(&UNKNOWN)).await;
    world.test(id_of(&other)).await;
    let event = receiver.next().await.verified();
    assert_eq!(event["registry"]["id"], other["id"]);
    let now = json!({
        "state": "blocked", "headline": "token.accepted", "cause": "expired_or_revoked",
    });
    assert_eq!(event["now"], now);
    receiver.assert_nothing_more();
    let log = world.proxy.stop();
    assert!(!log.contains("canary"), "the address of the receiver is in the log: {log}");
}

#[tokio::test]
async fn a_rotation_or_an_edit_that_leaves_the_state_as_it_was_tells_nothing() {
    let mut receiver = Receiver::start().await;
    let world = World::start_sending(&receiver.url).await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    let id = id_of(&saved);
    world.test(id).await;
    assert_eq!(receiver.next().await.verified()["now"]["state"], "ready");
    assert_eq!(world.rotate(id, 1, &ALSO_GOOD).await["is_replaced"], true);
    let edited = world.change(id, 2, &json!({"visibility": "public"})).await;
    assert_eq!(body_of(edited, StatusCode::OK).await["state"], "never_tested");
    world.test(id).await;
    // One that does change the state is told with the state that was told before it.
    let absent = json!({"image": "northpier-labs/there-is-no-such-image"});
    assert!(world.change(id, 3, &absent).await.status().is_success());
    world.test(id).await;
    let event = receiver.next().await.verified();
    assert_eq!(
        (&event["before"]["state"], &event["now"]["state"]),
        (&json!("ready"), &json!("blocked"))
    );
    // Blocked before and afterwards, for want of the same image: the next event is another's.
    assert_eq!(world.rotate(id, 4, &GOOD).await["is_replaced"], true);
    let other = world.save("northpier", Some(&GOOD)).await;
    world.test(id_of(&other)).await;
    assert_eq!(receiver.next().await.verified()["registry"]["id"], other["id"]);
    receiver.assert_nothing_more();
}

/// A test with the saved token, whose webhook fails for good: as if the last attempt had failed.
async fn kill_letter(world: &World, receiver: &mut Receiver) -> Value {
    let saved = world.save("northpier", Some(&GOOD)).await;
    world.test(id_of(&saved)).await;
    let event = receiver.next().await.verified();
    let keys = Keys::read(&world.folder.path().join("key")).expect("keys");
    let store = Store::open(&database(world.folder.path()), Some(keys)).await.expect("a store");
    const LATER: i64 = 4_000_000_000;
    loop {
        let claims = store.claim_webhooks(LATER, 9, Duration::from_secs(60)).await;
        if let Some(claim) = claims.expect("claims").first() {
            let failed = store.fail_webhook(claim, "status 302", LATER, None).await;
            failed.expect("it is written");
            store.close().await;
            return event;
        }
    }
}

#[tokio::test]
async fn a_dead_letter_is_listed_and_can_be_sent_again() {
    let mut receiver = Receiver::start().await;
    let world = World::start_sending(&receiver.url).await;
    receiver.answer_with(302);
    let event = kill_letter(&world, &mut receiver).await;
    receiver.assert_nothing_more();
    let list = world.get(EDITOR, DEAD_LETTERS).await;
    let letter = &list["dead_letters"][0];
    assert_eq!(letter["event"], event, "{list:#}");
    assert_eq!(letter["failure"], "status 302");
    let id = event["id"].as_str().expect("an id");
    let resend = format!("{DEAD_LETTERS}/{id}/resend");
    // Nobody else's, and not for every role.
    assert_eq!(world.get(OTHERS, DEAD_LETTERS).await, json!({"dead_letters": []}));
    let theirs = world.send(OTHERS, Method::POST, &resend).await;
    assert_eq!(body_of(theirs, StatusCode::NOT_FOUND).await["code"], "not_found");
    let viewers = world.send(VIEWER, Method::POST, &resend).await;
    assert_eq!(body_of(viewers, StatusCode::FORBIDDEN).await["code"], "forbidden");
    receiver.answer_with(200);
    let resent = world.send(EDITOR, Method::POST, &resend).await;
    assert_eq!(resent.status(), StatusCode::ACCEPTED);
    assert_eq!(receiver.next().await.verified(), event, "the same id and body");
    let again = world.send(EDITOR, Method::POST, &resend).await;
    assert_eq!(again.status(), StatusCode::NOT_FOUND);
    assert_eq!(world.get(EDITOR, DEAD_LETTERS).await, json!({"dead_letters": []}));
}

#[tokio::test]
async fn a_dead_letter_that_cannot_be_read_is_in_the_log_and_the_others_in_the_list() {
    let mut receiver = Receiver::start().await;
    let world = World::start_sending(&receiver.url).await;
    receiver.answer_with(302);
    let damaged = kill_letter(&world, &mut receiver).await;
    let whole = kill_letter(&world, &mut receiver).await;
    let damaged = damaged["id"].as_str().expect("an id");
    let database = database(world.folder.path());
    let mut connection = SqliteConnection::connect(&database).await.expect("it opens");
    let edit = format!("UPDATE webhooks SET body = '{{}}' WHERE id = '{damaged}'");
    sqlx::query(AssertSqlSafe(edit)).execute(&mut connection).await.expect("good SQL");
    connection.close().await.expect("it closes");
    let list = world.get(EDITOR, DEAD_LETTERS).await;
    let letters = list["dead_letters"].as_array().expect("a list");
    assert_eq!(letters.iter().map(|it| &it["event"]).collect::<Vec<_>>(), [&whole]);
    let log = world.proxy.stop();
    let is_told = |line: &str| line.contains(damaged) && line.contains("left out of the list");
    assert!(log.lines().any(is_told), "{log}");
}

#[tokio::test]
async fn what_was_not_sent_before_a_restart_is_sent_after_it() {
    let mut receiver = Receiver::start().await;
    // Saved and tested where nobody listens, by a service that has the receiver's address.
    let nowhere = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let nowhere = format!("http://{}/", nowhere.local_addr().expect("an address"));
    let mut world = World::start_sending(&nowhere).await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    world.test(id_of(&saved)).await;
    world.restart(&["--webhook-url", &receiver.url]);
    let event = receiver.next().await.verified();
    assert_eq!(event["registry"]["id"], saved["id"]);
}

#[tokio::test]
async fn what_is_saved_is_tested_once_also_where_nothing_is_tested_again() {
    let mut receiver = Receiver::start().await;
    let mut world = World::start_sending(&receiver.url).await;
    world.restart(&["--webhook-url", &receiver.url, "--watch-interval", "0"]);
    world.let_watch().await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    let event = receiver.next().await.verified();
    assert_eq!((&event["registry"]["id"], &event["now"]["state"]), (&saved["id"], &json!("ready")));
    let tested = world.get(VIEWER, &at(id_of(&saved), "")).await;
    assert!(tested.get("next_test_at").is_none(), "{tested:#}");
}

#[tokio::test]
async fn what_is_due_is_tested_by_itself_and_its_new_state_arrives() {
    let mut receiver = Receiver::start().await;
    let mut world = World::start_sending(&receiver.url).await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    world.restart(&["--webhook-url", &receiver.url, "--watch-interval", "3600"]);
    world.let_watch().await;
    let event = receiver.next().await.verified();
    assert_eq!((&event["registry"]["id"], &event["now"]["state"]), (&saved["id"], &json!("ready")));
    let id = id_of(&saved);
    let tested = world.get(VIEWER, &at(id, "")).await;
    assert_eq!(tested["state"], "ready");
    let wait = tested["next_test_at"].as_i64().zip(tested["last_tested_at"].as_i64());
    assert_eq!(wait.map(|(next, last)| next - last), Some(3_600));
    let history = world.get(VIEWER, &at(id, "/history?limit=1")).await;
    assert_eq!(history["entries"][0]["actor"], "watch");
}
