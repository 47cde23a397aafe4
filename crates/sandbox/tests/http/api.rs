//! What every answer has in common, and what the endpoints say.

use crate::asking::{AGENT, Answer, bare_client, get};
use ghcr_sandbox::Sandbox;
use ghcr_sandbox::world::tokens;
use std::collections::BTreeSet;

#[tokio::test]
async fn a_request_without_a_user_agent_is_refused_in_plain_text() {
    let github = Sandbox::start().await;
    for request in [
        bare_client().get(format!("{}/users/quillworks", github.url())),
        bare_client().get(format!("{}/users/quillworks", github.url())).header("user-agent", ""),
    ] {
        let answer = Answer::to(request).await;
        assert_eq!(answer.status, 403);
        assert!(
            answer.text.contains("Please make sure your request has a User-Agent header"),
            "{answer:?}"
        );
        assert!(serde_json::from_str::<serde_json::Value>(&answer.text).is_err());
        assert!(!answer.is_stamped());
    }
}

#[tokio::test]
async fn both_versions_and_none_are_served_and_others_are_not() {
    let github = Sandbox::start().await;
    for (version, selected) in [
        (None, "2022-11-28"),
        (Some("2022-11-28"), "2022-11-28"),
        (Some("2026-03-10"), "2026-03-10"),
    ] {
        let request = get(github.url(), "/users/quillworks");
        let answer = Answer::to(
            version.into_iter().fold(request, |it, v| it.header("x-github-api-version", v)),
        )
        .await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("x-github-api-version-selected"), Some(selected));
    }
    for version in ["2021-01-01", "latest", "", "2022-11-28x"] {
        let request =
            get(github.url(), "/users/quillworks").header("x-github-api-version", version);
        Answer::to(request).await.assert_refused(400, "not supported");
    }
}

#[tokio::test]
async fn what_does_not_exist_is_404() {
    let github = Sandbox::start().await;
    for path in [
        "/",
        "/user/",
        "/users/quillworks/",
        "/users/nobody-at-all",
        "/users/",
        "/users/a%2Fb",
        "/users/%FF",
        "/orgs",
    ] {
        Answer::to(get(github.url(), path)).await.assert_refused(404, "Not Found");
    }
    let post = bare_client().post(format!("{}/user", github.url())).header("user-agent", AGENT);
    Answer::to(post).await.assert_refused(404, "Not Found");
}

#[tokio::test]
async fn every_answer_of_the_api_has_a_request_id_of_its_own_and_says_what_it_is() {
    let github = Sandbox::start().await;
    let mut ids = BTreeSet::new();
    for path in ["/user", "/users/quillworks", "/users/nobody-at-all", "/rate_limit", "/nowhere"] {
        let answer = Answer::to(get(github.url(), path)).await;
        assert_eq!(
            answer.header("content-type"),
            Some("application/json; charset=utf-8"),
            "{path}"
        );
        assert_eq!(answer.header("x-github-media-type"), Some("github.v3; format=json"), "{path}");
        let id = answer.header("x-github-request-id").unwrap().to_owned();
        assert_eq!(id.split(':').map(str::len).collect::<Vec<_>>(), [4, 5, 6, 6, 8], "{id}");
        assert!(
            id.chars().all(|c| c == ':' || c.is_ascii_digit() || ('A'..='F').contains(&c)),
            "{id}"
        );
        ids.insert(id);
    }
    assert_eq!(ids.len(), 5);
}

#[tokio::test]
async fn an_account_is_found_in_any_case_and_answers_in_its_own() {
    let github = Sandbox::start().await;
    for (path, login, kind) in [
        ("/users/quillworks", "quillworks", "Organization"),
        ("/users/QuillWorks", "quillworks", "Organization"),
        ("/users/lea-fontaine", "Lea-Fontaine", "User"),
        ("/users/gil--", "gil--", "User"),
    ] {
        let body = Answer::to(get(github.url(), path)).await.json();
        assert_eq!(
            (body["login"].as_str(), body["type"].as_str()),
            (Some(login), Some(kind)),
            "{path}"
        );
        assert!(body["id"].is_u64());
    }
}

#[tokio::test]
async fn a_managed_user_is_hidden_from_all_but_the_same_enterprise() {
    let github = Sandbox::start().await;
    let path = "/users/amara-osei_npier";
    Answer::to(get(github.url(), path)).await.assert_refused(404, "Not Found");
    let stranger = get(github.url(), path).bearer_auth(tokens::READ_PACKAGES.text());
    Answer::to(stranger).await.assert_refused(404, "Not Found");
    let itself = get(github.url(), path).bearer_auth(tokens::MANAGED_USER.text());
    assert_eq!(Answer::to(itself).await.json()["login"], "amara-osei_npier");
}
