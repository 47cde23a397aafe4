//! The description of the API: what is committed is what is served, and what it names is there.

mod schema;

use crate::registries::world::{
    ALSO_GOOD, GOOD, REGISTRIES, SCANNER, TOO_MANY_SCOPES, VIEWER, World, at, id_of, registry,
};
use crate::support::{Proxy, body_of, client};
use ghcr_contract::ValidateRequest;
use ghcr_sandbox::Sandbox;
use reqwest::{Method, StatusCode};
use schema::Schemas;
use serde_json::{Value, json};

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");

async fn served() -> (Proxy, String) {
    let proxy = Proxy::start(&[]);
    let response = client().get(proxy.url("/api/v1/openapi.json")).send().await.expect("an answer");
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["content-type"], "application/json");
    let text = response.text().await.expect("a body");
    (proxy, text)
}

/// `UPDATE_OPENAPI=1` writes the file instead.
#[tokio::test]
async fn the_committed_openapi_description_is_the_served_one() {
    let (_proxy, served) = served().await;
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        return std::fs::write(COMMITTED, served).expect("the description can be written");
    }
    let committed = std::fs::read_to_string(COMMITTED).unwrap_or_default();
    assert!(
        committed == served,
        "crates/proxy/openapi.json is not what the service says of itself. If the API was meant to change, renew it: \
         UPDATE_OPENAPI=1 cargo test -p ghcr-proxy openapi"
    );
}

#[tokio::test]
async fn the_description_names_no_source_that_its_reader_does_not_have() {
    let (_proxy, served) = served().await;
    assert!(!served.contains("GitHub facts"));
}

#[tokio::test]
async fn every_path_that_the_openapi_description_names_is_there() {
    let (_proxy, served) = served().await;
    let proxy = Proxy::start(&["--database-url", "sqlite::memory:", "--allow-credential-reads"]);
    let document: Value = serde_json::from_str(&served).expect("JSON");
    assert_eq!(document["openapi"], "3.1.0");
    let paths = document["paths"].as_object().expect("paths");
    assert!(paths.len() >= 11, "{:?}", paths.keys());
    let registry = json!({"username": "quillworks", "visibility": "public"});
    let saving = client().post(proxy.url("/api/v1/registries")).json(&registry).send().await;
    let saved = body_of(saving.expect("an answer"), StatusCode::CREATED).await;
    for (path, operations) in paths {
        let path = path.replace("{id}", saved["id"].as_str().expect("an id"));
        for method in operations.as_object().expect("operations").keys() {
            let method = Method::from_bytes(method.to_uppercase().as_bytes()).expect("a method");
            let response =
                client().request(method.clone(), proxy.url(&path)).send().await.expect("an answer");
            let status = response.status().as_u16();
            if path.contains("/dead-letters/") {
                // There is no dead letter, so only the method tells that the path is there.
                let other = client().delete(proxy.url(&path)).send().await.expect("an answer");
                assert_eq!(other.status(), StatusCode::METHOD_NOT_ALLOWED, "{path}");
                continue;
            }
            assert!(![404, 405].contains(&status), "{method} {path}: {status}");
            let described =
                &operations[method.as_str().to_lowercase()]["responses"][status.to_string()];
            assert!(
                described.is_object(),
                "{method} {path} answers {status}, which is not described"
            );
        }
    }
}

/// Every reference leads somewhere, so that generators of clients do not stumble.
#[tokio::test]
async fn every_reference_of_the_openapi_description_is_resolved() {
    let (_proxy, served) = served().await;
    let document: Value = serde_json::from_str(&served).expect("JSON");
    let mut waiting = vec![&document];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Object(fields) => waiting.extend(fields.values()),
            Value::Array(items) => waiting.extend(items),
            Value::String(text) if text.starts_with("#/") => {
                assert!(document.pointer(&text[1..]).is_some(), "{text}");
            }
            _ => {}
        }
    }
}

#[tokio::test]
async fn every_answer_is_as_the_openapi_description_says() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    let schemas = Schemas::of(&served().await.1);
    for persona in [github.personas(), ghcr_sandbox::ladder_personas()].concat() {
        let request = ValidateRequest {
            username: persona.username,
            token: persona.token,
            image: persona.image,
            visibility: None,
        };
        let body = serde_json::to_value(&request).expect("JSON");
        schemas.assert_fits("ValidateRequest", &body);
        schemas.assert_fits("Report", &body_of(proxy.post(&body).await, StatusCode::OK).await);
    }
    let events =
        client().post(proxy.url("/api/v1/ghcr/validate")).header("accept", "application/x-ndjson");
    let events = events.json(&json!({"username": "quillworks"})).send().await.expect("an answer");
    for line in events.text().await.expect("a body").lines() {
        schemas.assert_fits("Event", &serde_json::from_str(line).expect("JSON"));
    }
    let wrong = json!({"username": "my org", "token": "", "image": "nginx", "usrname": 1});
    let problem = body_of(proxy.post(&wrong).await, StatusCode::UNPROCESSABLE_ENTITY).await;
    assert_eq!(problem["errors"].as_array().map(Vec::len), Some(4));
    schemas.assert_fits("Problem", &problem);
    let config = client().get(proxy.url("/api/v1/config")).send().await.expect("an answer");
    schemas.assert_fits("Config", &body_of(config, StatusCode::OK).await);
}

#[tokio::test]
async fn operations_for_a_role_and_no_others_may_need_a_bearer_token() {
    let document: Value = serde_json::from_str(&served().await.1).expect("JSON");
    assert_eq!(document["components"]["securitySchemes"]["bearer"]["scheme"], "bearer");
    let mut count = 0;
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations") {
            let says = |status: &str, code: &str| {
                let text = operation["responses"][status]["description"].as_str();
                text.is_some_and(|text| text.contains(code))
            };
            let is_for_role = says("403", "`forbidden`");
            let expected = is_for_role.then(|| json!([{}, {"bearer": []}]));
            assert_eq!(operation.get("security"), expected.as_ref(), "{method} {path}");
            assert_eq!(says("401", "`unauthenticated`"), is_for_role, "{method} {path}");
            assert_eq!(says("503", "`identity_unavailable`"), is_for_role, "{method} {path}");
            count += usize::from(is_for_role);
        }
    }
    assert!(count >= 11, "{count} operations are for a role");
}

#[tokio::test]
async fn every_answer_about_a_saved_registry_is_as_the_openapi_description_says() {
    let world = World::start().await;
    let schemas = Schemas::of(&served().await.1);
    schemas.assert_fits("Registry", &registry(Some(&GOOD)));
    let saved = world.save("northpier", Some(&GOOD)).await;
    schemas.assert_fits("SavedRegistry", &saved);
    let id = id_of(&saved);
    schemas.assert_fits("Report", &world.test(id).await);
    schemas.assert_fits("RegistryList", &world.get(VIEWER, REGISTRIES).await);
    schemas.assert_fits("TokenRotation", &world.rotate(id, 1, &TOO_MANY_SCOPES).await);
    schemas.assert_fits("TokenRotation", &world.rotate(id, 1, &ALSO_GOOD).await);
    let patch = json!({"description": "Other", "image": null, "username": null});
    schemas.assert_fits("RegistryPatch", &patch);
    let changed = body_of(world.change(id, 2, &patch).await, StatusCode::OK).await;
    schemas.assert_fits("SavedRegistry", &changed);
    schemas.assert_fits("Credential", &world.get(SCANNER, &at(id, "/credential")).await);
    schemas.assert_fits("RegistryHistory", &world.get(VIEWER, &at(id, "/history")).await);
    let stale = body_of(world.change(id, 1, &patch).await, StatusCode::PRECONDITION_FAILED).await;
    schemas.assert_fits("Problem", &stale);
}

/// The check above is worth something only if it can fail.
#[tokio::test]
async fn an_answer_that_the_openapi_description_does_not_allow_is_reported() {
    let schemas = Schemas::of(&served().await.1);
    let table = [
        ("Remedy", json!({"action": "check_image"}), ""),
        ("Remedy", json!({}), "action is missing"),
        ("Remedy", json!({"action": "pray"}), "not one of the names"),
        ("Remedy", json!({"action": "check_image", "url": null}), "not of the type"),
        ("Remedy", json!({"action": "check_image", "link": "x"}), "link is not described"),
        ("FieldFault", json!({"field": "token", "code": "too_long", "length": 5, "max": 4}), ""),
        ("FieldFault", json!({"field": "token", "code": "too_long"}), "fits none"),
    ];
    for (name, value, expected) in table {
        let faults = schemas.faults_of(name, &value).join("\n");
        assert_eq!(faults.is_empty(), expected.is_empty(), "{value}: {faults}");
        assert!(faults.contains(expected), "{value}: {faults}");
    }
}
