//! The proxy as a whole over HTTP, against the sandbox: what is asked, what is answered.

use crate::support::{Proxy, body_of, client, first_failure};
use ghcr_contract::{CheckCode, Persona, ValidateRequest};
use ghcr_sandbox::{Fault, Sandbox};
use reqwest::StatusCode;
use serde_json::{Value, json};

/// The verdict that a persona's `expect` stands for.
async fn assert_ends_as_it_says(proxy: &Proxy, persona: &Persona, ready: &str) {
    let report = report_on(proxy, persona).await;
    match persona.expect.as_str() {
        "ready" => assert_eq!(report["verdict"], ready, "{}: {report:#}", persona.title),
        _ if persona.cause.is_some() => {
            assert_eq!(report["verdict"], "inconclusive", "{}: {report:#}", persona.title);
        }
        _ => assert_eq!(report["verdict"], "blocked", "{}: {report:#}", persona.title),
    }
    if persona.expect != "ready" {
        assert_eq!(report["headline"], persona.expect.as_str(), "{}: {report:#}", persona.title);
    }
    if let Some(cause) = persona.cause {
        let checks = report["checks"].as_array().expect("checks");
        let headline = checks.iter().find(|it| it["code"] == persona.expect.as_str());
        let told = headline.map(|it| &it["cause"]);
        assert_eq!(told, Some(&json!(cause)), "{}: {report:#}", persona.title);
    }
}

async fn report_on(proxy: &Proxy, persona: &Persona) -> Value {
    let request = ValidateRequest {
        username: persona.username.clone(),
        token: persona.token.clone(),
        image: persona.image.clone(),
        visibility: None,
    };
    let body = serde_json::to_value(&request).expect("JSON");
    let report = body_of(proxy.post(&body).await, StatusCode::OK).await;
    assert_eq!(report["checks"].as_array().map(Vec::len), Some(CheckCode::ALL.len()));
    report
}

#[tokio::test]
async fn every_persona_gets_what_it_expects() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    for persona in &github.personas() {
        assert_ends_as_it_says(&proxy, persona, "ready").await;
    }
}

#[tokio::test]
async fn what_is_only_odd_is_ready_with_warnings() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    for persona in &ghcr_sandbox::more_to_try() {
        assert_ends_as_it_says(&proxy, persona, "ready_with_warnings").await;
    }
}

#[tokio::test]
async fn what_nothing_proves_is_left_open() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    for persona in &ghcr_sandbox::left_open() {
        let report = report_on(&proxy, persona).await;
        let expected = ("inconclusive", persona.expect.as_str());
        assert_eq!(
            (&report["verdict"], &report["headline"]),
            (&json!(expected.0), &json!(expected.1)),
            "{report:#}"
        );
    }
}

#[tokio::test]
async fn a_token_that_github_refuses_costs_exactly_one_login() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    let report = proxy.report("mona", Some("not-a-real-one")).await;
    assert_eq!(report["headline"], "token.accepted");
    assert_eq!(github.authenticated_count(), 1);
    assert_eq!(github.count_of("/user"), 1);
}

#[tokio::test]
async fn what_cannot_work_is_not_even_asked() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    for token in ["github_pat_x", "ghs_x", "ghr_x", "ghu_x", "\"quoted\"", "zero\u{200b}width"] {
        let report = proxy.report("mona", Some(token)).await;
        assert_eq!(report["verdict"], "blocked", "{report:#}");
        assert_eq!(report["upstream_calls"], 0);
    }
    assert!(github.requests().is_empty());
}

#[tokio::test]
async fn github_gets_what_it_insists_on() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    proxy.report("octo-nobody", None).await;
    let requests = github.requests();
    let [request] = requests.as_slice() else { panic!("{requests:?}") };
    assert_eq!((request.method.as_str(), request.path.as_str()), ("GET", "/users/octo-nobody"));
    assert!(
        request.user_agent.as_deref().is_some_and(|agent| agent.starts_with("ghcr-connect/")),
        "{request:?}"
    );
    assert_eq!(request.api_version.as_deref(), Some("2022-11-28"));
    assert_eq!(request.accept.as_deref(), Some("application/vnd.github+json"));
    assert!(!request.was_authenticated);
}

#[tokio::test]
async fn faults_between_us_and_an_answer_are_never_the_tokens() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    let table = [
        (Fault::ServerError, "github_outage"),
        (Fault::BadGateway, "not_github"),
        (Fault::Unicorn, "github_outage"),
        (Fault::Cut, "connection_cut"),
        (Fault::Disconnect, "connection_cut"),
        (Fault::Garbage, "not_github"),
        (Fault::HalfJson, "not_github"),
        (Fault::OtherJson, "not_github"),
        (Fault::EmptyBody, "not_github"),
        (Fault::HtmlPage, "not_github"),
        (Fault::PortalPage, "not_github"),
        (Fault::ProxyLogin, "not_github"),
        (Fault::Redirect, "not_github"),
        (Fault::NotHttp, "not_github"),
        (Fault::HugeBody, "not_github"),
        (Fault::EndlessBody, "not_github"),
        (Fault::RateLimited, "rate_limited"),
        (Fault::SecondaryRateLimited, "secondary_rate_limited"),
        (Fault::TooManyRequests, "rate_limited"),
        (Fault::Lockout, "login_lockout"),
        (Fault::UserAgentRefused, "user_agent_refused"),
    ];
    for (fault, cause) in table {
        github.set_fault(fault);
        // A token of its own for each: after a lock-out the same one has to wait.
        let report = proxy.report("mona", Some(&format!("not-a-real-one-{cause}"))).await;
        assert_eq!(report["verdict"], "inconclusive", "{fault:?}: {report:#}");
        assert_eq!(
            first_failure(&report),
            Some(("github.reachable", cause)),
            "{fault:?}: {report:#}"
        );
    }
}

#[tokio::test]
async fn a_github_that_is_gone_is_said_to_be_unreachable() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    github.stop().await;
    let report = proxy.report("mona", Some("not-a-real-one")).await;
    assert_eq!(report["verdict"], "inconclusive");
    assert_eq!(
        first_failure(&report),
        Some(("github.reachable", "connection_failed")),
        "{report:#}"
    );
}

#[tokio::test]
async fn a_name_that_cannot_be_looked_up_is_the_networks_fault() {
    let proxy = Proxy::start(&["--github-api", "https://github.invalid"]);
    let report = proxy.report("mona", Some("not-a-real-one")).await;
    assert_eq!(first_failure(&report), Some(("github.reachable", "dns_failed")), "{report:#}");
}

#[tokio::test]
async fn bad_input_is_a_problem_document_and_nothing_is_asked() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    let canary = "CanaryCanaryCanary";
    let table: [(&str, &str, String, u16, &str); 12] = [
        ("POST", "application/json", "{".into(), 400, "malformed_json"),
        ("POST", "application/json", format!("{{\"token\": {canary}}}"), 400, "malformed_json"),
        ("POST", "application/json", String::new(), 400, "malformed_json"),
        ("POST", "application/json", "[".repeat(9000), 400, "malformed_json"),
        ("POST", "application/json", format!("[\"{canary}\"]"), 422, "invalid_fields"),
        (
            "POST",
            "application/json",
            format!("{{\"username\": \"{canary} \\u0000\"}}"),
            422,
            "invalid_fields",
        ),
        (
            "POST",
            "application/json",
            format!("{{\"username\": \"a\", \"{canary}\": 1}}"),
            422,
            "invalid_fields",
        ),
        (
            "POST",
            "application/json",
            format!("{{\"username\": \"{}\"}}", "x".repeat(17_000)),
            413,
            "body_too_large",
        ),
        ("POST", "text/plain", "{}".into(), 415, "unsupported_media_type"),
        ("POST", "", "{}".into(), 415, "unsupported_media_type"),
        ("GET", "application/json", String::new(), 405, "method_not_allowed"),
        ("DELETE", "application/json", String::new(), 405, "method_not_allowed"),
    ];
    for (method, content_type, body, status, code) in table {
        let shown = format!("{method} {content_type} {body:.40}");
        let method = method.parse().expect("a method");
        let mut request = client().request(method, proxy.url("/api/v1/ghcr/validate")).body(body);
        if !content_type.is_empty() {
            request = request.header("content-type", content_type);
        }
        let response = request.send().await.expect("an answer");
        assert_eq!(response.headers()["content-type"], "application/problem+json", "{shown}");
        let allow = response.headers().get("allow").cloned();
        let problem = body_of(response, status.try_into().expect("a status")).await;
        assert_eq!(
            (&problem["code"], &problem["status"]),
            (&json!(code), &json!(status)),
            "{shown}"
        );
        assert!(!problem.to_string().contains(canary), "{problem:#}");
        assert_eq!(allow.is_some(), status == 405, "{shown}");
    }
    assert!(github.requests().is_empty());
}

#[tokio::test]
async fn what_a_field_cannot_hold_is_named_with_its_code() {
    let proxy = Proxy::start(&["--github-api", "https://github.invalid"]);
    let table: [(Value, &str, &str); 9] = [
        (json!({"username": ""}), "username", "empty"),
        (json!({"username": "my org"}), "username", "space"),
        (json!({"username": "my\u{7}org"}), "username", "control"),
        (json!({"username": "x".repeat(40)}), "username", "too_long"),
        (json!({"username": "a", "token": ""}), "token", "empty"),
        (json!({"username": "a", "token": "x y"}), "token", "space"),
        (json!({"username": "a", "token": "x\n"}), "token", "control"),
        (json!({"username": "a", "token": "x".repeat(1025)}), "token", "too_long"),
        (json!({"username": "a", "image": "nginx"}), "image", "owner_missing"),
    ];
    for (body, field, code) in table {
        let problem = body_of(proxy.post(&body).await, 422.try_into().expect("a status")).await;
        assert_eq!(problem["errors"][0]["field"], field, "{problem:#}");
        assert_eq!(problem["errors"][0]["code"], code, "{problem:#}");
    }
}

/// The codes of the faults in that image's field; nothing is asked, because the name is wrong too.
async fn image_faults(proxy: &Proxy, image: &str) -> Vec<Value> {
    let body = json!({"username": "my org", "image": image});
    let problem = body_of(proxy.post(&body).await, StatusCode::UNPROCESSABLE_ENTITY).await;
    let errors = problem["errors"].as_array().expect("errors").iter();
    errors.filter(|error| error["field"] == "image").map(|error| error["code"].clone()).collect()
}

#[tokio::test]
async fn an_image_may_begin_with_the_configured_registry_and_with_no_other() {
    const OCTO: &str = "containers.octo.ghe.com";
    const SERVER: &str = "containers.git.example.com:8443";
    for (registry, accepted, refused) in [
        ("ghcr.io", "GHCR.io", OCTO),
        (OCTO, "Containers.Octo.ghe.com", "ghcr.io"),
        (SERVER, SERVER, "ghcr.io"),
    ] {
        let proxy = Proxy::start(&["--registry", &format!("https://{registry}")]);
        assert!(image_faults(&proxy, "octo/app:1").await.is_empty(), "{registry}");
        assert!(
            image_faults(&proxy, &format!("{accepted}/octo/app:1")).await.is_empty(),
            "{registry}"
        );
        let faults = image_faults(&proxy, &format!("{refused}/octo/app:1")).await;
        assert_eq!(faults, ["other_registry"], "{registry}");
    }
}

#[tokio::test]
async fn an_image_that_begins_with_the_registry_is_the_one_that_is_pulled() {
    let github = Sandbox::start().await;
    let url = github.url();
    let flags = ["--github-api", url, "--registry", url, "--github-web", "https://git.example.com"];
    let registry = url.trim_start_matches("http://");
    for (flags, registry) in [(&flags[..], registry), (&flags[..4], "ghcr.io")] {
        let proxy = Proxy::start(flags);
        let image = format!("{registry}/quillworks/press");
        let body = json!({"username": "quillworks", "image": image});
        let report = body_of(proxy.post(&body).await, StatusCode::OK).await;
        assert_eq!(report["verdict"], "ready", "{registry}: {report:#}");
    }
}
