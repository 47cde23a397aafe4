//! The binary as an operator meets it: start, files, stop.

use crate::support::{Proxy, body_of, client, command};
use ghcr_contract::TokenKind;
use ghcr_sandbox::world::{IssuedToken, Recipe};
use ghcr_sandbox::{Fault, Sandbox};
use serde_json::json;
use std::process::Command;

#[tokio::test]
async fn it_refuses_to_be_open_to_other_machines() {
    let output = command(&["--listen", "0.0.0.0:0"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "ghcr-proxy: --listen 0.0.0.0:0 is reachable from other machines, and this service asks nobody for a \
         password. Listen on 127.0.0.1, or put something that authenticates in front and say so with \
         --behind-gateway.\n"
    );
}

#[tokio::test]
async fn a_port_that_is_taken_is_said_so() {
    let proxy = Proxy::start(&[]);
    let address = proxy.url("").replace("http://", "");
    let output = command(&["--listen", &address]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(
        message.contains("Is something else there? Choose another with --listen."),
        "{message}"
    );
}

#[tokio::test]
async fn the_configuration_tells_mode_policy_and_hosts() {
    let registry = "https://containers.git.example.com:8443";
    let proxy = Proxy::start(&["--github-web", "https://git.example.com/", "--registry", registry]);
    let response = client().get(proxy.url("/api/v1/config")).send().await.expect("an answer");
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert_eq!(
        body_of(response, 200.try_into().expect("a status")).await,
        json!({
            "mode": "live",
            "policy": {"supported": ["public", "internal"], "accepted_kinds": ["classic", "legacy", "oauth_app"]},
            "github_web": "https://git.example.com",
            "registry": "containers.git.example.com:8443",
        })
    );
}

#[tokio::test]
async fn endless_headers_are_not_read_to_their_end() {
    let proxy = Proxy::start(&[]);
    let asking = client().get(proxy.url("/healthz")).header("x-filler", "x".repeat(32 * 1024));
    assert_eq!(asking.send().await.expect("an answer").status(), 431);
}

#[tokio::test]
async fn personas_turn_the_demo_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("personas.json");
    let personas = serde_json::to_vec(&ghcr_sandbox::personas()).expect("JSON");
    std::fs::write(&path, personas).expect("a file");
    let proxy = Proxy::start(&["--demo-personas", path.to_str().expect("a path")]);
    let response = client().get(proxy.url("/api/v1/config")).send().await.expect("an answer");
    let config = body_of(response, 200.try_into().expect("a status")).await;
    assert_eq!(config["mode"], "demo");
    assert_eq!(config["personas"].as_array().map(Vec::len), Some(ghcr_sandbox::personas().len()));
}

#[tokio::test]
async fn it_says_that_it_lives() {
    let proxy = Proxy::start(&[]);
    for path in ["/healthz", "/readyz"] {
        let response = client().get(proxy.url(path)).send().await.expect("an answer");
        assert_eq!(response.status(), 200);
    }
    let address = proxy.address().to_owned();
    let health = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ghcr-proxy"));
        command.args(["health", "--listen", &address]).output().expect("it runs")
    };
    assert_eq!(health().status.code(), Some(0));
    drop(proxy);
    let output = health();
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(
        message.starts_with(&format!("ghcr-proxy: http://{address}/healthz does not answer. ")),
        "{message}"
    );
}

#[tokio::test]
async fn a_machine_without_certificates_is_told_what_to_install() {
    let mut command = command(&[]);
    command.env("SSL_CERT_FILE", "/no/such/file").env("SSL_CERT_DIR", "/no/such/folder");
    let output = command.output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(
        message.contains(
            "ghcr-proxy: the HTTP client cannot be set up. If this machine has no certificates of public authorities, \
             install the package ca-certificates or name a file of them in SSL_CERT_FILE: "
        ),
        "{message}"
    );
}

/// A live token that no other test uses, and the login of its owner.
fn issue_canary(github: &Sandbox) -> (String, String) {
    let owner = "priya-raman".to_owned();
    let recipe = Recipe::new(TokenKind::Classic, "CanaryCanaryCanary");
    let token = IssuedToken::new(TokenKind::Classic, &owner).with_scopes(&["read:packages"]);
    github.change_world(|world| world.issue(&recipe, token));
    (recipe.text(), owner)
}

/// Sent through every path: accepted, refused, faults on the way, bad input, and a service that is
/// killed. It is in no answer, no log at any level, and no file of the working folder.
#[tokio::test]
async fn the_canary_is_found_nowhere() {
    let github = Sandbox::start().await;
    let (canary, owner) = issue_canary(&github);
    let proxy = Proxy::of(&github);
    let mut answers = String::new();
    let faults = [Fault::ServerError, Fault::Cut, Fault::Garbage, Fault::HtmlPage, Fault::Lockout];
    for fault in [None].into_iter().chain(faults.map(Some)) {
        match fault {
            Some(fault) => github.set_fault(fault),
            None => github.clear_faults(),
        }
        for username in [owner.as_str(), "nobody-at-all"] {
            let body = json!({"username": username, "token": canary, "image": "northpier-labs/billing-api"});
            answers += &proxy.post(&body).await.text().await.expect("a body");
        }
    }
    github.clear_faults();
    assert!(answers.contains("\"verdict\":\"ready"), "the canary was accepted at least once");
    let wrong = format!("{canary}-wrong");
    answers += &proxy.report(&owner, Some(&wrong)).await.to_string();
    answers += &proxy.report(&owner, Some(&format!("\"{canary}\""))).await.to_string();
    for body in [
        json!({"username": canary, "token": canary}),
        json!({"username": format!("{canary} x"), "image": canary}),
        json!({"username": owner, "token": format!("{canary} x")}),
        json!({"username": owner, "token": {"a": canary}}),
        json!({"username": owner, canary.clone(): canary}),
    ] {
        answers += &proxy.post(&body).await.text().await.expect("a body");
    }
    let broken = client()
        .post(proxy.url("/api/v1/ghcr/validate"))
        .header("content-type", "application/json");
    let broken = broken.body(format!("{{\"token\": {canary}")).send().await.expect("an answer");
    answers += &broken.text().await.expect("a body");
    let log = proxy.stop();
    assert!(log.contains("TRACE"), "the log is at its finest level");
    assert!(
        !answers.replace(&format!("\"login\":\"{canary}\""), "").contains(&canary),
        "{answers}"
    );
    assert!(!log.contains(&canary), "the log holds the canary");
    for entry in std::fs::read_dir(env!("CARGO_MANIFEST_DIR")).expect("a folder").flatten() {
        if let Ok(text) = std::fs::read_to_string(entry.path()) {
            assert!(!text.contains(&canary), "{}", entry.path().display());
        }
    }
}

#[tokio::test]
async fn killed_in_the_middle_it_leaves_no_trace_of_the_token() {
    let canary = format!("Canary{}", "9876543210".repeat(3));
    let github = Sandbox::start().await;
    let folder = tempfile::tempdir().expect("a folder");
    let mut child = command(&["--github-api", github.url()])
        .current_dir(folder.path())
        .spawn()
        .expect("it starts");
    let mut line = String::new();
    let stdout = child.stdout.take().expect("stdout is piped");
    std::io::BufRead::read_line(&mut std::io::BufReader::new(stdout), &mut line).expect("a line");
    let address = line.trim().replace("listening on ", "");
    github.set_fault(Fault::Hang);
    let body = json!({"username": "mona", "token": canary});
    let asking = client().post(format!("{address}/api/v1/ghcr/validate")).json(&body).send();
    let killing = async {
        github.wait_for_requests(1).await;
        child.kill().expect("it can be killed");
    };
    let (answer, ()) = tokio::join!(asking, killing);
    assert!(answer.is_err(), "the service died");
    let output = child.wait_with_output().expect("it ended");
    assert!(!String::from_utf8_lossy(&output.stderr).contains(&canary));
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0, "it wrote a file");
}
