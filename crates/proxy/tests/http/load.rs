//! More clients, connections or bytes than the service takes.

use crate::support::{Proxy, body_of, client, command};
use ghcr_sandbox::Sandbox;
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::process::{Command, Stdio};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// For what should come at once, on a busy machine.
const SOON: Duration = Duration::from_secs(10);

async fn connect(proxy: &Proxy) -> TcpStream {
    TcpStream::connect(proxy.address()).await.expect("a connection")
}

#[tokio::test]
async fn a_connection_over_the_limit_is_closed_at_once_and_the_others_stay() {
    let proxy = Proxy::start(&["--max-connections", "2"]);
    let mut first = connect(&proxy).await;
    let second = connect(&proxy).await;
    for _ in 0..3 {
        let mut third = connect(&proxy).await;
        let closed = tokio::time::timeout(SOON, third.read(&mut [0])).await;
        assert!(matches!(closed, Ok(Ok(0) | Err(_))), "{closed:?}");
    }
    let request = b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    first.write_all(request).await.expect("it is open");
    let mut answer = String::new();
    first.read_to_string(&mut answer).await.expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    drop(second);
    // The places are free as soon as the service has seen the ends.
    let asking = async { while client().get(proxy.url("/healthz")).send().await.is_err() {} };
    tokio::time::timeout(SOON, asking).await.expect("there is room again");
    let log = proxy.stop();
    let sentence = "refused: as many connections are open as --max-connections allows";
    assert_eq!(log.matches(sentence).count(), 1, "{log}");
}

#[tokio::test]
async fn a_low_limit_of_open_files_is_raised() {
    let plain = command(&[]);
    let mut limited = Command::new("sh");
    limited.args(["-c", "ulimit -Sn 100 && exec \"$0\" \"$@\""]).arg(plain.get_program());
    limited.args(plain.get_args()).env("RUST_LOG", "info").stdin(Stdio::null());
    limited.stdout(Stdio::piped()).stderr(Stdio::piped());
    let proxy = Proxy::spawn(limited);
    let mut silent = Vec::new();
    for _ in 0..200 {
        silent.push(connect(&proxy).await);
    }
    let asking = client().get(proxy.url("/healthz")).timeout(SOON).send();
    assert_eq!(asking.await.expect("an answer").status(), StatusCode::OK);
}

async fn ask_for(proxy: &Proxy, client_address: &str) -> (StatusCode, Value) {
    let asking = client().post(proxy.url("/api/v1/ghcr/validate"));
    let asking = asking.header("x-forwarded-for", client_address);
    let response = asking.json(&json!({"username": "octo"})).send().await.expect("an answer");
    let status = response.status();
    (status, body_of(response, status).await)
}

#[tokio::test]
async fn only_a_trusted_gateway_says_who_the_client_is() {
    let github = Sandbox::start().await;
    let url = github.url();
    let flags = ["--github-api", url, "--registry", url, "--client-limit", "1"];
    for (more, is_believed) in [
        (vec!["--trusted-proxy", "127.0.0.0/8"], true),
        (vec!["--trusted-proxy", "10.0.0.0/8, 127.0.0.1", "--behind-gateway"], true),
        (vec!["--trusted-proxy", "10.0.0.0/8", "--behind-gateway"], false),
        (vec!["--behind-gateway"], false),
        (vec![], false),
    ] {
        let proxy = Proxy::start(&[&flags[..], &more].concat());
        assert_eq!(ask_for(&proxy, "192.0.2.1").await.0, StatusCode::OK, "{more:?}");
        let (status, _) = ask_for(&proxy, "6.6.6.6, 192.0.2.2").await;
        let expected = if is_believed { StatusCode::OK } else { StatusCode::TOO_MANY_REQUESTS };
        assert_eq!(status, expected, "{more:?}");
        let (status, problem) = ask_for(&proxy, "192.0.2.1").await;
        assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "{more:?}");
        assert_eq!(problem["code"], "too_many_requests");
        let log = proxy.stop();
        let client = if is_believed { "192.0.2.1" } else { "127.0.0.1" };
        assert!(log.contains(&format!("\"client\":\"{client}\"")), "{more:?}: {log}");
        assert!(log.contains("refused: this client asks too often"), "{more:?}: {log}");
    }
}

/// Sends all of it before it reads anything, as simple clients do.
async fn send(proxy: &Proxy, head: &str, body: &[u8]) -> String {
    let mut stream = connect(proxy).await;
    let head = format!("POST {head}\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).await.expect("it takes the head");
    stream.write_all(body).await.expect("it takes the whole body");
    let mut answer = String::new();
    let reading = tokio::time::timeout(SOON, stream.read_to_string(&mut answer)).await;
    reading.expect("an end").expect("no reset");
    answer
}

#[tokio::test]
async fn a_large_body_gets_its_problem_before_the_connection_ends() {
    const VALIDATE: &str = "/api/v1/ghcr/validate HTTP/1.1\r\ncontent-type: application/json";
    const LENGTH: usize = 2_000_000;
    let proxy = Proxy::start(&[]);
    let filler = vec![b'x'; LENGTH];
    let chunk = format!("{LENGTH:x}\r\n{}\r\n0\r\n\r\n", "x".repeat(LENGTH));
    let told = format!("content-length: {LENGTH}");
    let in_chunks = "transfer-encoding: chunked";
    for (head, code) in [
        (VALIDATE, "body_too_large"),
        ("/api/v1/ghcr/validate HTTP/1.1\r\ncontent-type: text/plain", "unsupported_media_type"),
        ("/api/v1/ghcr/validate HTTP/1.1\r\norigin: https://evil.example", "forbidden_origin"),
        ("/api/v1/config HTTP/1.1", "method_not_allowed"),
        ("/api/v1/nothing HTTP/1.1", "not_found"),
    ] {
        for (kind, body) in [(told.as_str(), filler.as_slice()), (in_chunks, chunk.as_bytes())] {
            let answer = send(&proxy, &format!("{head}\r\n{kind}"), body).await;
            assert!(answer.contains(&format!("\"code\":\"{code}\"")), "{head} {kind}: {answer}");
        }
    }
    let answer = send(&proxy, &format!("{VALIDATE}\r\n{told}\r\nexpect: 100-continue"), b"").await;
    assert!(answer.starts_with("HTTP/1.1 413 Payload Too Large\r\n"), "it need not send: {answer}");
}

/// Two on one connection: what was thrown away is not taken for the second request.
#[tokio::test]
async fn after_a_large_body_the_connection_can_be_used_again() {
    let proxy = Proxy::start(&[]);
    let large = "x".repeat(200_000);
    let requests = format!(
        "POST /api/v1/nothing HTTP/1.1\r\nhost: localhost\r\ncontent-length: {}\r\n\r\n{large}\
         GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n",
        large.len()
    );
    let mut stream = connect(&proxy).await;
    stream.write_all(requests.as_bytes()).await.expect("it takes both");
    let mut answers = String::new();
    let reading = tokio::time::timeout(SOON, stream.read_to_string(&mut answers)).await;
    reading.expect("an end").expect("no reset");
    assert_eq!(answers.matches("HTTP/1.1 ").count(), 2, "{answers}");
    assert!(answers.ends_with("\r\n\r\nok\n"), "{answers}");
}
