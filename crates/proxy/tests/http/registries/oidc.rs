//! Bearer tokens of an identity provider.

use super::issuer::{AUDIENCE, FAR_AWAY, Issuer, Key, encode};
use super::world::{EDITOR, REGISTRIES, SCANNER, VIEWER, World, at, id_of};
use crate::support::{body_of, client};
use reqwest::header::HeaderValue;
use reqwest::{Method, Response, StatusCode};
use ring::hmac;
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
async fn a_token_that_is_not_valid_is_refused_whatever_is_wrong() {
    let world = World::with_issuer().await;
    let issuer = issuer(&world);
    let other = Key::p256("first");
    let claims = issuer.claims(EDITOR);
    let header = json!({"alg": "ES256", "kid": "first"});
    let good = issuer.token(EDITOR);
    assert_eq!(list(&world, &good).await.status(), StatusCode::OK);
    let (signed, signature) = good.rsplit_once('.').expect("a signature");
    let (head, payload) = signed.split_once('.').expect("a payload");
    let changed = encode(claims.to_string().replace("northpier", "quillworks"));
    let with_header = |header: Value| issuer.key.sign(&header, &claims);
    for (what, token) in [
        ("another issuer", token_with(issuer, &json!({"iss": "https://login.example.com"}))),
        ("a slash more", token_with(issuer, &json!({"iss": format!("{}/", issuer.url())}))),
        ("a list of issuers", token_with(issuer, &json!({"iss": [issuer.url()]}))),
        ("no issuer", token_with(issuer, &json!({"iss": null}))),
        ("another audience", token_with(issuer, &json!({"aud": "somebody-else"}))),
        ("other audiences", token_with(issuer, &json!({"aud": ["a", "b"]}))),
        ("no audience", token_with(issuer, &json!({"aud": null}))),
        ("expired", token_with(issuer, &json!({"exp": 1_000_000_000}))),
        ("never expires", token_with(issuer, &json!({"exp": null}))),
        ("an end that is no number", token_with(issuer, &json!({"exp": "4000000000"}))),
        ("not yet valid", token_with(issuer, &json!({"nbf": FAR_AWAY - 1}))),
        ("a beginning that is no number", token_with(issuer, &json!({"nbf": "0"}))),
        ("an unknown key", with_header(json!({"alg": "ES256", "kid": "second"}))),
        ("no key", with_header(json!({"alg": "ES256"}))),
        ("somebody else's key", other.sign(&header, &claims)),
        ("its own key", {
            let jwk = other.public();
            other.sign(&json!({"alg": "ES256", "kid": "first", "jwk": jwk}), &claims)
        }),
        ("another curve", with_header(json!({"alg": "ES384", "kid": "first"}))),
        ("another kind", with_header(json!({"alg": "RS256", "kid": "first"}))),
        ("no algorithm", with_header(json!({"kid": "first"}))),
        ("an extension", {
            let crit = ["exp"];
            with_header(json!({"alg": "ES256", "kid": "first", "crit": crit, "exp": FAR_AWAY}))
        }),
        ("changed", format!("{head}.{changed}.{signature}")),
        ("not signed", format!("{signed}.")),
        ("cut", signed.to_owned()),
        ("longer", format!("{good}.{signature}")),
        ("garbled", "a.b.c".to_owned()),
        ("no JSON", format!("{}.{payload}.{signature}", encode("nonsense"))),
        ("nothing", String::new()),
    ] {
        let answer = list(&world, &token).await;
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED, "{what}");
        assert_unauthenticated(answer, INVALID).await;
    }
}

/// Whoever knows the public key could sign with it, if it were taken for a shared secret.
#[tokio::test]
async fn a_public_key_is_no_secret_and_none_is_no_algorithm() {
    let world = World::with_issuer().await;
    let issuer = issuer(&world);
    let key = Key::rsa("rsa");
    let public = key.public();
    let shared = b"a secret that an issuer should not publish";
    issuer.change(|says| {
        says.keys.push(public.clone());
        says.keys.push(json!({"kty": "oct", "kid": "oct", "k": encode(shared), "alg": "HS256"}));
    });
    let claims = issuer.claims(EDITOR);
    let good = key.sign(&json!({"alg": "RS256", "kid": "rsa"}), &claims);
    assert_eq!(list(&world, &good).await.status(), StatusCode::OK);
    let modulus = public["n"].as_str().expect("a number");
    let text = public.to_string();
    for algorithm in ["HS256", "HS384", "HS512"] {
        let secrets: [(&str, &[u8]); 5] = [
            ("rsa", modulus.as_bytes()),
            ("rsa", text.as_bytes()),
            ("rsa", b""),
            ("first", b""),
            ("oct", shared),
        ];
        for (id, secret) in secrets {
            let token = sign_with_secret(algorithm, id, secret, &claims);
            assert_unauthenticated(list(&world, &token).await, INVALID).await;
        }
    }
    for none in ["none", "None", "NONE", ""] {
        let header = json!({"alg": none, "kid": "rsa"}).to_string();
        let token = format!("{}.{}.", encode(header), encode(claims.to_string()));
        assert_unauthenticated(list(&world, &token).await, INVALID).await;
    }
}

fn sign_with_secret(algorithm: &str, id: &str, secret: &[u8], claims: &Value) -> String {
    let header = json!({"alg": algorithm, "kid": id}).to_string();
    let text = format!("{}.{}", encode(header), encode(claims.to_string()));
    let algorithm = match algorithm {
        "HS384" => hmac::HMAC_SHA384,
        "HS512" => hmac::HMAC_SHA512,
        _ => hmac::HMAC_SHA256,
    };
    let tag = hmac::sign(&hmac::Key::new(algorithm, secret), text.as_bytes());
    format!("{text}.{}", encode(tag))
}

#[tokio::test]
async fn every_algorithm_with_a_public_key_is_taken() {
    let world = World::with_issuer().await;
    let issuer = issuer(&world);
    let (rsa, p384, ed25519) = (Key::rsa("rsa"), Key::p384("p384"), Key::ed25519("ed25519"));
    let named = {
        let mut public = rsa.public();
        public["kid"] = json!("rs256");
        public["alg"] = json!("RS256");
        public
    };
    issuer.change(|says| {
        says.keys.extend([&rsa, &p384, &ed25519].map(Key::public));
        says.keys.push(named);
    });
    for (algorithm, id, key) in [
        ("ES256", "first", &issuer.key),
        ("ES384", "p384", &p384),
        ("EdDSA", "ed25519", &ed25519),
        ("RS256", "rsa", &rsa),
        ("RS384", "rsa", &rsa),
        ("RS512", "rsa", &rsa),
        ("PS256", "rsa", &rsa),
        ("PS384", "rsa", &rsa),
        ("PS512", "rsa", &rsa),
        ("RS256", "rs256", &rsa),
    ] {
        let token = key.sign(&json!({"alg": algorithm, "kid": id}), &issuer.claims(VIEWER));
        assert_eq!(list(&world, &token).await.status(), StatusCode::OK, "{algorithm} {id}");
    }
    let other = rsa.sign(&json!({"alg": "PS256", "kid": "rs256"}), &issuer.claims(VIEWER));
    assert_unauthenticated(list(&world, &other).await, INVALID).await;
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
async fn new_keys_of_the_issuer_are_read_when_they_are_needed() {
    let mut world = World::with_issuer().await;
    assert_eq!(list(&world, &issuer(&world).token(VIEWER)).await.status(), StatusCode::OK);
    let old = issuer(&world).token(VIEWER);
    let issuer = world.issuer.as_mut().expect("an issuer");
    issuer.key = Key::p256("second");
    let new = issuer.key.public();
    issuer.change(|says| says.keys = vec![new]);
    assert_eq!(list(&world, &old).await.status(), StatusCode::OK, "the key is kept for an hour");
    assert_eq!(list(&world, &world.issuer.as_ref().unwrap().token(VIEWER)).await.status(), 200);
    assert_unauthenticated(list(&world, &old).await, INVALID).await;
    for id in ["third", "fourth"] {
        let issuer = world.issuer.as_ref().expect("an issuer");
        let header = json!({"alg": "ES256", "kid": id});
        let made_up = issuer.key.sign(&header, &issuer.claims(VIEWER));
        assert_unauthenticated(list(&world, &made_up).await, INVALID).await;
    }
    let count = world.issuer.as_ref().expect("an issuer").change(|says| says.count);
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
    let nowhere = world.restart(&[]);
    assert!(nowhere.contains("the issuer's keys were read"), "{nowhere}");
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
