//! With and without a store: what the flags say, and what a restart keeps.

use super::world::{GOOD, REGISTRIES, VIEWER, World, at, database, id_of, registry, write_key};
use crate::support::{Proxy, body_of, client, command};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

async fn config(proxy: &Proxy) -> Value {
    let answer = client().get(proxy.url("/api/v1/config")).send().await.expect("an answer");
    body_of(answer, StatusCode::OK).await
}

/// What it says when these flags are refused.
fn refusal(flags: &[&str]) -> String {
    let output = command(flags).output().expect("it runs");
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{message}");
    message
}

#[tokio::test]
async fn without_a_database_there_is_no_list() {
    let proxy = Proxy::start(&[]);
    assert!(config(&proxy).await.get("registries").is_none());
    let dead_letters = client().get(proxy.url("/api/v1/webhooks/dead-letters")).send().await;
    let dead_letters = dead_letters.expect("an answer");
    assert_eq!(body_of(dead_letters, StatusCode::NOT_FOUND).await["code"], "not_found");
    let id = "/0199f0d0-0000-7000-8000-000000000001";
    for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
        for path in ["", id, "/history", "/token", "/validate", "/restore", "/credential"] {
            let method: Method = method.parse().expect("a method");
            let asked = client().request(method, proxy.url(&format!("{REGISTRIES}{path}")));
            let answer = asked.send().await.expect("an answer");
            assert_eq!(body_of(answer, StatusCode::NOT_FOUND).await["code"], "not_found");
        }
    }
}

#[tokio::test]
async fn a_restart_keeps_what_was_saved() {
    let mut world = World::start().await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    world.test(id_of(&saved)).await;
    let before = world.get(VIEWER, REGISTRIES).await;
    world.restart(&[]);
    assert_eq!(config(&world.proxy).await["registries"], true);
    assert_eq!(world.get(VIEWER, REGISTRIES).await, before);
    assert_eq!(world.test(id_of(&saved)).await["verdict"], "ready", "the token opens again");
}

#[tokio::test]
async fn the_local_user_needs_no_gateway_and_reads_no_token() {
    let proxy = Proxy::start(&["--database-url", "sqlite::memory:", "--allow-credential-reads"]);
    let saving = client().post(proxy.url(REGISTRIES)).json(&registry(None)).send();
    let saved = body_of(saving.await.expect("an answer"), StatusCode::CREATED).await;
    let ask = |path: &str| client().get(proxy.url(&at(id_of(&saved), path)));
    let history = body_of(ask("/history").send().await.expect("an answer"), StatusCode::OK).await;
    assert_eq!(history["entries"][0]["actor"], "local");
    let credential = ask("/credential").send().await.expect("an answer");
    assert_eq!(body_of(credential, StatusCode::FORBIDDEN).await["code"], "forbidden");
    let list = client().get(proxy.url(REGISTRIES)).send().await.expect("an answer");
    let list = body_of(list, StatusCode::OK).await;
    assert_eq!((&list["is_local"], &list["may_change"]), (&json!(true), &json!(true)));
    let forwarded = ask("").header("x-forwarded-for", "192.0.2.1").send().await;
    let forwarded = forwarded.expect("an answer");
    assert_eq!(body_of(forwarded, StatusCode::FORBIDDEN).await["code"], "forbidden");
    let rebound = ask("").header("host", "rebound.example").send().await.expect("an answer");
    assert_eq!(body_of(rebound, StatusCode::MISDIRECTED_REQUEST).await["code"], "unknown_host");
}

#[tokio::test]
async fn a_proxy_on_this_machine_is_not_the_local_user() {
    let flags = ["--database-url", "sqlite::memory:", "--trusted-proxy", "127.0.0.1"];
    let proxy = Proxy::start(&flags);
    for headers in [&[][..], &["127.0.0.1"], &["192.0.2.1"]] {
        let asking = client().get(proxy.url(REGISTRIES));
        let asking = headers.iter().fold(asking, |it, from| it.header("x-forwarded-for", *from));
        let answer = asking.send().await.expect("an answer");
        assert_eq!(body_of(answer, StatusCode::FORBIDDEN).await["code"], "forbidden");
    }
}

#[tokio::test]
async fn tokens_are_handed_out_only_where_that_is_allowed() {
    let proxy = Proxy::start(&["--database-url", "sqlite::memory:"]);
    let saving = client().post(proxy.url(REGISTRIES)).json(&registry(None)).send();
    let saved = body_of(saving.await.expect("an answer"), StatusCode::CREATED).await;
    let asking = client().get(proxy.url(&at(id_of(&saved), "/credential"))).send();
    let answer = asking.await.expect("an answer");
    assert_eq!(body_of(answer, StatusCode::NOT_FOUND).await["code"], "not_found");
}

#[tokio::test]
async fn a_start_that_could_not_keep_a_secret_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = database(folder.path());
    assert_eq!(
        refusal(&["--database-url", &database]),
        "ghcr-proxy: Saved tokens are encrypted, and there is no key to do it with. Make one with \
         `(umask 077; openssl rand -base64 32 > ghcr-connect.key)` and start with \
         `--encryption-key-file ghcr-connect.key`.\n"
    );
    let missing = folder.path().join("missing");
    let missing = missing.to_str().expect("a path");
    let flags = ["--database-url", &database, "--encryption-key-file", missing];
    assert!(refusal(&flags).contains("cannot be read"));
    let unknown = ["--database-url", "mysql://mona:canary@host/", "--encryption-key-file"];
    let key = folder.path().join("key");
    write_key(&key, 1);
    let message = refusal(&[&unknown[..], &[key.to_str().expect("a path")]].concat());
    assert!(message.contains("must begin with `sqlite:` or `postgres://`"), "{message}");
    assert!(!message.contains("canary"), "{message}");
}

#[tokio::test]
async fn another_key_does_not_open_what_is_stored() {
    let world = World::start().await;
    world.save("northpier", Some(&GOOD)).await;
    let World { proxy, folder, .. } = world;
    proxy.stop();
    let key = folder.path().join("other");
    write_key(&key, 2);
    let database = database(folder.path());
    let flags =
        ["--database-url", &database, "--encryption-key-file", key.to_str().expect("a path")];
    assert!(refusal(&flags).contains("sealed with a key that is not in the key file"));
}

#[tokio::test]
async fn flags_that_would_let_anybody_in_are_refused() {
    let memory = ["--database-url", "sqlite::memory:"];
    let headers =
        ["--identity-header", "X-User", "--tenant-header", "X-Org", "--role-header", "X-Role"];
    for (flags, sentence) in [
        ([&memory[..], &["--behind-gateway"]].concat(), "the list must know who asks"),
        ([&memory[..], &headers[..]].concat(), "Name the gateway's address with --trusted-proxy"),
        ([&memory[..], &headers[..4]].concat(), "Name all three, or none"),
        (headers.to_vec(), "anybody can write that header"),
        (vec!["--allow-credential-reads"], "Say with --database-url where to save them"),
    ] {
        let message = refusal(&flags);
        assert!(message.contains(sentence), "{flags:?}: {message}");
    }
}
