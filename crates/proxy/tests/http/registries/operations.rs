//! What those who run the service use: metrics and the rotation of keys.

use super::world::{EDITOR, GOOD, World, database, id_of, write_key};
use crate::support::{Proxy, client};
use reqwest::StatusCode;
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};
use std::path::Path;
use std::process::{Command, Output};

#[tokio::test]
async fn metrics_are_answered_on_their_own_listener_alone() {
    let mut world = World::start().await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    world.save("quillworks", None).await;
    world.test(id_of(&saved)).await;
    world.restart(&["--admin-listen", "127.0.0.1:0"]);
    let url = world.proxy.metrics.clone().expect("its address is printed");
    let asking = client().get(&url).header("accept", "application/openmetrics-text;version=1.0.0");
    let answer = asking.send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(
        answer.headers()["content-type"],
        "application/openmetrics-text; version=1.0.0; charset=utf-8"
    );
    let text = answer.text().await.expect("a body");
    for line in [
        "# TYPE ghcr_connect_registries gauge",
        "ghcr_connect_registries{state=\"ready\"} 1",
        "ghcr_connect_registries{state=\"never_tested\"} 1",
        "ghcr_connect_registries{state=\"blocked\"} 0",
        "ghcr_connect_tokens_expiring{within_days=\"30\"} 0",
        "ghcr_connect_tests_overdue 0",
        "ghcr_connect_webhooks_waiting 0",
        "ghcr_connect_webhook_dead_letters 0",
        "# EOF",
    ] {
        assert!(text.lines().any(|it| it == line), "{line}:\n{text}");
    }
    assert!(!text.contains("northpier"), "numbers alone: {text}");
    let elsewhere = client().get(url.replace("/metrics", "/api/v1/config")).send().await;
    assert_eq!(elsewhere.expect("an answer").status(), StatusCode::NOT_FOUND);
    let on_the_other = world.send(EDITOR, reqwest::Method::GET, "/metrics").await;
    assert_eq!(on_the_other.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn without_saved_registries_nothing_is_told_of_them() {
    let proxy = Proxy::start(&["--admin-listen", "127.0.0.1:0"]);
    let url = proxy.metrics.clone().expect("its address is printed");
    let answer = client().get(url).send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK);
    let text = answer.text().await.expect("a body");
    assert!(text.contains("ghcr_connect_build_info") && !text.contains("overdue"), "{text}");
}

fn rotate(folder: &Path, key: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ghcr-proxy"));
    command.args(["rotate-keys", "--database-url", &database(folder), "--encryption-key-file"]);
    command.arg(folder.join(key)).output().expect("it runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Two keys, the new one first.
fn write_both(folder: &Path) {
    write_key(&folder.join("new"), 2);
    let lines = ["new", "key"].map(|name| std::fs::read_to_string(folder.join(name)).expect("it"));
    std::fs::write(folder.join("new"), lines.join("\n")).expect("both");
}

#[tokio::test]
async fn after_a_rotation_the_new_key_alone_opens_the_tokens() {
    let world = World::start().await;
    world.save("northpier", Some(&GOOD)).await;
    world.save("quillworks", None).await;
    let folder = world.folder.path().to_owned();
    write_both(&folder);
    for expected in
        ["1 token was sealed with the first key.\n", "0 tokens were sealed with the first key.\n"]
    {
        let output = rotate(&folder, "new");
        assert_eq!(text(&output.stdout), expected, "{}", text(&output.stderr));
        assert_eq!(output.status.code(), Some(0));
    }
    write_key(&folder.join("new"), 2);
    assert_eq!(rotate(&folder, "new").status.code(), Some(0), "the old key is not needed");
    let without = rotate(&folder, "key");
    assert_eq!(without.status.code(), Some(1));
    assert!(text(&without.stderr).contains("sealed with a key that is not in the key file"));
}

#[test]
fn a_database_that_is_not_there_is_not_made() {
    let folder = tempfile::tempdir().expect("a folder");
    write_key(&folder.path().join("key"), 1);
    let output = rotate(folder.path(), "key");
    assert_eq!(output.status.code(), Some(1));
    let message = text(&output.stderr);
    assert!(message.starts_with("ghcr-proxy: The database cannot be opened: "), "{message}");
    assert!(!folder.path().join("registries.db").exists());
}

#[tokio::test]
async fn tokens_that_do_not_open_are_named_with_what_to_do() {
    let world = World::start().await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    let (id, folder) = (id_of(&saved).to_owned(), world.folder.path().to_owned());
    world.save("northpier", Some(&GOOD)).await;
    write_both(&folder);
    let mut connection = SqliteConnection::connect(&database(&folder)).await.expect("it opens");
    let edit = format!("UPDATE registries SET host = 'evil.example' WHERE id = '{id}'");
    sqlx::query(AssertSqlSafe(edit)).execute(&mut connection).await.expect("good SQL");
    connection.close().await.expect("it closes");
    let output = rotate(&folder, "new");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout), "1 token was sealed with the first key.\n");
    let said = text(&output.stderr);
    let (audit, message) = said.split_once('\n').expect("two parts");
    assert!(audit.contains("\"action\":\"rotate_keys\"") && audit.contains("\"unopened\":1"));
    assert_eq!(
        message,
        format!(
            "ghcr-proxy: the tokens of these registries do not open, because their rows were \
             changed outside of this service. They stay as they are, and so must their keys in \
             the file. Replace the token of each and run this again; one that is removed is \
             deleted 30 days after that:\n  {id}\n"
        )
    );
}
