//! Editing, removing and undoing.

use super::world::{ALSO_GOOD, EDITOR, GOOD, REGISTRIES, VIEWER, World, at, id_of};
use crate::support::body_of;
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::json;

#[tokio::test]
async fn what_is_changed_changes_and_the_rest_stays() {
    let world = World::start().await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    let patch = json!({
        "description": "Staging", "image": "northpier-labs/billing-api", "visibility": "public",
    });
    let answer = world.change(id_of(&saved), 1, &patch).await;
    assert_eq!(answer.headers()["etag"], "\"2\"");
    let changed = body_of(answer, StatusCode::OK).await;
    for (name, value) in [
        ("description", json!("Staging")),
        ("image", json!("northpier-labs/billing-api")),
        ("visibility", json!("public")),
        ("username", saved["username"].clone()),
        ("token", saved["token"].clone()),
        ("version", json!(2)),
    ] {
        assert_eq!(changed[name], value, "{name}");
    }
    let emptied = world.change(id_of(&saved), 2, &json!({"image": null})).await;
    let emptied = body_of(emptied, StatusCode::OK).await;
    assert!(emptied.get("image").is_none() && emptied["description"] == "Staging", "{emptied}");
    assert_eq!(world.events(id_of(&saved)).await, ["created", "changed", "changed"]);
}

#[tokio::test]
async fn a_change_of_nothing_is_none() {
    let world = World::start().await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    for patch in [json!({}), json!({"description": "Production", "visibility": "internal"})] {
        let answer = world.change(id_of(&saved), 1, &patch).await;
        assert_eq!(answer.headers()["etag"], "\"1\"");
        assert_eq!(body_of(answer, StatusCode::OK).await, saved);
    }
    assert_eq!(world.events(id_of(&saved)).await, ["created"]);
    assert!(!world.proxy.stop().contains("\"action\":\"change\""), "nothing was done");
}

/// nginx weakens our tags where it compresses our answers.
#[tokio::test]
async fn a_change_is_made_to_a_weakened_tag_to_one_of_a_list_and_to_whatever_is_there() {
    let world = World::start().await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    let path = at(id_of(&saved), "");
    for (version, tags) in [(1, "W/\"1\""), (2, "\"1\", \"2\""), (3, "*")] {
        let changing = world.ask(EDITOR, Method::PATCH, &path).header("if-match", tags);
        let patch = json!({"description": format!("Change of {version}")});
        let answer = changing.json(&patch).send().await.expect("an answer");
        assert_eq!(body_of(answer, StatusCode::OK).await["version"], version + 1, "{tags}");
    }
    let putting = world.ask(EDITOR, Method::PUT, &at(id_of(&saved), "/token"));
    let putting = putting.header("if-match", "*").json(&json!({"token": ALSO_GOOD.text()}));
    let rotation = body_of(putting.send().await.expect("an answer"), StatusCode::OK).await;
    assert_eq!(rotation["is_replaced"], true);
    let removing = world.ask(EDITOR, Method::DELETE, &path).header("if-match", "*");
    let removed = removing.send().await.expect("an answer");
    assert_eq!(removed.status(), StatusCode::NO_CONTENT);
    let again = world.ask(EDITOR, Method::DELETE, &path).header("if-match", "*").send().await;
    assert_eq!(
        body_of(again.expect("an answer"), StatusCode::NOT_FOUND).await["code"],
        "not_found"
    );
}

#[tokio::test]
async fn a_change_needs_the_version_that_it_is_made_to() {
    let world = World::start().await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    let id = id_of(&saved);
    body_of(world.change(id, 1, &json!({"description": "New"})).await, StatusCode::OK).await;
    let changes = [
        (Method::PATCH, "", Some(json!({"description": "Stale"}))),
        (Method::PUT, "/token", Some(json!({"token": ALSO_GOOD.text()}))),
        (Method::DELETE, "", None),
    ];
    for (method, path, body) in changes {
        let asking = || {
            let asking = world.ask(EDITOR, method.clone(), &at(id, path));
            body.iter().fold(asking, RequestBuilder::json)
        };
        let stale = asking().header("if-match", "\"1\"").send().await.expect("an answer");
        let stale = body_of(stale, StatusCode::PRECONDITION_FAILED).await;
        assert_eq!(stale["code"], "precondition_failed", "{method} {path}");
        let without = asking().send().await.expect("an answer");
        let without = body_of(without, StatusCode::PRECONDITION_REQUIRED).await;
        assert_eq!(without["code"], "precondition_required", "{method} {path}");
    }
    assert_eq!(world.get(VIEWER, &at(id, "")).await["description"], "New");
    assert!(world.github.requests().is_empty(), "a stale change asks GitHub nothing");
}

#[tokio::test]
async fn another_account_needs_its_own_token_and_another_host_is_none() {
    let world = World::start().await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    let id = id_of(&saved);
    for (patch, field, code) in [
        (json!({"username": "priya-raman"}), "token", "missing"),
        (json!({"username": "priya-raman", "token": null}), "token", "missing"),
        (json!({"token": ALSO_GOOD.text()}), "token", "unknown_field"),
        (
            json!({"username": "northpier-labs", "token": ALSO_GOOD.text()}),
            "token",
            "unknown_field",
        ),
        (json!({"host": "evil.example", "token": ALSO_GOOD.text()}), "host", "other_registry"),
    ] {
        let answer = world.change(id, 1, &patch).await;
        let problem = body_of(answer, StatusCode::UNPROCESSABLE_ENTITY).await;
        let expected = json!([{"field": field, "code": code}]);
        assert_eq!(problem["errors"], expected, "{field}");
    }
    assert_eq!(world.get(VIEWER, &at(id, "")).await, saved, "nothing is changed");
    let patch = json!({"username": "priya-raman", "token": ALSO_GOOD.text()});
    let moved = body_of(world.change(id, 1, &patch).await, StatusCode::OK).await;
    assert_eq!((&moved["username"], &moved["version"]), (&json!("priya-raman"), &json!(2)));
    let without = world.save("northpier", None).await;
    let patch = json!({"username": "quillworks"});
    let moved = body_of(world.change(id_of(&without), 1, &patch).await, StatusCode::OK).await;
    assert_eq!(moved["has_token"], false, "there was no token to send elsewhere");
}

#[tokio::test]
async fn what_is_removed_is_gone_and_comes_back_whole() {
    let world = World::start().await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    let id = id_of(&saved);
    let removing = world.ask(EDITOR, Method::DELETE, &at(id, "")).header("if-match", "\"1\"");
    assert_eq!(removing.send().await.expect("an answer").status(), StatusCode::NO_CONTENT);
    for path in ["", "/history"] {
        let gone = world.send(VIEWER, Method::GET, &at(id, path)).await;
        assert_eq!(gone.status(), StatusCode::NOT_FOUND);
    }
    assert_eq!(world.get(VIEWER, REGISTRIES).await["registries"], json!([]));
    let restored = world.send(EDITOR, Method::POST, &at(id, "/restore")).await;
    assert_eq!(restored.headers()["etag"], "\"3\"");
    let restored = body_of(restored, StatusCode::OK).await;
    assert_eq!(restored["token"], saved["token"]);
    assert_eq!(world.events(id).await, ["created", "removed", "restored"]);
    assert_eq!(world.test(id).await["verdict"], "ready", "its token is there again");
}
