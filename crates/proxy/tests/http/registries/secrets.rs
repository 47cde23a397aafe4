//! A saved token is nowhere but in the answer to a scanner.

use super::receiver::Receiver;
use super::world::{
    ALSO_GOOD, EDITOR, GOOD, REGISTRIES, SCANNER, UNKNOWN, VIEWER, World, at, id_of, registry,
};
use crate::support::client;
use reqwest::Method;
use serde_json::json;

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
    let log = world.restart(&["--webhook-url", &receiver.url, "--watch-interval", "3600"]);
    // What was moved is due, so it is tested by itself, and its webhook is one of those to come.
    while receiver.next().await.verified()["registry"]["username"] != "priya-raman" {}
    let log = log + &world.restart(&["--admin-listen", "127.0.0.1:0"]);
    let metrics = world.proxy.metrics.clone().expect("its address is printed");
    let metrics = client().get(metrics).send().await.expect("an answer").text().await;
    assert_absent(metrics.expect("a body").as_bytes(), "the metrics");
    assert!(log.contains("TRACE"), "the log is at its finest level");
    assert_absent(log.as_bytes(), "the log");
    assert_files_hold_none(&world);
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
}
