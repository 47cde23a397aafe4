//! The issuer's keys: new ones, and none.

use super::super::issuer::Key;
use super::super::world::{REGISTRIES, VIEWER, World};
use super::{INVALID, assert_unauthenticated, issuer, list};
use crate::support::body_of;
use reqwest::{Method, StatusCode};
use serde_json::json;

#[tokio::test]
async fn new_keys_of_the_issuer_are_read_when_they_are_needed() {
    let mut world = World::with_issuer().await;
    let old = issuer(&world).token(VIEWER);
    assert_eq!(list(&world, &old).await.status(), StatusCode::OK);
    let key = Key::p256("second");
    issuer(&world).change(|says| says.keys = vec![key.public()]);
    world.issuer.as_mut().expect("an issuer").key = key;
    assert_eq!(list(&world, &old).await.status(), StatusCode::OK, "the key is kept for an hour");
    assert_eq!(list(&world, &issuer(&world).token(VIEWER)).await.status(), StatusCode::OK);
    assert_unauthenticated(list(&world, &old).await, INVALID).await;
    let claims = issuer(&world).claims(VIEWER);
    for id in ["third", "fourth"] {
        let made_up = issuer(&world).key.sign(&json!({"alg": "ES256", "kid": id}), &claims);
        assert_unauthenticated(list(&world, &made_up).await, INVALID).await;
    }
    let count = issuer(&world).change(|says| says.count);
    assert_eq!(count, 2, "ids that are made up do not have the issuer asked each time");
}

#[tokio::test]
async fn an_outage_of_the_issuer_is_not_the_callers_fault() {
    let mut world = World::with_issuer().await;
    issuer(&world).change(|says| says.is_down = true);
    let answer = world.send(VIEWER, Method::GET, REGISTRIES).await;
    assert_eq!(answer.headers()["retry-after"], "5");
    assert!(!answer.headers().contains_key("www-authenticate"));
    let body = body_of(answer, StatusCode::SERVICE_UNAVAILABLE).await;
    assert_eq!(body["code"], "identity_unavailable");
    // What needs no key to be told is told all the same.
    assert_unauthenticated(list(&world, "a.b.c").await, INVALID).await;
    issuer(&world).change(|says| says.is_down = false);
    world.restart(&[]);
    assert_eq!(list(&world, &issuer(&world).token(VIEWER)).await.status(), StatusCode::OK);
    issuer(&world).change(|says| says.is_down = true);
    assert_eq!(list(&world, &issuer(&world).token(VIEWER)).await.status(), StatusCode::OK);
    let log = world.restart(&[]);
    assert!(log.contains("the issuer's keys were read"), "{log}");
}

#[tokio::test]
async fn a_description_that_cannot_be_trusted_gives_no_keys() {
    let mut world = World::with_issuer().await;
    let url = issuer(&world).url().to_owned();
    let keys = format!("{url}/keys");
    for (description, log) in [
        (
            json!({"issuer": format!("{url}/"), "jwks_uri": keys}),
            "its description has another `issuer` than --oidc-issuer says",
        ),
        (
            json!({"issuer": url, "jwks_uri": "http://login.example.com/keys"}),
            "its `jwks_uri` is no address with https://",
        ),
        (
            json!({"issuer": url, "jwks_uri": "file:///etc/passwd"}),
            "its `jwks_uri` is no address with https://",
        ),
        (json!({"issuer": url}), "the issuer's description is not read"),
        (
            json!({"issuer": url, "jwks_uri": format!("{url}/nothing")}),
            "the issuer's list of keys is not read",
        ),
        (
            json!({"issuer": url, "jwks_uri": keys, "more": "x".repeat(64 * 1024)}),
            "the issuer's description is not read",
        ),
    ] {
        issuer(&world).change(|says| says.description = description);
        let answer = world.send(VIEWER, Method::GET, REGISTRIES).await;
        let body = body_of(answer, StatusCode::SERVICE_UNAVAILABLE).await;
        assert_eq!(body["code"], "identity_unavailable", "{log}");
        let said = world.restart(&[]);
        assert!(said.contains(log), "{log}: {said}");
    }
    issuer(&world).change(|says| {
        says.description = json!({"issuer": url, "jwks_uri": keys});
        says.keys.clear();
    });
    let answer = world.send(VIEWER, Method::GET, REGISTRIES).await;
    body_of(answer, StatusCode::SERVICE_UNAVAILABLE).await;
    assert!(world.restart(&[]).contains("its list of keys has none that this service can use"));
}
