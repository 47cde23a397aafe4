//! Traces: what a collector gets, and that it gets nothing unless it is named.

use crate::support::{Proxy, body_of, client, command};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::Uri;
use axum::routing::any;
use ghcr_sandbox::Sandbox;
use reqwest::StatusCode;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// The id of a trace, and of the span that asks.
const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const TRACEPARENT: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
const TRACE_BYTES: [u8; 16] = 0x4bf9_2f35_77b3_4da6_a3ce_929d_0e0e_4736_u128.to_be_bytes();

type Posted = (String, Bytes);

/// A collector on this machine that keeps what it gets.
async fn collector() -> (String, UnboundedReceiver<Posted>) {
    async fn take(State(sender): State<UnboundedSender<Posted>>, uri: Uri, body: Bytes) {
        let _ = sender.send((uri.path().to_owned(), body));
    }
    let (sender, posted) = unbounded_channel();
    let router = Router::new().fallback(any(take)).with_state(sender);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, posted)
}

/// Tests a token and stops the service, which sends what is left. Returns its log.
async fn validate_and_stop(proxy: Proxy, token: &str) -> String {
    let asking = client().post(proxy.url("/api/v1/ghcr/validate"));
    let asking = asking.header("traceparent", TRACEPARENT).header("x-request-id", "gateway-7");
    let body = json!({"username": "canary-account", "token": token, "image": "canary/image:tag"});
    let answer = asking.json(&body).send().await.expect("an answer");
    body_of(answer, StatusCode::OK).await;
    tokio::task::spawn_blocking(|| proxy.stop()).await.expect("it ends")
}

/// Everything that the collector has got.
fn all(mut posted: UnboundedReceiver<Posted>) -> Vec<u8> {
    let mut all = Vec::new();
    while let Ok((path, body)) = posted.try_recv() {
        assert_eq!(path, "/v1/traces");
        all.extend(body);
    }
    all
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_gets_the_spans_of_a_request_and_nothing_that_was_typed() {
    let github = Sandbox::start().await;
    let token = format!("ghp_{}", "C4nary".repeat(6));
    for (more, is_believed) in [(&["--trusted-proxy", "127.0.0.1"][..], true), (&[], false)] {
        let (url, posted) = collector().await;
        let flags = ["--github-api", github.url(), "--registry", github.url()];
        let flags = [&flags[..], &["--otlp-endpoint", &url], more].concat();
        let log = validate_and_stop(Proxy::start(&flags), &token).await;
        assert!(!log.contains("could not be sent"), "{log}");
        let spans = all(posted);
        for name in ["ghcr-connect", "request", "diagnosis", "upstream_call", "verdict"] {
            assert!(holds(&spans, name.as_bytes()), "{name}");
        }
        assert_eq!(holds(&spans, &TRACE_BYTES), is_believed, "{TRACE}");
        assert_eq!(holds(&spans, b"gateway-7"), is_believed);
        for typed in ["C4nary", "canary-account", "canary/image"] {
            assert!(!holds(&spans, typed.as_bytes()), "{typed} was sent");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn opentelemetrys_own_variables_name_a_collector_too() {
    let github = Sandbox::start().await;
    let (url, posted) = collector().await;
    let mut starting = command(&["--github-api", github.url(), "--registry", github.url()]);
    starting.env("OTEL_EXPORTER_OTLP_ENDPOINT", &url).env("OTEL_SERVICE_NAME", "canary-service");
    validate_and_stop(Proxy::spawn(starting), "ghp_unknown").await;
    assert!(holds(&all(posted), b"canary-service"));
}
