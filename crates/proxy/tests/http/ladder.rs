//! The whole ladder: how many round trips it takes, what it counts, what it streams, and what it
//! does not do.

use crate::support::{Proxy, body_of, client, first_failure};
use ghcr_contract::{CheckCode, Event, Token, Verdict};
use ghcr_sandbox::{Fault, FaultRule, Sandbox};
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::time::Duration;

/// Long enough that the work of a busy machine does not look like a round trip.
const LATENCY: Duration = Duration::from_millis(600);

fn request(github: &Sandbox, persona: &str) -> Value {
    let persona = github.persona(persona);
    json!({
        "username": persona.username,
        "token": persona.token.as_ref().map(Token::expose),
        "image": persona.image,
    })
}

/// How many times the latency a diagnosis took, rounded down.
async fn round_trips(proxy: &Proxy, body: &Value) -> (u64, Value) {
    let report = body_of(proxy.post(body).await, StatusCode::OK).await;
    let latency = u64::try_from(LATENCY.as_millis()).expect("a small number");
    (report["elapsed_ms"].as_u64().expect("a number") / latency, report)
}

#[tokio::test]
async fn a_named_image_takes_three_round_trips_and_one_to_be_found_takes_four() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    let named = request(&github, "Image for two platforms");
    let found = request(&github, "Organisation and a member's token");
    proxy.post(&named).await;
    github.set_latency(LATENCY);
    let (trips, report) = round_trips(&proxy, &named).await;
    assert_eq!((trips, &report["verdict"]), (3, &json!("ready")), "{report:#}");
    assert!(report["upstream_calls"].as_u64() >= Some(12), "{}", report["upstream_calls"]);
    let (trips, report) = round_trips(&proxy, &found).await;
    assert_eq!((trips, &report["verdict"]), (4, &json!("ready")), "{report:#}");
}

#[tokio::test]
async fn fifteen_hundred_packages_are_counted_exactly_in_no_more_round_trips() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    let body = request(&github, "Fifteen hundred, private ones too");
    github.set_latency(LATENCY);
    let (trips, report) = round_trips(&proxy, &body).await;
    let checks = report["checks"].as_array().expect("checks");
    let visibility = checks.iter().find(|it| it["code"] == "packages.visibility").expect("a rung");
    let counts = &visibility["evidence"]["packages"];
    let sum: u64 =
        ["public", "internal", "private"].iter().filter_map(|kind| counts[kind].as_u64()).sum();
    assert_eq!((sum, &counts["is_complete"]), (1500, &json!(true)), "{counts}");
    assert_eq!(visibility["evidence"]["sample"].as_array().map(Vec::len), Some(100));
    assert!(trips <= 5, "{trips} round trips");
}

#[tokio::test]
async fn the_rungs_arrive_one_by_one_and_then_the_report() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    github.set_latency(LATENCY);
    let asking =
        client().post(proxy.url("/api/v1/ghcr/validate")).header("accept", "application/x-ndjson");
    let body = request(&github, "Image for two platforms");
    let mut response = asking.json(&body).send().await.expect("an answer");
    assert_eq!(response.headers()["content-type"], "application/x-ndjson");
    let first = response.chunk().await.expect("a chunk").expect("not the end");
    assert!(
        !String::from_utf8_lossy(&first).contains("\"report\""),
        "the first chunk comes before the report"
    );
    let mut all = first.to_vec();
    while let Some(chunk) = response.chunk().await.expect("a chunk") {
        all.extend_from_slice(&chunk);
    }
    let text = String::from_utf8(all).expect("text");
    let events: Vec<Event> =
        text.lines().map(|line| serde_json::from_str(line).expect("an event")).collect();
    let codes: Vec<CheckCode> = events
        .iter()
        .filter_map(|event| match event {
            Event::Check(check) => Some(check.code),
            Event::Report(_) | Event::Problem(_) => None,
        })
        .collect();
    assert_eq!(codes, CheckCode::ALL);
    let Some(Event::Report(report)) = events.last() else { panic!("{text}") };
    assert_eq!((report.verdict, report.checks.len()), (Verdict::Ready, CheckCode::ALL.len()));
}

#[tokio::test]
async fn a_client_that_goes_away_takes_its_calls_with_it() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    github.set_fault(Fault::Hang);
    for accept in ["application/json", "application/x-ndjson"] {
        github.forget_requests();
        let body = json!({"username": "octo", "token": "not-a-real-one"});
        let asking =
            client().post(proxy.url("/api/v1/ghcr/validate")).header("accept", accept).json(&body);
        // With events the answer starts at once: it is held until the client goes away.
        let asking = tokio::spawn(async move {
            let _response = asking.send().await;
            std::future::pending::<()>().await;
        });
        github.wait_for_requests(2).await;
        asking.abort();
        let waiting = tokio::time::timeout(Duration::from_secs(5), github.wait_until_idle());
        assert!(waiting.await.is_ok(), "{accept}: the calls went on");
    }
}

#[tokio::test]
async fn what_hangs_is_unknown_after_its_time_and_the_rest_is_answered() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    let token = github.persona("Organisation and a member's token").token;
    let token = token.as_ref().map(Token::expose);
    let (nobody, packages) =
        tokio::join!(proxy.report("github-hangs", None), proxy.report("packages-hang", token));
    assert_eq!(first_failure(&nobody), Some(("github.reachable", "timed_out")), "{nobody:#}");
    assert_eq!(nobody["verdict"], "inconclusive");
    let outcome = |code: &str| {
        let checks = packages["checks"].as_array().expect("checks");
        let check = checks.iter().find(|it| it["code"] == code).expect("a rung");
        (
            check["outcome"].as_str().unwrap_or_default().to_owned(),
            check["cause"].as_str().map(str::to_owned),
        )
    };
    assert_eq!(outcome("token.accepted").0, "pass", "{packages:#}");
    assert_eq!(
        outcome("packages.list"),
        ("unknown".into(), Some("timed_out".into())),
        "{packages:#}"
    );
    assert_ne!(packages["verdict"], "ready");
    assert!(packages["elapsed_ms"].as_u64() < Some(11_000));
}

#[tokio::test]
async fn faults_of_the_registry_are_not_held_against_the_token() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    let body = request(&github, "Image for two platforms");
    let table = [
        (Fault::ServerError, "github_outage"),
        (Fault::Disconnect, "connection_cut"),
        (Fault::PortalPage, "not_github"),
        (Fault::Redirect, "not_github"),
        (Fault::TooManyRequests, "secondary_rate_limited"),
        (Fault::NotHttp, "not_github"),
    ];
    for (fault, cause) in table {
        for path in ["/v2/", "/token"] {
            github.set_fault(FaultRule::from(fault).on(path));
            let report = body_of(proxy.post(&body).await, StatusCode::OK).await;
            let checks = report["checks"].as_array().expect("checks");
            let pull = checks.iter().find(|it| it["code"] == "image.pull").expect("a rung");
            assert_eq!(pull["outcome"], "unknown", "{fault:?} on {path}: {pull:#}");
            assert_eq!(report["verdict"], "inconclusive", "{fault:?} on {path}");
            assert_eq!(pull["cause"], cause, "{fault:?} on {path}");
        }
    }
}

#[tokio::test]
async fn one_wrong_token_is_one_login_however_many_ask_at_once() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    let body = json!({"username": "mona", "token": "not-a-real-one"});
    let clicks = futures_util::future::join_all((0..100).map(|_| proxy.post(&body))).await;
    assert_eq!(github.count_of("/user"), 1);
    for click in clicks {
        let report = body_of(click, StatusCode::OK).await;
        assert_eq!(report["headline"], "token.accepted", "each has the answer");
    }
    let other = proxy.report("mona", Some("another-token")).await;
    assert_eq!(other["headline"], "token.accepted", "another token is another matter");
    assert_eq!(github.count_of("/user"), 2);
}

#[tokio::test]
async fn who_is_locked_out_has_to_wait_and_is_not_asked_for() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    github.set_fault(FaultRule::from(Fault::Lockout).on("/user"));
    let body = request(&github, "Organisation and a member's token");
    let report = body_of(proxy.post(&body).await, StatusCode::OK).await;
    assert_eq!(first_failure(&report), Some(("github.reachable", "login_lockout")), "{report:#}");
    let response = proxy.post(&body).await;
    let wait = response.headers()["retry-after"].to_str().expect("text").to_owned();
    let problem = body_of(response, StatusCode::TOO_MANY_REQUESTS).await;
    assert_eq!(problem["code"], "too_many_attempts");
    assert_eq!(problem["retry_after_s"].to_string(), wait);
    assert_eq!(github.count_of("/user"), 1);
}

#[tokio::test]
async fn a_client_that_asks_too_often_has_to_wait() {
    let github = Sandbox::start().await;
    let url = github.url();
    let proxy = Proxy::start(&["--github-api", url, "--registry", url, "--client-limit", "3"]);
    let body = json!({"username": "octo"});
    for _ in 0..3 {
        assert_eq!(proxy.post(&body).await.status(), StatusCode::OK);
    }
    let problem = body_of(proxy.post(&body).await, StatusCode::TOO_MANY_REQUESTS).await;
    assert_eq!(problem["code"], "too_many_requests");
    assert!(
        problem["retry_after_s"].as_u64().is_some_and(|wait| (1..=20).contains(&wait)),
        "{problem}"
    );
}

/// The newest of that organisation is public, which proves nothing of the token.
#[tokio::test]
async fn an_image_that_is_not_public_is_tried_first() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    let report =
        body_of(proxy.post(&request(&github, "Thirteen hundred packages")).await, StatusCode::OK)
            .await;
    assert_eq!(cause_of(&report, "image.pull"), ("pass", None), "{report:#}");
    assert_eq!(cause_of(&report, "image.anonymous"), ("pass", Some("token_needed")), "{report:#}");
}

/// That there is no `latest` would say nothing of an image that nobody named.
#[tokio::test]
async fn where_no_version_is_told_no_tag_is_guessed() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    let versions = "/orgs/northpier-labs/packages/container/";
    github.set_fault(FaultRule::from(Fault::ServerError).on(versions));
    let body = request(&github, "Organisation and a member's token");
    let report = body_of(proxy.post(&body).await, StatusCode::OK).await;
    assert_eq!(cause_of(&report, "image.pull"), ("unknown", Some("github_outage")), "{report:#}");
    assert_eq!(report["verdict"], "inconclusive", "nothing was pulled");
    assert_eq!(github.count_of("/v2/northpier-labs/dock/crane-operator/manifests/latest"), 0);
}

/// How that check ended, and why.
fn cause_of<'a>(report: &'a Value, code: &str) -> (&'a str, Option<&'a str>) {
    let checks = report["checks"].as_array().expect("checks");
    let check = checks.iter().find(|it| it["code"] == code).expect("a rung");
    (check["outcome"].as_str().unwrap_or_default(), check["cause"].as_str())
}

#[tokio::test]
async fn the_image_that_was_taken_from_the_list_is_named() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    let body = request(&github, "Organisation and a member's token");
    let report = body_of(proxy.post(&body).await, StatusCode::OK).await;
    let checks = report["checks"].as_array().expect("checks");
    let pull = checks.iter().find(|it| it["code"] == "image.pull").expect("a rung");
    assert_eq!(pull["evidence"]["is_chosen"], true, "{pull:#}");
    assert!(
        pull["evidence"]["image"].as_str().is_some_and(|image| image.contains("@sha256:")),
        "{pull:#}"
    );
}
