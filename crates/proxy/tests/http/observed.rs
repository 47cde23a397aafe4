//! What those who run the service see of it: metrics, request ids and the audit log.

use crate::registries::world::{
    ALSO_GOOD, EDITOR, GOOD, SCANNER, UNKNOWN, VIEWER, World, at, id_of,
};
use crate::support::{Proxy, body_of, client};
use ghcr_sandbox::Sandbox;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

const VALIDATE: &str = "/api/v1/ghcr/validate";

/// The metrics in Prometheus's own format.
async fn scrape(proxy: &Proxy) -> String {
    let url = proxy.metrics.clone().expect("its address is printed");
    let answer = client().get(url).send().await.expect("an answer");
    assert_eq!(answer.headers()["content-type"], "text/plain; version=0.0.4; charset=utf-8");
    answer.text().await.expect("a body")
}

#[track_caller]
fn assert_lines(text: &str, lines: &[&str]) {
    for line in lines {
        assert!(text.lines().any(|it| it == *line), "{line}:\n{text}");
    }
}

#[tokio::test]
async fn requests_verdicts_calls_and_refusals_are_counted_by_kind_alone() {
    let github = Sandbox::start().await;
    let url = github.url();
    let flags = ["--github-api", url, "--registry", url, "--admin-listen", "127.0.0.1:0"];
    let proxy = Proxy::start(&[&flags[..], &["--client-limit", "2"]].concat());
    let canary = "CanaryOfTheMetrics";
    let body = json!({"username": canary, "image": "canary/canary-image:canary"});
    assert_eq!(proxy.post(&body).await.status(), StatusCode::OK);
    assert_eq!(proxy.post(&body).await.status(), StatusCode::OK);
    assert_eq!(proxy.post(&body).await.status(), StatusCode::TOO_MANY_REQUESTS);
    for path in ["/api/v1/canary", "/canary.html"] {
        client().get(proxy.url(path)).send().await.expect("an answer");
    }
    let text = scrape(&proxy).await;
    let route = "route=\"/api/v1/ghcr/validate\",method=\"POST\"";
    assert_lines(
        &text,
        &[
            &format!("ghcr_connect_http_requests_total{{{route},status=\"2xx\"}} 2"),
            &format!("ghcr_connect_http_requests_total{{{route},status=\"4xx\"}} 1"),
            &format!("ghcr_connect_http_request_duration_seconds_count{{{route}}} 3"),
            "ghcr_connect_http_requests_total{route=\"/api/{*path}\",method=\"GET\",status=\"4xx\"} 1",
            "ghcr_connect_http_requests_total{route=\"app\",method=\"GET\",status=\"4xx\"} 1",
            "ghcr_connect_verdicts_total{verdict=\"blocked\",headline=\"account.exists\"} 2",
            "ghcr_connect_diagnosis_duration_seconds_count 2",
            "ghcr_connect_refusals_total{limit=\"client\"} 1",
            "ghcr_connect_refusals_total{limit=\"refusals\"} 0",
            // The second diagnosis knows it already.
            "ghcr_connect_upstream_calls_total{host=\"api\",status=\"404\"} 1",
            "ghcr_connect_diagnoses_under_way 0",
            "ghcr_connect_diagnoses_waiting 0",
        ],
    );
    assert!(text.contains("ghcr_connect_upstream_calls_total{host=\"registry\""), "{text}");
    assert!(!text.to_lowercase().contains("canary"), "{text}");
}

#[tokio::test]
async fn the_second_listener_tells_load_balancers_too() {
    let proxy = Proxy::start(&["--admin-listen", "127.0.0.1:0"]);
    let metrics = proxy.metrics.clone().expect("its address is printed");
    for path in ["/healthz", "/readyz"] {
        let answer = client().get(metrics.replace("/metrics", path)).send().await;
        let answer = answer.expect("an answer");
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.text().await.expect("a body"), "ok\n");
    }
}

#[tokio::test]
async fn a_request_has_one_id_in_its_answer_its_problem_and_the_log() {
    let github = Sandbox::start().await;
    let url = github.url();
    let flags = ["--github-api", url, "--registry", url];
    let trusted = Proxy::start(&[&flags[..], &["--trusted-proxy", "127.0.0.1"]].concat());
    let ask = |proxy: &Proxy, body: &Value| {
        let asking = client().post(proxy.url(VALIDATE)).header("x-request-id", "gateway-7");
        asking.json(body).send()
    };
    let wrong = json!({"username": "my org"});
    let answer = ask(&trusted, &wrong).await.expect("an answer");
    assert_eq!(answer.headers()["x-request-id"], "gateway-7");
    let length = answer.headers()["content-length"].to_str().expect("a number").to_owned();
    let text = answer.text().await.expect("a body");
    assert_eq!(length, text.len().to_string());
    let problem: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(problem["request_id"], "gateway-7");
    for accept in ["application/json", "application/x-ndjson"] {
        let asking = client().post(trusted.url(VALIDATE)).header("x-request-id", "gateway-8");
        let asking = asking.header("accept", accept).json(&json!({"username": "quillworks"}));
        let answer = asking.send().await.expect("an answer");
        answer.text().await.expect("a body");
    }
    let log = trusted.stop();
    let validated: Vec<_> = log.lines().filter(|line| line.contains("\"validated\"")).collect();
    assert_eq!(validated.len(), 2);
    for line in validated {
        assert!(line.contains("\"request_id\":\"gateway-8\""), "{line}");
    }

    let proxy = Proxy::of(&github);
    let answer = ask(&proxy, &wrong).await.expect("an answer");
    let id = answer.headers()["x-request-id"].to_str().expect("text").to_owned();
    assert_eq!(id.len(), 32, "nobody may choose it: {id}");
    let problem = body_of(answer, StatusCode::UNPROCESSABLE_ENTITY).await;
    assert_eq!(problem["request_id"], id.as_str());
    let page = client().head(proxy.url("/nothing")).send().await.expect("an answer");
    assert!(page.headers().contains_key("x-request-id"));
}

/// The audit log's entries: the action with what else is known.
fn audit_of(log: &str) -> Vec<Value> {
    let lines = log.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    lines.filter(|line| line["target"] == "audit").map(|line| line["fields"].clone()).collect()
}

#[tokio::test]
async fn the_audit_log_tells_who_did_what_to_whose_registry_and_no_token() {
    let world = World::start().await;
    world.proxy.report("quillworks", Some(&UNKNOWN.text())).await;
    let saved = world.save("northpier", Some(&GOOD)).await;
    let id = id_of(&saved).to_owned();
    world.test(&id).await;
    world.rotate(&id, 1, &UNKNOWN).await;
    world.rotate(&id, 1, &ALSO_GOOD).await;
    let patch = json!({"description": "Other"});
    body_of(world.change(&id, 2, &patch).await, StatusCode::OK).await;
    world.get(SCANNER, &at(&id, "/credential")).await;
    let refused = world.send(VIEWER, Method::GET, &at(&id, "/credential")).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    let removing = world.ask(EDITOR, Method::DELETE, &at(&id, "")).header("if-match", "\"3\"");
    let removed = removing.send().await.expect("an answer");
    assert_eq!(removed.status(), StatusCode::NO_CONTENT);
    let restored = world.send(EDITOR, Method::POST, &at(&id, "/restore")).await;
    assert_eq!(restored.status(), StatusCode::OK);
    let log = world.proxy.stop();
    let entries = audit_of(&log);
    let told: Vec<_> = entries
        .iter()
        .map(|entry| {
            let text = |name: &str| entry[name].as_str().unwrap_or("-").to_owned();
            assert!(entry["registry"].is_null() || entry["registry"] == id.as_str(), "{entry}");
            let [action, who] = ["action", "who"].map(text);
            [action, who, text("tenant"), text("verdict")].join(" ")
        })
        .collect();
    assert_eq!(
        told,
        [
            "validate 127.0.0.1 - blocked",
            "save editor@northpier.example northpier -",
            "validate editor@northpier.example northpier ready",
            "validate editor@northpier.example northpier blocked",
            "validate editor@northpier.example northpier ready",
            "replace_token editor@northpier.example northpier -",
            "change editor@northpier.example northpier -",
            "read_credential scanner@northpier.example northpier -",
            "refuse viewer@northpier.example northpier -",
            "remove editor@northpier.example northpier -",
            "restore editor@northpier.example northpier -",
        ]
    );
    assert!(!log.contains("CanarySavedRegistry"), "a token is in the log");
}
