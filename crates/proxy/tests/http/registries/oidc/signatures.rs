//! Which tokens are taken, by their signature and what the issuer says in them.

use super::super::issuer::{FAR_AWAY, Key, encode};
use super::super::world::{EDITOR, VIEWER, World};
use super::{INVALID, assert_unauthenticated, issuer, list, token_with};
use reqwest::StatusCode;
use ring::hmac;
use serde_json::{Value, json};

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
