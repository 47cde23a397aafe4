//! A saved token is nowhere but in the answer to a scanner.

use super::receiver::Receiver;
use super::world::{
    ALSO_GOOD, EDITOR, GOOD, REGISTRIES, SCANNER, UNKNOWN, VIEWER, World, at, id_of, registry,
};
use crate::support::{body_of, client};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// Neither text, base64 nor hexadecimal digits of the token are in these bytes.
#[track_caller]
fn assert_absent(bytes: &[u8], place: &str) {
    use base64::Engine;
    for token in [GOOD, ALSO_GOOD, UNKNOWN].map(|recipe| recipe.text()) {
        // The end of a token in base64 depends on what is before it: its middle is enough.
        let middle = &token[4..34];
        let encoded = base64::engine::general_purpose::STANDARD.encode(&token);
        let hexadecimal: String = middle.bytes().map(|byte| format!("{byte:02x}")).collect();
        for needle in [middle, &encoded[..32], &hexadecimal] {
            let is_there = bytes.windows(needle.len()).any(|it| it == needle.as_bytes());
            assert!(!is_there, "{place} holds a token");
        }
    }
}

fn assert_files_hold_none(world: &World) {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(world.folder.path()).expect("a folder").flatten() {
        let bytes = std::fs::read(entry.path()).expect("a file");
        let name = entry.file_name().to_string_lossy().into_owned();
        assert_absent(&bytes, &name);
        names.push(name);
    }
    assert!(names.iter().any(|name| name == "registries.db"), "{names:?}");
}

#[tokio::test]
async fn a_saved_token_is_in_no_answer_log_or_file() {
    let mut receiver = Receiver::start().await;
    receiver.answer_with(500);
    let mut world = World::start_sending(&receiver.url).await;
    let mut answers = String::new();
    let saved = world.save("northpier", Some(&GOOD)).await;
    let refused = world.save("northpier", Some(&UNKNOWN)).await;
    let (id, refused) = (id_of(&saved), id_of(&refused));
    for path in [at(id, "/validate"), at(refused, "/validate"), at(refused, "/validate")] {
        answers += &world.send(EDITOR, Method::POST, &path).await.text().await.expect("a body");
    }
    answers += &world.rotate(id, 1, &ALSO_GOOD).await.to_string();
    answers += &world.rotate(id, 2, &UNKNOWN).await.to_string();
    let moved = json!({"username": "priya-raman", "token": GOOD.text()});
    answers += &world.change(id, 2, &moved).await.text().await.expect("a body");
    for patch in [
        json!({"token": GOOD.text()}),
        json!({"description": GOOD.text()}),
        json!({"image": GOOD.text()}),
        json!({"host": GOOD.text()}),
        json!({"username": GOOD.text()}),
        json!({GOOD.text(): 1}),
    ] {
        answers += &world.change(id, 3, &patch).await.text().await.expect("a body");
    }
    answers += &receiver.next().await.body;
    answers += &world.get(EDITOR, "/api/v1/webhooks/dead-letters").await.to_string();
    for path in ["", "/history"] {
        answers += &world.get(VIEWER, &at(id, path)).await.to_string();
    }
    answers += &world.get(VIEWER, REGISTRIES).await.to_string();
    let search = format!("{REGISTRIES}?{}=1", GOOD.text());
    answers += &world.send(VIEWER, Method::GET, &search).await.text().await.expect("a body");
    let reused = world.ask(EDITOR, Method::POST, REGISTRIES).header("idempotency-key", "a b");
    let reused = reused.json(&registry(Some(&GOOD))).send().await.expect("an answer");
    answers += &reused.text().await.expect("a body");
    assert_absent(answers.as_bytes(), "an answer");
    assert_files_hold_none(&world);
    let handed_out = world.get(SCANNER, &at(id, "/credential")).await;
    assert_eq!(handed_out["token"], GOOD.text(), "the token was there to be found");
    let mut due = registry(Some(&GOOD));
    due["username"] = json!("priya-raman");
    let saving = world.ask(EDITOR, Method::POST, REGISTRIES).json(&due).send().await;
    body_of(saving.expect("an answer"), StatusCode::CREATED).await;
    let log = world.restart(&["--webhook-url", &receiver.url, "--watch-interval", "3600"]);
    world.let_watch().await;
    // What was saved and moved is due, so it is tested by itself. Its first test is told.
    while receiver.next().await.verified()["registry"]["username"] != "priya-raman" {}
    let log = log + &world.restart(&["--admin-listen", "127.0.0.1:0"]);
    let metrics = world.proxy.metrics.clone().expect("its address is printed");
    let metrics = client().get(metrics).send().await.expect("an answer").text().await;
    assert_absent(metrics.expect("a body").as_bytes(), "the metrics");
    assert!(log.contains("TRACE"), "the log is at its finest level");
    assert_absent(log.as_bytes(), "the log");
    assert_files_hold_none(&world);
}

/// Saves a registry whose token must be authorised for single sign-on first.
async fn save_guarded(world: &World) -> Value {
    let mut guarded = registry(Some(&GOOD));
    guarded["username"] = json!("ironbridge-health");
    let saving = world.ask(EDITOR, Method::POST, REGISTRIES).json(&guarded).send().await;
    body_of(saving.expect("an answer"), StatusCode::CREATED).await
}

/// Where the report sends somebody to authorise the token.
fn sign_on_page(report: &Value) -> &str {
    let checks = report["checks"].as_array().expect("checks");
    let check = checks.iter().find(|it| it["code"] == "org.sso").expect("a rung");
    check["remedy"]["url"].as_str().expect("an address")
}

async fn assert_no_sign_on_is_stored(world: &World, id: &str) {
    let stored = world.get(VIEWER, &at(id, "/report")).await;
    assert_eq!(sign_on_page(&stored), "https://github.com/settings/tokens");
    let canary = b"authorization_request";
    for entry in std::fs::read_dir(world.folder.path()).expect("a folder").flatten() {
        let bytes = std::fs::read(entry.path()).expect("a file");
        let is_there = bytes.windows(canary.len()).any(|it| it == canary);
        assert!(!is_there, "{} holds the address", entry.file_name().display());
    }
}

#[tokio::test]
async fn the_address_that_authorises_a_token_is_shown_once_and_stored_nowhere() {
    let world = World::start().await;
    let saved = save_guarded(&world).await;
    let id = id_of(&saved);
    assert!(sign_on_page(&world.test(id).await).contains("authorization_request="));
    assert_no_sign_on_is_stored(&world, id).await;
    let rotation = world.rotate(id, 1, &ALSO_GOOD).await;
    assert_eq!(rotation["is_replaced"], true, "{rotation:#}");
    assert!(sign_on_page(&rotation["report"]).contains("authorization_request="));
    assert_no_sign_on_is_stored(&world, id).await;
}

#[tokio::test]
async fn a_test_that_nobody_asked_for_stores_no_address_that_authorises_a_token() {
    let mut receiver = Receiver::start().await;
    let mut world = World::start_sending(&receiver.url).await;
    let saved = save_guarded(&world).await;
    world.restart(&["--webhook-url", &receiver.url, "--watch-interval", "3600"]);
    world.let_watch().await;
    assert_eq!(receiver.next().await.verified()["now"]["headline"], "org.sso");
    assert_no_sign_on_is_stored(&world, id_of(&saved)).await;
}

#[tokio::test]
async fn a_scanner_gets_what_it_pulls_with_and_the_history_keeps_it() {
    let world = World::start().await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    world.test(id_of(&saved)).await;
    let credential = world.get(SCANNER, &at(id_of(&saved), "/credential")).await;
    let expected = json!({
        "host": "ghcr.io",
        "username": "northpier-labs",
        "token_owner": "priya-raman",
        "token": GOOD.text(),
    });
    assert_eq!(credential, expected);
    let history = world.get(VIEWER, &at(id_of(&saved), "/history")).await;
    assert_eq!(history["entries"][0]["kind"], "token_handed_out");
    assert_eq!(history["entries"][0]["actor"], "scanner@northpier.example");
    let without = world.save("northpier", None).await;
    let credential = world.get(SCANNER, &at(id_of(&without), "/credential")).await;
    assert!(credential.get("token").is_none(), "{credential}");
    // Nothing was handed out, and the audit log has another word for it.
    assert_eq!(world.events(id_of(&without)).await, ["created"]);
    let log = world.proxy.stop();
    let audited = |action: &str| log.matches(&format!("\"action\":\"{action}\"")).count();
    assert_eq!((audited("read_credential"), audited("read_without_credential")), (1, 1), "{log}");
}
