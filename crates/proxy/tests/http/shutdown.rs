//! How the service ends: not ready at once, what is in flight answered, and never later than it
//! was told to.

use crate::support::{Proxy, client, first_failure, terminate};
use ghcr_sandbox::{Fault, Sandbox};
use reqwest::{Response, StatusCode};
use serde_json::json;
use std::time::{Duration, Instant};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

fn flags<'a>(github: &'a Sandbox, timeout: &'a str) -> [&'a str; 6] {
    let url = github.url();
    ["--github-api", url, "--registry", url, "--shutdown-timeout", timeout]
}

async fn get(proxy: &Proxy, path: &str) -> Response {
    client().get(proxy.url(path)).send().await.expect("new connections are answered")
}

/// Asks until the signal has been seen.
async fn wait_until_not_ready(proxy: &Proxy) -> Response {
    loop {
        let response = get(proxy, "/readyz").await;
        if response.status() != StatusCode::OK {
            return response;
        }
    }
}

/// A validation that is under way, in a task of its own; what becomes of it does not matter.
async fn ask_and_wait(proxy: &Proxy, github: &Sandbox) {
    let asking = client().post(proxy.url("/api/v1/ghcr/validate"));
    tokio::spawn(asking.json(&json!({"username": "octo-nobody"})).send());
    github.wait_for_requests(1).await;
}

#[tokio::test]
async fn what_is_in_flight_is_answered_and_a_probe_hears_that_it_is_not_ready() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    github.set_latency(Duration::from_secs(4));
    let asking = proxy.report("octo-nobody", None);
    let stopping = async {
        github.wait_for_requests(1).await;
        assert_eq!(get(&proxy, "/readyz").await.status(), StatusCode::OK);
        terminate(proxy.id());
        let not_ready = wait_until_not_ready(&proxy).await;
        assert_eq!(not_ready.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(not_ready.headers()["cache-control"], "no-store");
        assert_eq!(not_ready.headers()["connection"], "close");
        assert_eq!(not_ready.text().await.expect("a body"), "stopping\n");
        assert_eq!(get(&proxy, "/healthz").await.status(), StatusCode::OK, "it still lives");
    };
    let (report, ()) = tokio::join!(asking, stopping);
    assert_eq!(first_failure(&report), Some(("account.exists", "account_not_found")));
    let log = proxy.log_at_end();
    assert!(log.contains("what is in flight is still answered"), "{log}");
    assert!(log.contains("\"stopped\""), "{log}");
}

#[tokio::test]
async fn after_its_time_it_ends_whatever_a_client_does() {
    let github = Sandbox::start().await;
    let proxy = Proxy::start(&flags(&github, "1"));
    github.set_fault(Fault::Hang);
    let mut slow = TcpStream::connect(proxy.address()).await.expect("a connection");
    slow.write_all(b"GET /healthz HT").await.expect("it takes a beginning");
    ask_and_wait(&proxy, &github).await;
    let begin = Instant::now();
    let log = proxy.stop();
    let took = begin.elapsed();
    assert!((1..6).contains(&took.as_secs()), "{took:?}: {log}");
    assert!(log.contains("--shutdown-timeout has passed"), "{log}");
}

#[tokio::test]
async fn a_second_signal_ends_it_at_once() {
    let github = Sandbox::start().await;
    let proxy = Proxy::start(&flags(&github, "600"));
    github.set_fault(Fault::Hang);
    ask_and_wait(&proxy, &github).await;
    terminate(proxy.id());
    wait_until_not_ready(&proxy).await;
    let begin = Instant::now();
    let log = proxy.stop();
    assert!(begin.elapsed() < Duration::from_secs(5), "{:?}: {log}", begin.elapsed());
    assert!(log.contains("a second signal came"), "{log}");
}

#[tokio::test]
async fn silent_connections_do_not_hold_it_up() {
    let proxy = Proxy::start(&["--shutdown-timeout", "600"]);
    let silent = TcpStream::connect(proxy.address()).await.expect("a connection");
    let kept_alive = client();
    let response = kept_alive.get(proxy.url("/healthz")).send().await.expect("an answer");
    assert_eq!(response.text().await.expect("a body"), "ok\n");
    let begin = Instant::now();
    let log = proxy.stop();
    assert!(begin.elapsed() < Duration::from_secs(5), "{:?}: {log}", begin.elapsed());
    drop((silent, kept_alive));
}
