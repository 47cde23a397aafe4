//! Every request that GitHub gets is one that GitHub describes: the sandbox is ours, and would
//! forgive what we both got wrong.

mod description;
mod octokit;

use crate::support::{Proxy, body_of};
use description::Description;
use ghcr_contract::ValidateRequest;
use ghcr_sandbox::{RecordedRequest, Sandbox};
use reqwest::StatusCode;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static GITHUB: LazyLock<Description> =
    LazyLock::new(|| Description::read(&octokit::find_or_install()));

/// What must have been among the requests, or the test has looked at too little.
const ASKED: [&str; 8] = [
    "/user",
    "/users/{username}",
    "/user/memberships/orgs/{org}",
    "/user/packages",
    "/orgs/{org}/packages",
    "/users/{username}/packages",
    "/user/packages/{package_type}/{package_name}/versions",
    "/orgs/{org}/packages/{package_type}/{package_name}/versions",
];

/// The registry speaks another language, and has a test of its own.
fn is_of_the_api(request: &RecordedRequest) -> bool {
    !request.path.starts_with("/v2/") && request.path != "/token"
}

#[tokio::test]
async fn every_request_is_one_that_github_describes() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    let personas =
        [github.personas(), ghcr_sandbox::ladder_personas(), ghcr_sandbox::ladder_warnings()];
    for persona in personas.concat() {
        let request = ValidateRequest {
            username: persona.username,
            token: persona.token,
            image: persona.image,
            visibility: None,
        };
        let body = serde_json::to_value(&request).expect("JSON");
        body_of(proxy.post(&body).await, StatusCode::OK).await;
    }
    let requests: Vec<_> = github.requests().into_iter().filter(is_of_the_api).collect();
    let faults: BTreeSet<String> = requests.iter().flat_map(|it| GITHUB.faults_of(it)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let asked: BTreeSet<&str> =
        requests.iter().filter_map(|it| GITHUB.template_of(&it.path)).collect();
    let missing: Vec<_> = ASKED.iter().filter(|template| !asked.contains(**template)).collect();
    assert!(missing.is_empty(), "never asked: {missing:?}");
}

fn request(method: &str, path: &str, query: &str) -> RecordedRequest {
    RecordedRequest {
        method: method.to_owned(),
        path: path.to_owned(),
        query: Some(query.to_owned()).filter(|query| !query.is_empty()),
        header_names: vec![
            "accept".to_owned(),
            "user-agent".to_owned(),
            "x-github-api-version".to_owned(),
        ],
        user_agent: Some("ghcr-connect/0.1.0".to_owned()),
        api_version: Some("2022-11-28".to_owned()),
        accept: Some("application/vnd.github+json".to_owned()),
        was_authenticated: true,
    }
}

/// The check above is worth something only if it can fail.
#[test]
fn what_github_does_not_describe_is_reported() {
    let packages = "/orgs/myorg/packages";
    let versions = "/orgs/myorg/packages/container/a%2Fb/versions";
    let table = [
        ("GET", "/user", "", ""),
        ("GET", packages, "package_type=container&visibility=public&per_page=100&page=2", ""),
        ("GET", versions, "per_page=1", ""),
        ("GET", "/users/mona/packages/container/a/versions", "", ""),
        (
            "GET",
            "/users/mona/packages/container/a/versions",
            "per_page=1",
            "per_page is not declared",
        ),
        ("GET", "/usr", "", "no such path"),
        ("GET", "/orgs/myorg/packages/container/a/b/versions", "", "no such path"),
        ("GET", "/orgs/my org/packages", "package_type=container", "{org} is not encoded"),
        ("POST", packages, "package_type=container", "no such method"),
        ("GET", packages, "", "package_type is missing"),
        ("GET", packages, "package_type=oci", "package_type=oci is not one of"),
        (
            "GET",
            packages,
            "package_type=container&visibility=secret",
            "visibility=secret is not one of",
        ),
        ("GET", packages, "package_type=container&per_page=101", "per_page=101 is above 100"),
        ("GET", packages, "package_type=container&page=two", "page=two is no integer"),
        ("GET", packages, "package_type=container&kind=x", "kind is not declared"),
        ("GET", "/orgs/myorg/packages/oci/a/versions", "", "{package_type}=oci is not one of"),
    ];
    for (method, path, query, expected) in table {
        let faults = GITHUB.faults_of(&request(method, path, query)).join("\n");
        assert_eq!(faults.is_empty(), expected.is_empty(), "{method} {path}?{query}: {faults}");
        assert!(faults.contains(expected), "{method} {path}?{query}: {faults}");
    }
}

#[test]
fn a_header_that_github_asks_for_is_missed() {
    let complete = request("GET", "/user", "");
    let table = [
        (RecordedRequest { accept: None, ..complete.clone() }, "Accept"),
        (RecordedRequest { accept: Some("text/html".to_owned()), ..complete.clone() }, "Accept"),
        (RecordedRequest { api_version: None, ..complete.clone() }, "X-GitHub-Api-Version"),
        (RecordedRequest { user_agent: None, ..complete }, "User-Agent"),
    ];
    for (request, header) in table {
        let faults = GITHUB.faults_of(&request).join("\n");
        assert!(faults.contains(header), "{header}: {faults}");
    }
}
