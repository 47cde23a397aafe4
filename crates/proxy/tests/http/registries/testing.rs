//! Tests with the saved token.

use super::world::{EDITOR, GOOD, UNKNOWN, VIEWER, World, at, id_of};
use crate::support::body_of;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

#[tokio::test]
async fn a_test_answers_as_one_of_a_typed_token_does_and_is_kept() {
    let world = World::start().await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    let report_at = at(id_of(&saved), "/report");
    assert_eq!(world.get(VIEWER, &report_at).await, Value::Null);
    let report = world.test(id_of(&saved)).await;
    assert_eq!(report["verdict"], "ready", "{report:#}");
    assert_eq!(world.get(VIEWER, &report_at).await["checks"], report["checks"]);
    let tested = world.get(VIEWER, &at(id_of(&saved), "")).await;
    assert_eq!(tested["state"], "ready");
    assert_eq!(tested["version"], 1, "a test is no change");
    assert_eq!(tested["token"]["owner"], "priya-raman");
    assert_eq!(tested["token"]["scopes"], json!(["read:packages"]));
    assert_eq!(tested["token"]["last_good_at"], tested["last_tested_at"]);
    assert!(tested["next_test_at"].as_i64() > tested["last_tested_at"].as_i64());
    assert!(tested["packages"]["internal"].as_u64() > Some(0), "{tested:#}");
    let history = world.get(VIEWER, &at(id_of(&saved), "/history?limit=1")).await;
    let entry = &history["entries"][0];
    assert_eq!((&entry["kind"], &entry["state"]), (&json!("tested"), &json!("ready")));
    assert_eq!(entry["actor"], "editor@northpier.example");
    let path = at(id_of(&saved), "/history?cursor=2");
    let rest = world.get(VIEWER, &path).await;
    assert_eq!((&history["next"], &rest["entries"][0]["kind"]), (&json!("2"), &json!("created")));
}

async fn events_of(world: &World, id: &str) -> Vec<Value> {
    let asking = world.ask(EDITOR, Method::POST, &at(id, "/validate"));
    let answer = asking.header("accept", "application/x-ndjson").send().await.expect("an answer");
    assert_eq!(answer.headers()["content-type"], "application/x-ndjson");
    let text = answer.text().await.expect("a body");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[tokio::test]
async fn a_test_is_streamed_and_what_its_report_says_is_kept_by_then() {
    let world = World::start().await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    let events = events_of(&world, id_of(&saved)).await;
    let (report, checks) = events.split_last().expect("lines");
    assert_eq!((&report["event"], &report["data"]["verdict"]), (&json!("report"), &json!("ready")));
    assert!(checks.iter().all(|line| line["event"] == "check"));
    assert_eq!(report["data"]["checks"].as_array().map(Vec::len), Some(checks.len()));
    assert_eq!(world.get(VIEWER, &at(id_of(&saved), "")).await["state"], "ready");
}

#[tokio::test]
async fn a_refused_token_is_not_sent_again_until_there_is_another() {
    let world = World::start().await;
    let saved = world.save("northpier", Some(&UNKNOWN)).await;
    let id = id_of(&saved);
    let first = world.test(id).await;
    assert_eq!(first["headline"], "token.accepted");
    let tested = world.get(VIEWER, &at(id, "")).await;
    assert_eq!(
        (&tested["state"], &tested["cause"]),
        (&json!("blocked"), &json!("expired_or_revoked"))
    );
    assert!(tested.get("next_test_at").is_none(), "{tested:#}");
    for _ in 0..3 {
        assert_eq!(world.test(id).await, first);
        let events = events_of(&world, id).await;
        assert_eq!(events.last().map(|it| &it["data"]), Some(&first));
    }
    assert_eq!(world.github.authenticated_count(), 1, "GitHub was asked once");
    let rotation = world.rotate(id, 1, &GOOD).await;
    assert_eq!(rotation["is_replaced"], true, "{rotation:#}");
    assert_eq!(world.test(id).await["verdict"], "ready");
}

#[tokio::test]
async fn a_test_counts_against_the_same_limits_as_a_typed_one() {
    let mut world = World::start().await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    world.restart(&["--client-limit", "1", "--token-limit", "0"]);
    world.test(id_of(&saved)).await;
    let again = world.send(EDITOR, Method::POST, &at(id_of(&saved), "/validate")).await;
    assert!(again.headers().contains_key("retry-after"));
    let again = body_of(again, StatusCode::TOO_MANY_REQUESTS).await;
    assert_eq!(again["code"], "too_many_requests");
    let typed = world.proxy.post(&json!({"username": "quillworks"})).await;
    assert_eq!(typed.status(), StatusCode::TOO_MANY_REQUESTS);
}
