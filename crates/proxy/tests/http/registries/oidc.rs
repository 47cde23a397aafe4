//! Bearer tokens of an identity provider.

mod keys;
mod signatures;

use super::issuer::{AUDIENCE, Issuer, Key};
use super::world::{EDITOR, REGISTRIES, SCANNER, VIEWER, World, at, id_of};
use crate::support::{body_of, client};
use reqwest::header::HeaderValue;
use reqwest::{Response, StatusCode};
use serde_json::{Value, json};

const INVALID: &str = "Bearer error=\"invalid_token\"";

async fn list(world: &World, token: &str) -> Response {
    let asking = client().get(world.proxy.url(REGISTRIES)).bearer_auth(token);
    asking.send().await.expect("an answer")
}

/// The answer asks for a sign-in, with this challenge.
#[track_caller]
fn assert_unauthenticated(answer: Response, challenge: &str) -> impl Future<Output = ()> {
    let said = answer.headers().get("www-authenticate").cloned();
    assert_eq!(said.as_ref().map(HeaderValue::as_bytes), Some(challenge.as_bytes()));
    let body = body_of(answer, StatusCode::UNAUTHORIZED);
    async { assert_eq!(body.await["code"], "unauthenticated") }
}

fn issuer(world: &World) -> &Issuer {
    world.issuer.as_ref().expect("an issuer")
}

/// A good token with other claims; `null` takes one away.
fn token_with(issuer: &Issuer, more: &Value) -> String {
    let mut claims = issuer.claims(EDITOR);
    for (name, value) in more.as_object().expect("an object") {
        claims[name] = value.clone();
    }
    claims.as_object_mut().expect("an object").retain(|_, value| !value.is_null());
    issuer.sign(&claims)
}

#[tokio::test]
async fn the_header_is_there_once_and_names_a_bearer() {
    let world = World::with_issuer().await;
    let good = format!("Bearer {}", issuer(&world).token(EDITOR));
    for (values, challenge) in [
        (vec![], "Bearer"),
        (vec!["Basic bW9uYTpjYW5hcnk="], "Bearer"),
        (vec!["Bearer"], INVALID),
        (vec![good.as_str(), good.as_str()], INVALID),
        (vec!["Basic bW9uYTpjYW5hcnk=", good.as_str()], INVALID),
    ] {
        let asking = client().get(world.proxy.url(REGISTRIES));
        let asking = values.iter().fold(asking, |it, value| it.header("authorization", *value));
        assert_unauthenticated(asking.send().await.expect("an answer"), challenge).await;
    }
    let asking = client().get(world.proxy.url(REGISTRIES));
    let lower_case = asking.header("authorization", good.replace("Bearer", "bearer")).send();
    assert_eq!(lower_case.await.expect("an answer").status(), StatusCode::OK);
}

#[tokio::test]
async fn claims_name_the_caller_or_nobody() {
    let world = World::with_issuer().await;
    let issuer = issuer(&world);
    for (claims, status) in [
        (json!({"role": ["viewer"]}), 200),
        (json!({"role": ["offline_access", "viewer", "editor"]}), 200),
        (json!({"role": ["editor", "scanner"]}), 403),
        (json!({"role": ["admin"]}), 403),
        (json!({"role": []}), 403),
        (json!({"role": ["viewer", 1]}), 403),
        (json!({"role": {"viewer": true}}), 403),
        (json!({"role": "viewer editor"}), 403),
        (json!({"role": null}), 403),
        (json!({"org": null}), 403),
        (json!({"org": ["northpier"]}), 403),
        (json!({"org": 1}), 403),
        (json!({"org": "north\npier"}), 403),
        (json!({"sub": null}), 403),
        (json!({"sub": "a\nb"}), 403),
        (json!({"aud": ["somebody-else", AUDIENCE]}), 200),
        (json!({"nbf": 0, "iat": 0}), 200),
    ] {
        let answer = list(&world, &token_with(issuer, &claims)).await;
        assert_eq!(answer.status().as_u16(), status, "{claims}");
        if status == 403 {
            let body = body_of(answer, StatusCode::FORBIDDEN).await;
            assert_eq!(body["code"], "forbidden");
        }
    }
}

#[tokio::test]
async fn an_organisation_is_named_letter_by_letter() {
    let world = World::with_issuer().await;
    world.save("northpier", None).await;
    for other in ["Northpier", " northpier", "northpier ", "northpier/"] {
        let answer = list(&world, &token_with(issuer(&world), &json!({"org": other}))).await;
        let body = body_of(answer, StatusCode::OK).await;
        assert_eq!(body["registries"], json!([]), "{other:?}");
    }
}

#[tokio::test]
async fn the_claims_may_have_other_names_and_the_history_names_the_person() {
    let mut world = World::with_issuer().await;
    let saved = world.save("northpier", None).await;
    let history = at(id_of(&saved), "/history");
    let actor = world.get(VIEWER, &history).await["entries"][0]["actor"].clone();
    assert_eq!(actor, "editor@northpier.example");
    world.restart(&[
        "--oidc-actor-claim",
        "preferred_username",
        "--oidc-tenant-claim",
        "https://example.com/org",
        "--oidc-role-claim",
        "roles",
    ]);
    let issuer = issuer(&world);
    let claims = json!({
        "org": null,
        "role": null,
        "preferred_username": "mona",
        "https://example.com/org": "northpier",
        "roles": ["editor"],
    });
    let removing = client().delete(world.proxy.url(&at(id_of(&saved), "")));
    let removing = removing.header("if-match", "\"1\"").bearer_auth(token_with(issuer, &claims));
    assert_eq!(removing.send().await.expect("an answer").status(), StatusCode::NO_CONTENT);
    let restoring = client().post(world.proxy.url(&at(id_of(&saved), "/restore")));
    let restored = restoring.bearer_auth(token_with(issuer, &claims)).send().await;
    assert_eq!(restored.expect("an answer").status(), StatusCode::OK);
    let reading = client().get(world.proxy.url(&history)).bearer_auth(token_with(issuer, &claims));
    let body = body_of(reading.send().await.expect("an answer"), StatusCode::OK).await;
    assert_eq!(body["entries"][0]["actor"], "mona");
    let usual = list(&world, &issuer.token(EDITOR)).await;
    assert_eq!(usual.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_bearer_token_is_in_no_answer_log_or_file() {
    let mut world = World::with_issuer().await;
    let saved = world.save("northpier", None).await;
    let issuer = issuer(&world);
    let mut answers = String::new();
    let other =
        Key::p256("first").sign(&json!({"alg": "ES256", "kid": "first"}), &issuer.claims(EDITOR));
    let tokens = [
        issuer.token(EDITOR),
        issuer.token(("northpier", "admin")),
        token_with(issuer, &json!({"exp": 1_000_000_000})),
        other,
        issuer.key.sign(&json!({"alg": "ES256", "kid": "unknown"}), &issuer.claims(SCANNER)),
    ];
    for token in &tokens {
        for path in ["", "/history", "/credential"] {
            let asking = client().get(world.proxy.url(&at(id_of(&saved), path)));
            let answer = asking.bearer_auth(token).send().await.expect("an answer");
            answers += &format!("{:?}", answer.headers());
            answers += &answer.text().await.expect("a body");
        }
    }
    let log = world.restart(&[]);
    assert!(log.contains("TRACE"), "the log is at its finest level");
    assert!(log.contains("not known by a bearer token"), "refusals are in the log");
    let mut places = vec![("an answer".to_owned(), answers.into_bytes())];
    places.push(("the log".to_owned(), log.into_bytes()));
    for entry in std::fs::read_dir(world.folder.path()).expect("a folder").flatten() {
        let bytes = std::fs::read(entry.path()).expect("a file");
        places.push((entry.file_name().to_string_lossy().into_owned(), bytes));
    }
    for token in &tokens {
        for part in token.split('.').skip(1) {
            let needle = &part.as_bytes()[..32];
            for (place, bytes) in &places {
                let is_there = bytes.windows(needle.len()).any(|it| it == needle);
                assert!(!is_there, "{place} holds a bearer token");
            }
        }
    }
}
