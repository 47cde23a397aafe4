//! The registry: a token against a login, a manifest against the token.

use crate::asking::{Answer, bare_client, get};
use crate::pulling::{ALL_TYPES, ask, assert_error, log_in, pull};
use ghcr_sandbox::world::{IssuedToken, Recipe, digest_of, tokens};
use ghcr_sandbox::{Sandbox, Settings};
use reqwest::Method;
use std::time::Duration;

#[tokio::test]
async fn without_a_login_it_says_where_to_get_one_at_its_own_address() {
    let github = Sandbox::start().await;
    for (path, image) in
        [("/v2/", "user/image"), ("/v2/northpier-labs/dock/x/manifests/1", "northpier-labs/dock/x")]
    {
        let answer = ask(&github, Method::GET, path, None, ALL_TYPES).await;
        assert_error(&answer, 401, "UNAUTHORIZED", "authentication required");
        let url = github.url();
        let expected = format!(
            "Bearer realm=\"{url}/token\",service=\"ghcr.io\",scope=\"repository:{image}:pull\""
        );
        assert_eq!(answer.header("www-authenticate"), Some(expected.as_str()));
        assert!(answer.is_stamped() && answer.header("docker-distribution-api-version").is_some());
    }
    let path = "/v2/quillworks/press/manifests/latest";
    let answer = Answer::to(get(github.url(), path).header("authorization", "Bearer ")).await;
    assert_error(&answer, 401, "UNAUTHORIZED", "authentication token not provided");
    let answer =
        Answer::to(get(github.url(), path).basic_auth("x", Some(tokens::READ_PACKAGES.text())))
            .await;
    assert_error(&answer, 403, "DENIED", "invalid token");
}

#[tokio::test]
async fn a_login_proves_only_that_the_token_is_known() {
    let github = Sandbox::start().await;
    let table = [
        (tokens::READ_PACKAGES, 200),
        (tokens::WITHOUT_SCOPES, 200),
        (tokens::FINE_GRAINED, 200),
        (tokens::ACTIONS, 200),
        (tokens::REVOKED, 403),
        (tokens::EXPIRED, 403),
        (tokens::REFRESH, 403),
    ];
    for (recipe, status) in table {
        let answer = log_in(&github, "nobody/nothing", Some(&recipe.text())).await;
        assert_eq!(answer.status, status, "{recipe:?}");
        match status {
            200 => {
                assert!(!answer.json()["token"].as_str().unwrap().contains('.'), "opaque, no JWT");
            }
            _ => assert_error(&answer, 403, "DENIED", "denied"),
        }
    }
    let bare = bare_client().get(format!("{}/token", github.url()));
    let nameless = bare.basic_auth("", Some(tokens::READ_PACKAGES.text()));
    assert_error(&Answer::to(nameless).await, 403, "DENIED", "denied");
}

#[tokio::test]
async fn who_is_nobody_gets_what_is_public_and_nothing_else() {
    for is_denied in [false, true] {
        let github =
            Sandbox::start_with(Settings { deny_anonymous: is_denied, ..Settings::default() })
                .await;
        assert_eq!(pull(&github, "quillworks/press", "latest", None).await.status, 200);
        for path in
            ["northpier-labs/billing-api", "saltmarsh-studio/lightbox", "quillworks/nothing", "a/b"]
        {
            let answer = log_in(&github, path, None).await;
            if is_denied {
                assert_error(&answer, 403, "DENIED", "requested access to the resource is denied");
            } else {
                assert_error(&answer, 401, "UNAUTHORIZED", "authentication required");
            }
        }
    }
}

#[tokio::test]
async fn a_pull_needs_the_scope_and_access() {
    let github = Sandbox::start().await;
    let saml = "permission_denied: Resource protected by organization SAML enforcement. \
                You must grant your Personal Access token access to this organization.";
    let scopes = "permission_denied: The token provided does not match expected scopes";
    let no_role = "permission_denied: read_package";
    let table: [(Recipe, &str, Result<(), &str>); 14] = [
        (tokens::READ_PACKAGES, "northpier-labs/billing-api", Ok(())),
        (tokens::WRITE_PACKAGES, "northpier-labs/dock/crane-operator", Ok(())),
        (tokens::LEGACY, "lea-fontaine/type-specimens", Ok(())),
        (tokens::BIG_MEMBER, "saltmarsh-studio/lightbox", Ok(())),
        (tokens::WITHOUT_SCOPES, "quillworks/press", Ok(())),
        (tokens::SIGNED_ON, "ironbridge-health/intake", Ok(())),
        (tokens::READ_PACKAGES_WITH_OFFSET, "northpier-labs/billing-api", Err(no_role)),
        (tokens::READ_PACKAGES, "northpier-labs/nothing", Err(no_role)),
        (tokens::REPOSITORIES_ONLY, "northpier-labs/billing-api", Err(no_role)),
        (tokens::BIG_MEMBER, "meridian-cloud/service-0014", Err(no_role)),
        (tokens::FINE_GRAINED, "northpier-labs/billing-api", Err(scopes)),
        (tokens::APP_USER, "quillworks/press", Err(scopes)),
        (tokens::READ_PACKAGES, "ironbridge-health/intake", Err(saml)),
        (tokens::READ_PACKAGES, "glasswing-energy/meter-reader", Err(saml)),
    ];
    for (recipe, path, expected) in table {
        let answer = pull(&github, path, "latest", Some(&recipe.text())).await;
        match expected {
            Ok(()) => assert_eq!(answer.status, 200, "{recipe:?} {path}"),
            Err(message) => assert_error(&answer, 403, "DENIED", message),
        }
    }
    let answer = pull(&github, "kestrel-avionics/flight-recorder", "latest", None).await;
    assert_eq!(answer.status, 200, "without a token the allow list is not asked");
    let token = tokens::READ_PACKAGES.text();
    let answer = pull(&github, "kestrel-avionics/flight-recorder", "latest", Some(&token)).await;
    assert!(answer.status == 403 && answer.text.contains("IP allow list"), "{answer:?}");
}

#[tokio::test]
async fn a_manifest_comes_with_its_hash_by_tag_or_digest_and_without_its_body_on_head() {
    let github = Sandbox::start().await;
    let path = "northpier-labs/dock/crane-operator";
    let token = tokens::READ_PACKAGES.text();
    for (tag, media_type) in [
        ("latest", "application/vnd.oci.image.index.v1+json"),
        ("1.4", "application/vnd.docker.distribution.manifest.v2+json"),
    ] {
        let by_tag = pull(&github, path, tag, Some(&token)).await;
        assert_eq!(by_tag.header("content-type"), Some(media_type));
        let digest = by_tag.header("docker-content-digest").unwrap();
        assert_eq!(digest, digest_of(by_tag.text.as_bytes()));
        assert_eq!(pull(&github, path, digest, Some(&token)).await.text, by_tag.text);
        let given =
            log_in(&github, path, Some(&token)).await.json()["token"].as_str().unwrap().to_owned();
        let address = format!("/v2/{path}/manifests/{tag}");
        let head = ask(&github, Method::HEAD, &address, Some(&given), ALL_TYPES).await;
        assert_eq!((head.status.as_u16(), head.text.as_str()), (200, ""));
        assert_eq!(head.header("docker-content-digest"), Some(digest));
        assert_eq!(head.number("content-length"), i64::try_from(by_tag.text.len()).unwrap());
    }
    let index = pull(&github, path, "latest", Some(&token)).await.json();
    let part = index["manifests"][0]["digest"].as_str().unwrap();
    assert_eq!(
        pull(&github, path, part, Some(&token)).await.header("docker-content-digest"),
        Some(part)
    );
}

#[tokio::test]
async fn what_is_missing_and_what_is_not_accepted_are_both_unknown() {
    let github = Sandbox::start().await;
    let (path, token) = ("northpier-labs/dock/crane-operator", tokens::READ_PACKAGES.text());
    let given =
        log_in(&github, path, Some(&token)).await.json()["token"].as_str().unwrap().to_owned();
    let manifest = |reference: &str| format!("/v2/{path}/manifests/{reference}");
    let absent = ask(&github, Method::GET, &manifest("9.9"), Some(&given), ALL_TYPES).await;
    assert_error(&absent, 404, "MANIFEST_UNKNOWN", "manifest unknown");
    for accept in ["*/*", "application/json", "application/vnd.oci.image.manifest.v1+json"] {
        let answer = ask(&github, Method::GET, &manifest("latest"), Some(&given), accept).await;
        let message = "OCI index found, but Accept header does not support OCI indexes";
        assert_error(&answer, 404, "MANIFEST_UNKNOWN", message);
        let single = ask(&github, Method::GET, &manifest("1.4"), Some(&given), accept).await;
        assert_eq!(single.status, 200, "{accept}");
    }
    let tags =
        ask(&github, Method::GET, &format!("/v2/{path}/tags/list"), Some(&given), "*/*").await;
    assert_eq!(tags.json(), serde_json::json!({ "name": path, "tags": ["latest", "1.4"] }));
    let other = "/v2/northpier-labs/billing-api/manifests/latest";
    let answer = ask(&github, Method::GET, other, Some(&given), ALL_TYPES).await;
    assert_error(&answer, 403, "DENIED", "requested access to the resource is denied");
    for path in ["/v2/Northpier-Labs/billing-api/manifests/latest", "/v2/gil--/x/manifests/latest"]
    {
        let answer = ask(&github, Method::GET, path, Some(&given), ALL_TYPES).await;
        assert_error(&answer, 400, "NAME_INVALID", "invalid repository name");
    }
    let blob =
        ask(&github, Method::GET, &format!("/v2/{path}/blobs/sha256:0"), Some(&given), "*/*").await;
    assert_eq!(blob.status, 404);
}

#[tokio::test]
async fn a_token_of_the_registry_ends() {
    let settings = Settings { registry_token_life: Duration::ZERO, ..Settings::default() };
    let github = Sandbox::start_with(settings).await;
    let answer = pull(&github, "quillworks/press", "latest", None).await;
    assert_error(&answer, 401, "UNAUTHORIZED", "authentication required");
    assert!(answer.header("www-authenticate").is_some());
}

#[tokio::test]
async fn a_test_can_publish_a_package_and_take_it_back() {
    use ghcr_contract::{TokenKind, Visibility};
    use ghcr_sandbox::world::Package;
    const MINE: Recipe = Recipe::new(TokenKind::Classic, "TestPuller");
    let github = Sandbox::start().await;
    let status = async || {
        pull(&github, "quillworks/secret", "latest", Some(&MINE.text())).await.status.as_u16()
    };
    github.change_world(|world| {
        world.issue(&MINE, IssuedToken::new(MINE.kind(), "gil--").with_scopes(&["read:packages"]));
        world.publish(
            "quillworks",
            Package::new("secret", Visibility::Private).readable_by(&["gil--"]),
        );
    });
    assert_eq!(status().await, 200);
    github.change_world(|world| world.unpublish("quillworks", "secret"));
    assert_eq!(status().await, 403);
}
