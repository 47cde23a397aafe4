//! Lists of packages, one package, its versions.

use crate::asking::{Answer, get};
use ghcr_sandbox::Sandbox;
use ghcr_sandbox::world::{BIG_ORGANIZATION, Recipe, tokens};
use serde_json::Value;

async fn ask(github: &Sandbox, recipe: Recipe, path: &str) -> Answer {
    Answer::to(get(github.url(), path).bearer_auth(recipe.text())).await
}

fn names(body: &Value) -> Vec<&str> {
    body.as_array().unwrap().iter().map(|package| package["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_list_shows_what_its_reader_may_see() {
    let github = Sandbox::start().await;
    let table: [(Recipe, &str, &[&str]); 10] = [
        (
            tokens::READ_PACKAGES,
            "/orgs/northpier-labs/packages",
            &["harbor-proxy", "billing-api", "dock/crane-operator"],
        ),
        (tokens::READ_PACKAGES_WITH_OFFSET, "/orgs/NorthPier-Labs/packages", &["harbor-proxy"]),
        (tokens::INVITED, "/orgs/tidewater-bank/packages", &[]),
        (tokens::BIG_MEMBER, "/orgs/saltmarsh-studio/packages", &["lightbox", "render-queue"]),
        (tokens::READ_PACKAGES, "/orgs/saltmarsh-studio/packages", &[]),
        (tokens::READ_PACKAGES, "/orgs/empty-quay/packages", &[]),
        (tokens::ALL_PRIVATE, "/user/packages", &["field-notes"]),
        (tokens::ALL_PRIVATE, "/users/hana-lindqvist/packages", &["field-notes"]),
        (tokens::READ_PACKAGES, "/users/Hana-Lindqvist/packages", &[]),
        (tokens::READ_PACKAGES, "/users/jonas-keller/packages", &["tide-tables"]),
    ];
    for (recipe, path, expected) in table {
        let answer = ask(&github, recipe, &format!("{path}?package_type=container")).await;
        assert_eq!(names(&answer.json()), expected, "{recipe:?} {path}");
        assert_eq!(answer.header("link"), None, "{path}");
        assert_eq!(answer.header("x-accepted-oauth-scopes"), Some("read:packages"));
        let other = ask(&github, recipe, &format!("{path}?package_type=npm")).await;
        assert_eq!(names(&other.json()), [""; 0], "{path}");
    }
}

#[tokio::test]
async fn a_list_is_refused_to_who_may_not_read_packages() {
    let github = Sandbox::start().await;
    let scope = "You need at least read:packages scope to list packages.";
    let table = [
        (tokens::REPOSITORIES_ONLY, 403, scope),
        (tokens::WITHOUT_SCOPES, 403, scope),
        (tokens::DELETE_PACKAGES_ONLY, 403, scope),
        (tokens::FINE_GRAINED, 403, "Resource not accessible by personal access token"),
        (tokens::ACTIONS, 400, "Invalid argument."),
        (tokens::APP_USER, 400, "Invalid argument."),
        (tokens::UNKNOWN_APP, 400, "Invalid argument."),
        (tokens::REVOKED, 401, "Bad credentials"),
    ];
    for (recipe, status, message) in table {
        for path in
            ["/orgs/northpier-labs/packages", "/users/priya-raman/packages", "/user/packages"]
        {
            let answer = ask(&github, recipe, &format!("{path}?package_type=container")).await;
            answer.assert_refused(status, message);
        }
    }
    let anonymous =
        Answer::to(get(github.url(), "/orgs/quillworks/packages?package_type=container")).await;
    anonymous.assert_refused(401, "Requires authentication");
}

#[tokio::test]
async fn the_type_must_be_said_and_the_visibility_must_be_known() {
    let github = Sandbox::start().await;
    for query in
        ["", "?package_type=", "?package_type=oci", "?package_type=container&visibility=secret"]
    {
        let answer =
            ask(&github, tokens::READ_PACKAGES, &format!("/orgs/northpier-labs/packages{query}"))
                .await;
        answer.assert_refused(400, "Invalid argument.");
    }
    for path in
        ["/orgs/nobody-at-all", "/orgs/jonas-keller", "/users/northpier-labs", "/users/a_npier"]
    {
        let path = format!("{path}/packages?package_type=container");
        ask(&github, tokens::READ_PACKAGES, &path).await.assert_refused(404, "Not Found");
    }
}

#[tokio::test]
async fn fifteen_hundred_are_counted_by_following_the_links() {
    let github = Sandbox::start().await;
    let table = [
        (tokens::BIG_ADMIN, "", 1_500),
        (tokens::BIG_ADMIN, "&visibility=public", 900),
        (tokens::BIG_ADMIN, "&visibility=internal", 400),
        (tokens::BIG_ADMIN, "&visibility=private", 200),
        (tokens::BIG_MEMBER, "", 1_300),
        (tokens::READ_PACKAGES, "", 900),
    ];
    for (recipe, filter, expected) in table {
        let first = format!(
            "/orgs/{BIG_ORGANIZATION}/packages?package_type=container&per_page=100{filter}"
        );
        let (mut seen, mut next) = (0, Some(format!("{}{first}", github.url())));
        while let Some(address) = next {
            let answer = Answer::to(get(&address, "").bearer_auth(recipe.text())).await;
            seen += names(&answer.json()).len();
            next = link(&answer, "next");
            let last = link(&answer, "last");
            assert_eq!(next.is_some(), last.is_some());
            assert!(last.is_none_or(|last| last.ends_with(&format!("page={}", expected / 100))));
        }
        assert_eq!(seen, expected, "{recipe:?} {filter}");
    }
}

/// The address that stands before `rel`.
fn link(answer: &Answer, rel: &str) -> Option<String> {
    let links = answer.header("link")?.split(", ");
    let found = links.filter_map(|link| link.strip_suffix(&format!("; rel=\"{rel}\""))).next()?;
    Some(found.trim_matches(['<', '>']).to_owned())
}

#[tokio::test]
async fn one_package_says_what_it_is_and_what_is_hidden_is_absent() {
    let github = Sandbox::start().await;
    let path = "/orgs/northpier-labs/packages/container/dock%2Fcrane-operator";
    let body = ask(&github, tokens::READ_PACKAGES, path).await.json();
    for (field, expected) in [
        ("name", "dock/crane-operator"),
        ("package_type", "container"),
        ("visibility", "internal"),
        (
            "url",
            "https://api.github.com/orgs/northpier-labs/packages/container/dock%2Fcrane-operator",
        ),
    ] {
        assert_eq!(body[field], expected);
    }
    assert_eq!(
        (&body["version_count"], &body["owner"]["login"]),
        (&4.into(), &"northpier-labs".into())
    );
    assert!(body.get("repository").is_none() && body["id"].is_u64());
    let linked =
        ask(&github, tokens::READ_PACKAGES, "/orgs/northpier-labs/packages/container/billing-api");
    assert_eq!(linked.await.json()["repository"]["full_name"], "northpier-labs/billing-api");
    for (recipe, path) in [
        (tokens::READ_PACKAGES_WITH_OFFSET, path),
        (tokens::READ_PACKAGES, "/orgs/northpier-labs/packages/container/nothing"),
        (tokens::READ_PACKAGES, "/users/hana-lindqvist/packages/container/field-notes"),
    ] {
        ask(&github, recipe, path).await.assert_refused(404, "Package not found.");
        let versions = format!("{path}/versions");
        ask(&github, recipe, &versions).await.assert_refused(404, "Package not found.");
    }
    ask(&github, tokens::REPOSITORIES_ONLY, path)
        .await
        .assert_refused(403, "scope to get a package.");
}

#[tokio::test]
async fn a_version_is_a_digest_with_its_tags() {
    let github = Sandbox::start().await;
    let path = "/orgs/northpier-labs/packages/container/dock%2Fcrane-operator/versions";
    let body = ask(&github, tokens::READ_PACKAGES, path).await.json();
    let tags: Vec<String> = body
        .as_array()
        .unwrap()
        .iter()
        .map(|version| version["metadata"]["container"]["tags"].to_string())
        .collect();
    assert_eq!(tags, [r#"["latest"]"#, "[]", "[]", r#"["1.4"]"#]);
    assert!(body[0]["name"].as_str().unwrap().starts_with("sha256:"));
    let own =
        ask(&github, tokens::ALL_PRIVATE, "/user/packages/container/field-notes/versions").await;
    assert_eq!(own.json().as_array().unwrap().len(), 1);
    let deleted = ask(&github, tokens::READ_PACKAGES, &format!("{path}?state=deleted")).await;
    assert_eq!(deleted.json(), serde_json::json!([]));
}
