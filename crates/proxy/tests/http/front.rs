//! Who may ask: pages of other origins, other names for this machine, and what stands in every
//! answer.

use crate::support::{Proxy, body_of, client};
use ghcr_sandbox::Sandbox;
use reqwest::{Method, Response, StatusCode};
use serde_json::json;

const VALIDATE: &str = "/api/v1/ghcr/validate";
const DASHBOARD: &str = "https://dashboard.example.com";

async fn ask(proxy: &Proxy, headers: &[(&str, &str)]) -> Response {
    let asking = client().post(proxy.url(VALIDATE)).json(&json!({"username": "quillworks"}));
    headers
        .iter()
        .fold(asking, |it, (name, value)| it.header(*name, *value))
        .send()
        .await
        .expect("an answer")
}

async fn ask_before(proxy: &Proxy, path: &str, headers: &[(&str, &str)]) -> Response {
    let asking = client().request(Method::OPTIONS, proxy.url(path));
    headers
        .iter()
        .fold(asking, |it, (name, value)| it.header(*name, *value))
        .send()
        .await
        .expect("an answer")
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().expect("text"))
}

#[tokio::test]
async fn a_page_of_another_origin_cannot_ask_in_somebodys_name() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    for stranger in [
        vec![("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")],
        vec![("origin", "null")],
        vec![("sec-fetch-site", "cross-site")],
    ] {
        let refused = ask(&proxy, &stranger).await;
        assert_eq!(header(&refused, "access-control-allow-origin"), "", "{stranger:?}");
        let id = header(&refused, "x-request-id").to_owned();
        assert_eq!(
            body_of(refused, StatusCode::FORBIDDEN).await,
            json!({
                "type": "urn:ghcr-connect:problem:forbidden_origin",
                "title": "Pages of this origin may not ask. Open the service's own page, or start the service with \
                          `--allow-origin` and the page's origin.",
                "status": 403,
                "code": "forbidden_origin",
                "request_id": id,
            }),
            "{stranger:?}"
        );
    }
    let rebound =
        ask(&proxy, &[("host", "rebound.example"), ("origin", "http://rebound.example")]).await;
    assert_eq!(body_of(rebound, StatusCode::MISDIRECTED_REQUEST).await["code"], "unknown_host");
    assert!(github.requests().is_empty(), "GitHub was not asked");

    let own = proxy.url("");
    for welcome in [vec![], vec![("origin", own.as_str()), ("sec-fetch-site", "same-origin")]] {
        assert_eq!(ask(&proxy, &welcome).await.status(), StatusCode::OK, "{welcome:?}");
    }
}

#[tokio::test]
async fn a_page_that_is_named_may_ask_and_read_the_answer() {
    let github = Sandbox::start().await;
    let url = github.url();
    let flags = [
        "--github-api",
        url,
        "--registry",
        url,
        "--allow-origin",
        DASHBOARD,
        "--allow-embed",
        "https://e.example",
    ];
    let proxy = Proxy::start(&flags);
    let answer = ask(&proxy, &[("origin", DASHBOARD), ("sec-fetch-site", "cross-site")]).await;
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(header(&answer, "access-control-allow-origin"), DASHBOARD);
    assert_eq!(header(&answer, "access-control-expose-headers"), "Retry-After, X-Request-Id");
    assert_eq!(header(&answer, "access-control-allow-credentials"), "", "no session by cookie");
    assert_eq!(header(&answer, "vary"), "Origin");
    let wrong = client().post(proxy.url(VALIDATE)).header("origin", DASHBOARD).body("{").send();
    let wrong = wrong.await.expect("an answer");
    assert_eq!(wrong.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(
        header(&wrong, "access-control-allow-origin"),
        DASHBOARD,
        "a problem can be read too"
    );
    let framing = ask(&proxy, &[("origin", "https://e.example")]).await;
    assert_eq!(
        framing.status(),
        StatusCode::FORBIDDEN,
        "who may frame may not ask: the frame asks"
    );
}

#[tokio::test]
async fn a_preflight_allows_what_the_page_wants_to_send_and_names_nobody_else() {
    let proxy = Proxy::start(&["--allow-origin", DASHBOARD]);
    let wanted = [
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "authorization,content-type,x-session"),
    ];
    for path in [VALIDATE, "/api/v1/config", "/words/en.txt"] {
        let answer =
            ask_before(&proxy, path, &[&[("origin", DASHBOARD)], &wanted[..]].concat()).await;
        assert_eq!(answer.status(), StatusCode::NO_CONTENT, "{path}");
        for (name, value) in [
            ("access-control-allow-origin", DASHBOARD),
            ("access-control-allow-methods", "GET, POST"),
            ("access-control-allow-headers", "authorization,content-type,x-session"),
            ("access-control-max-age", "7200"),
            ("access-control-allow-credentials", ""),
            ("vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"),
        ] {
            assert_eq!(header(&answer, name), value, "{path}: {name}");
        }
        let refused = ask_before(
            &proxy,
            path,
            &[&[("origin", "https://evil.example")], &wanted[..]].concat(),
        )
        .await;
        assert_eq!(header(&refused, "access-control-allow-origin"), "", "{path}");
        assert_eq!(
            body_of(refused, StatusCode::FORBIDDEN).await["code"],
            "forbidden_origin",
            "{path}"
        );
    }
    let no_preflight = ask_before(&proxy, VALIDATE, &[]).await;
    assert_eq!(
        body_of(no_preflight, StatusCode::METHOD_NOT_ALLOWED).await["code"],
        "method_not_allowed"
    );
}

#[tokio::test]
async fn behind_tls_browsers_are_told_to_stay_there() {
    let over_tls = [("x-forwarded-proto", "https")];
    let behind = Proxy::start(&["--trusted-proxy", "127.0.0.1"]);
    let answer = ask(&behind, &[&over_tls[..], &[("host", "other.example")]].concat()).await;
    assert_eq!(answer.status(), StatusCode::MISDIRECTED_REQUEST);
    assert_eq!(header(&answer, "strict-transport-security"), "max-age=31536000");
    let answer = ask(&behind, &[("host", "other.example")]).await;
    assert_eq!(header(&answer, "strict-transport-security"), "", "the client came without TLS");
    for flags in [vec![], vec!["--behind-gateway"], vec!["--trusted-proxy", "10.0.0.0/8"]] {
        let answer = ask(&Proxy::start(&flags), &over_tls).await;
        let hsts = header(&answer, "strict-transport-security");
        assert_eq!(hsts, "", "anybody can write that header: {flags:?}");
    }
}

#[tokio::test]
async fn what_is_missing_behind_a_gateway_is_warned_of_at_the_start() {
    const NAME: &str =
        "any `Host` is taken for this service's own: name the public one with --allow-host";
    const PROXY: &str = "nobody's `X-Forwarded-For` and `X-Forwarded-Proto` are believed, so all clients of the gateway \
        share one limit and no answer has HSTS: name the gateway's address with --trusted-proxy";
    let named = ["--allow-host", "a.example"];
    let trusted = ["--trusted-proxy", "127.0.0.1"];
    for (flags, warnings) in [
        (vec!["--behind-gateway"], vec![NAME, PROXY]),
        ([&["--behind-gateway"], &named[..]].concat(), vec![PROXY]),
        ([&["--behind-gateway"], &trusted[..]].concat(), vec![NAME]),
        ([&["--behind-gateway"], &named[..], &trusted[..]].concat(), vec![]),
        (vec![], vec![]),
    ] {
        let log = Proxy::start(&flags).stop();
        for warning in [NAME, PROXY] {
            assert_eq!(log.contains(warning), warnings.contains(&warning), "{flags:?} {warning}");
        }
    }
}

#[tokio::test]
async fn below_api_what_is_not_there_is_a_problem_whatever_the_method() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("index.html"), "<p>app</p>").expect("a file");
    std::fs::write(folder.path().join("site.json"), r#"{"pages": []}"#).expect("a file");
    let assets = ["--assets", folder.path().to_str().expect("a path")];
    for flags in [&assets[..], &[]] {
        let proxy = Proxy::start(flags);
        for (path, known) in [
            ("/api/", None),
            ("/api/v1", None),
            ("/api/v1/ghcr/validate/", None),
            ("/api/v1/ghcr/nothing?a=b", None),
            ("/api/v1/config", Some("GET,HEAD")),
            ("/api/v1/ghcr/validate", Some("POST")),
        ] {
            for method in ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"] {
                let allowed =
                    known.is_some_and(|methods| methods.split(',').any(|it| it == method));
                if allowed {
                    continue;
                }
                let asked = Method::from_bytes(method.as_bytes()).expect("a method");
                let answer = client().request(asked, proxy.url(path)).send().await;
                let answer = answer.expect("an answer");
                let shown = format!("{method} {path} {flags:?}");
                assert_eq!(header(&answer, "content-type"), "application/problem+json", "{shown}");
                assert_eq!(header(&answer, "allow"), known.unwrap_or_default(), "{shown}");
                let (status, code) = match known {
                    Some(_) => (StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed"),
                    None => (StatusCode::NOT_FOUND, "not_found"),
                };
                assert_eq!(body_of(answer, status).await["code"], code, "{shown}");
            }
        }
    }
}
