//! More diagnoses and calls than the service takes, with limits so small that they are reached.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use axum::{Router, http::HeaderMap};
use clap::Parser;
use futures_util::future::select;
use ghcr_contract::Token;
use ghcr_proxy::{Flags, Readiness, Settings, service};
use ghcr_sandbox::{Fault, Sandbox};
use serde_json::{Value, json};
use std::pin::pin;
use std::time::Duration;
use tower::ServiceExt;

fn settings(github: &Sandbox) -> Settings {
    let url = github.url();
    let flags = ["ghcr-proxy", "--github-api", url, "--registry", url, "--client-limit", "0"];
    Settings::try_from(Flags::parse_from(flags)).expect("these are good flags")
}

fn router(settings: &Settings) -> Router {
    service(settings, Readiness::default(), None).expect("a service")
}

async fn post(router: &Router, body: &Value) -> Response {
    let request = Request::post("/api/v1/ghcr/validate")
        .header(header::HOST, "localhost")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body.to_string()))
        .expect("a request");
    router.clone().oneshot(request).await.expect("an answer")
}

async fn json_of(response: Response) -> (StatusCode, HeaderMap, Value) {
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, 1024 * 1024).await.expect("a body");
    (parts.status, parts.headers, serde_json::from_slice(&bytes).expect("JSON"))
}

#[tokio::test]
async fn whoever_finds_the_queue_full_is_told_to_come_back() {
    let github = Sandbox::start().await;
    github.set_fault(Fault::Hang);
    let mut settings = settings(&github);
    settings.limits.diagnoses_at_once = 1;
    settings.limits.most_waiting = 1;
    let router = router(&settings);
    let body = json!({"username": "octo"});
    let first = tokio::spawn({
        let (router, body) = (router.clone(), body.clone());
        async move { post(&router, &body).await }
    });
    github.wait_for_requests(1).await;
    // One of these waits for the first, and there is no room for the other.
    let (one, other) = (pin!(post(&router, &body)), pin!(post(&router, &body)));
    let refused = select(one, other).await.factor_first().0;
    let (status, headers, problem) = json_of(refused).await;
    assert_eq!((status, &problem["code"]), (StatusCode::SERVICE_UNAVAILABLE, &json!("busy")));
    assert_eq!(headers[header::RETRY_AFTER], "5");
    assert!(!first.is_finished());
    first.abort();
}

#[tokio::test]
async fn what_runs_out_of_time_in_our_own_queue_is_not_githubs_slowness() {
    let github = Sandbox::start().await;
    github.set_latency(Duration::from_millis(400));
    let persona = github.persona("Image for two platforms");
    let body = json!({
        "username": persona.username,
        "token": persona.token.as_ref().map(Token::expose),
        "image": persona.image,
    });
    for (calls_at_once, cause) in [(1, "service_busy"), (800, "timed_out")] {
        let mut settings = settings(&github);
        settings.limits.calls_at_once = calls_at_once;
        settings.limits.diagnosis = Duration::from_millis(200);
        let (status, _, report) = json_of(post(&router(&settings), &body).await).await;
        assert_eq!(status, StatusCode::OK);
        let checks = report["checks"].as_array().expect("checks");
        let pull = checks.iter().find(|it| it["code"] == "image.pull").expect("a rung");
        assert_eq!((&pull["outcome"], &pull["cause"]), (&json!("unknown"), &json!(cause)));
        assert_eq!(report["verdict"], "inconclusive", "{report:#}");
    }
}
