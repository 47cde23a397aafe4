//! Saving, listing and reading.

use super::world::{EDITOR, GOOD, REGISTRIES, VIEWER, World, at, id_of, registry};
use crate::support::body_of;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

#[tokio::test]
async fn what_is_saved_is_answered_without_its_token_and_found_at_its_address() {
    let world = World::start().await;
    let saving = world.ask(EDITOR, Method::POST, REGISTRIES).json(&registry(Some(&GOOD)));
    let answer = saving.send().await.expect("an answer");
    let location = answer.headers()["location"].to_str().expect("text").to_owned();
    assert_eq!(answer.headers()["etag"], "\"1\"");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let saved = body_of(answer, StatusCode::CREATED).await;
    assert_eq!(location, at(id_of(&saved), ""));
    let facts = [
        ("username", json!("northpier-labs")),
        ("host", json!("ghcr.io")),
        ("visibility", json!("internal")),
        ("description", json!("Production")),
        ("image", Value::Null),
        ("has_token", json!(true)),
        ("state", json!("never_tested")),
        ("version", json!(1)),
    ];
    for (name, value) in facts {
        assert_eq!(saved[name], value, "{name}: {saved:#}");
    }
    assert_eq!(saved["token"]["kind"], "classic");
    let read = world.send(VIEWER, Method::GET, &location).await;
    assert_eq!(read.headers()["etag"], "\"1\"");
    assert_eq!(body_of(read, StatusCode::OK).await, saved);
    assert_eq!(world.github.requests().len(), 0, "saving asks GitHub nothing");
}

#[tokio::test]
async fn the_same_attempt_saves_once_and_another_with_its_key_is_refused() {
    let world = World::start().await;
    let save = async |body: &Value| {
        let saving = world.ask(EDITOR, Method::POST, REGISTRIES).json(body);
        saving.header("idempotency-key", "attempt-1").send().await.expect("an answer")
    };
    let body = registry(Some(&GOOD));
    let first = body_of(save(&body).await, StatusCode::CREATED).await;
    let second = body_of(save(&body).await, StatusCode::CREATED).await;
    assert_eq!(first, second);
    let list = world.get(VIEWER, REGISTRIES).await;
    assert_eq!(list["registries"].as_array().map(Vec::len), Some(1));
    let other = body_of(save(&registry(None)).await, StatusCode::UNPROCESSABLE_ENTITY).await;
    assert_eq!(other["code"], "idempotency_key_reused");
    let removing = world.ask(EDITOR, Method::DELETE, &at(id_of(&first), ""));
    let removed = removing.header("if-match", "\"1\"").send().await.expect("an answer");
    assert_eq!(removed.status(), StatusCode::NO_CONTENT);
    assert_eq!(save(&body).await.status(), StatusCode::NOT_FOUND, "nor is it saved anew");
}

#[tokio::test]
async fn an_organisation_has_no_more_registries_than_the_limit_and_is_told_what_to_do() {
    let mut world = World::start().await;
    world.restart(&["--registry-limit", "2"]);
    let first = world.save("northpier", None).await;
    world.save("northpier", None).await;
    world.save("quillworks", None).await;
    let save = async || {
        let saving = world.ask(EDITOR, Method::POST, REGISTRIES).json(&registry(None));
        body_of(saving.send().await.expect("an answer"), StatusCode::CONFLICT).await
    };
    let mut problem = save().await;
    assert!(problem["request_id"].take().is_string());
    assert_eq!(
        problem,
        json!({
            "type": "urn:ghcr-connect:problem:too_many_registries",
            "title": "Your organisation has as many saved registries as it may have. Remove one \
                      that is not needed, or ask those who run the service to raise \
                      `--registry-limit`.",
            "status": 409,
            "code": "too_many_registries",
            "request_id": null,
        })
    );
    let id = id_of(&first);
    let removing = world.ask(EDITOR, Method::DELETE, &at(id, "")).header("if-match", "\"1\"");
    assert_eq!(removing.send().await.expect("an answer").status(), StatusCode::NO_CONTENT);
    world.save("northpier", None).await;
    let restoring = world.send(EDITOR, Method::POST, &at(id, "/restore")).await;
    let problem = body_of(restoring, StatusCode::CONFLICT).await;
    assert_eq!(problem["code"], "too_many_registries");
}

#[tokio::test]
async fn a_client_that_saves_too_often_has_to_wait() {
    let mut world = World::start().await;
    world.restart(&["--client-limit", "1", "--token-limit", "0"]);
    for _ in 0..10 {
        world.save("northpier", None).await;
    }
    let saving = world.ask(EDITOR, Method::POST, REGISTRIES).json(&registry(None));
    let answer = saving.send().await.expect("an answer");
    assert!(answer.headers().contains_key("retry-after"));
    let problem = body_of(answer, StatusCode::TOO_MANY_REQUESTS).await;
    assert_eq!(problem["code"], "too_many_requests");
    // Its tests are another matter.
    assert_eq!(world.proxy.report("quillworks", None).await["verdict"], "inconclusive");
}

#[tokio::test]
async fn the_list_comes_page_by_page_and_is_searched_and_filtered() {
    let world = World::start().await;
    let mut ids = Vec::new();
    for number in 0..5 {
        let mut body = registry(None);
        body["description"] = json!(format!("Team {number}"));
        let answer = world.ask(EDITOR, Method::POST, REGISTRIES).json(&body).send().await;
        let saved = body_of(answer.expect("an answer"), StatusCode::CREATED).await;
        ids.insert(0, saved["id"].clone());
    }
    let (mut seen, mut path) = (Vec::new(), format!("{REGISTRIES}?limit=2"));
    loop {
        let page = world.get(VIEWER, &path).await;
        let registries = page["registries"].as_array().expect("registries");
        assert!(registries.len() <= 2);
        seen.extend(registries.iter().map(|it| it["id"].clone()));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("{REGISTRIES}?limit=2&cursor={next}");
    }
    assert_eq!(seen, ids, "the newest first");
    let found = world.get(VIEWER, &format!("{REGISTRIES}?search=team%203")).await;
    assert_eq!(found["registries"][0]["description"], "Team 3");
    assert_eq!(found["registries"].as_array().map(Vec::len), Some(1));
    world.test(ids[0].as_str().expect("an id")).await;
    let untested = world.get(VIEWER, &format!("{REGISTRIES}?state=never_tested")).await;
    assert_eq!(untested["registries"].as_array().map(Vec::len), Some(4));
}

#[tokio::test]
async fn what_cannot_be_read_is_a_problem_that_names_it() {
    let world = World::start().await;
    for (query, field, code) in [
        ("cursor=x", "cursor", "wrong_type"),
        ("limit=0", "limit", "wrong_type"),
        ("state=green", "state", "wrong_type"),
        ("page=2", "page", "unknown_field"),
    ] {
        let answer = world.send(VIEWER, Method::GET, &format!("{REGISTRIES}?{query}")).await;
        let problem = body_of(answer, StatusCode::UNPROCESSABLE_ENTITY).await;
        assert_eq!(problem["errors"], json!([{"field": field, "code": code}]));
    }
    let mut body = registry(None);
    body["token"] = json!("a b");
    body["host"] = json!("evil.example");
    let answer = world.ask(EDITOR, Method::POST, REGISTRIES).json(&body).send().await;
    let problem = body_of(answer.expect("an answer"), StatusCode::UNPROCESSABLE_ENTITY).await;
    assert_eq!(problem["errors"][0]["field"], "token");
    assert_eq!(problem["errors"][1], json!({"field": "host", "code": "unknown_field"}));
    for path in ["/no-id", "/0199f0d0-0000-7000-8000-000000000001"] {
        let answer = world.send(VIEWER, Method::GET, &format!("{REGISTRIES}{path}")).await;
        assert_eq!(body_of(answer, StatusCode::NOT_FOUND).await["code"], "not_found");
    }
}
