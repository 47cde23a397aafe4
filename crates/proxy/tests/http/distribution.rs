//! The pull, tried on a registry that is not ours: the CNCF distribution, with an image pushed into
//! it. The sandbox plays GitHub; who may pull is decided by a token server of the test.

mod front;
mod issuer;
mod push;
mod registry;

use crate::support::{Proxy, body_of, client};
use front::{Front, Guest};
use ghcr_contract::CheckCode;
use ghcr_sandbox::Sandbox;
use issuer::Issuer;
use registry::Registry;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// Anybody may pull it.
const PUBLIC: &str = "northpier-labs/lighthouse";
/// Only who logs in may.
const PRIVATE: &str = "northpier-labs/engine-room";

struct World {
    github: Sandbox,
    registry: Registry,
    front: Front,
    issuer: Issuer,
    guest: Guest,
}

impl World {
    /// The registry's realm is on the front's origin, so the front's address comes first.
    async fn start() -> Self {
        let github = Sandbox::start().await;
        let persona = github.persona("Organisation and a member's token");
        let token = persona.token.expect("that persona has a token").expose().to_owned();
        let guest = Guest { login: "priya-raman".to_owned(), token, public: PUBLIC };
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let issuer = Issuer::new();
        let registry = Registry::start(&format!("{origin}/token"), &issuer);
        let front = Front::serve(listener, origin, registry.url(), issuer.clone(), guest.clone());
        Self { github, registry, front, issuer, guest }
    }

    /// A proxy that takes this for the registry. No list of GitHub's says of which visibility its
    /// images are, so all are supported.
    fn proxy(&self, registry: &str) -> Proxy {
        let support = ["--support", "public,internal,private"];
        let hosts = ["--github-api", self.github.url(), "--registry", registry];
        Proxy::start(&[hosts.as_slice(), &support].concat())
    }

    /// The two rungs of the pull.
    async fn pull(&self, proxy: &Proxy, image: &str) -> [Value; 2] {
        let body = json!({"username": "northpier-labs", "token": self.guest.token, "image": image});
        let report = body_of(proxy.post(&body).await, StatusCode::OK).await;
        [CheckCode::ImagePull, CheckCode::ImageAnonymous].map(|code| {
            let checks = report["checks"].as_array().expect("checks");
            let check = checks.iter().find(|check| check["code"] == code.as_str());
            check.unwrap_or_else(|| panic!("{code}: {report:#}")).clone()
        })
    }
}

#[track_caller]
fn assert_ended(check: &Value, outcome: &str, cause: Option<&str>) {
    assert_eq!(check["outcome"], outcome, "{check:#}");
    assert_eq!(check["cause"].as_str(), cause, "{check:#}");
}

#[tokio::test]
async fn an_image_of_another_registry_is_pulled_by_tag_and_by_digest() {
    let world = World::start().await;
    let digest = push::image(&world.registry, &world.issuer, PRIVATE, "1.0").await;
    let proxy = world.proxy(world.front.url());
    for image in [format!("{PRIVATE}:1.0"), format!("{PRIVATE}@{digest}")] {
        let [pull, _] = world.pull(&proxy, &image).await;
        assert_ended(&pull, "pass", None);
        assert_eq!(pull["evidence"]["digest"], digest, "{pull:#}");
    }
    assert!(world.front.saw_credential(), "the token server was asked with the credential");
}

#[tokio::test]
async fn an_index_of_images_for_several_platforms_is_pulled() {
    let world = World::start().await;
    let digest = push::index(&world.registry, &world.issuer, PRIVATE, "latest").await;
    let proxy = world.proxy(world.front.url());
    let [pull, _] = world.pull(&proxy, PRIVATE).await;
    assert_ended(&pull, "pass", None);
    assert_eq!(pull["evidence"]["digest"], digest, "{pull:#}");
    // It is the list of accepted types that does it: who cannot read an index is told that there is
    // nothing.
    let asking = client().get(format!("{}/v2/{PRIVATE}/manifests/latest", world.registry.url()));
    let asking =
        asking.bearer_auth(world.issuer.sign(PRIVATE, &["pull"])).header("accept", push::MANIFEST);
    let refusal = body_of(asking.send().await.expect("an answer"), StatusCode::NOT_FOUND).await;
    assert_eq!(refusal["errors"][0]["code"], "MANIFEST_UNKNOWN");
}

#[tokio::test]
async fn a_tag_that_is_not_there_is_the_images_fault() {
    let world = World::start().await;
    push::image(&world.registry, &world.issuer, PRIVATE, "1.0").await;
    let proxy = world.proxy(world.front.url());
    let [pull, _] = world.pull(&proxy, &format!("{PRIVATE}:2.0")).await;
    assert_ended(&pull, "fail", Some("manifest_unknown"));
    assert_eq!(pull["remedy"]["action"], "check_image");
}

#[tokio::test]
async fn who_may_pull_without_a_token_is_told() {
    let world = World::start().await;
    push::image(&world.registry, &world.issuer, PRIVATE, "1.0").await;
    push::image(&world.registry, &world.issuer, PUBLIC, "1.0").await;
    let proxy = world.proxy(world.front.url());
    for (image, cause) in [(PRIVATE, "token_needed"), (PUBLIC, "no_token_needed")] {
        let [pull, anonymous] = world.pull(&proxy, &format!("{image}:1.0")).await;
        assert_ended(&pull, "pass", None);
        assert_ended(&anonymous, "pass", Some(cause));
    }
}

/// Asked at its own address, the registry wants tokens fetched at the front's, which is another
/// origin.
#[tokio::test]
async fn a_realm_on_another_origin_gets_no_credential() {
    let world = World::start().await;
    push::image(&world.registry, &world.issuer, PRIVATE, "1.0").await;
    let proxy = world.proxy(world.registry.url());
    let [pull, anonymous] = world.pull(&proxy, &format!("{PRIVATE}:1.0")).await;
    assert_ended(&pull, "unknown", Some("foreign_realm"));
    assert_ended(&anonymous, "unknown", Some("foreign_realm"));
    assert!(!world.front.saw_credential(), "the credential went to another origin");
    assert_eq!(world.front.exchanges(), 0);
}
