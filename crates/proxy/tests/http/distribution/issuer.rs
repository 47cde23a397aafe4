//! Signs what the registry takes for a login: JSON Web Tokens, by a key whose certificate the
//! registry trusts (distribution's token authentication specification).

use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD, Engine};
use rcgen::{CertificateParams, KeyPair};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use serde_json::{Value, json};
use std::sync::Arc;

pub(super) const NAME: &str = "token-server";
pub(super) const SERVICE: &str = "registry";
/// In 2096, in seconds since 1970: the registry looks at its own clock, and these tokens live for
/// one test.
const FAR_AWAY: i64 = 4_000_000_000;

/// A key and its certificate, made anew for each test.
#[derive(Clone)]
pub(super) struct Issuer {
    key: Arc<EcdsaKeyPair>,
    certificate: rcgen::Certificate,
}

impl Issuer {
    pub(super) fn new() -> Self {
        let pair = KeyPair::generate().expect("a key");
        let parameters = CertificateParams::new(vec![NAME.to_owned()]).expect("a name");
        let certificate = parameters.self_signed(&pair).expect("a certificate");
        let (algorithm, random) = (&ECDSA_P256_SHA256_FIXED_SIGNING, SystemRandom::new());
        let key = EcdsaKeyPair::from_pkcs8(algorithm, &pair.serialize_der(), &random)
            .expect("the same key");
        Self { key: Arc::new(key), certificate }
    }

    pub(super) fn certificate(&self) -> String {
        self.certificate.pem()
    }

    /// A token for these actions on that repository.
    pub(super) fn sign(&self, repository: &str, actions: &[&str]) -> String {
        let header = json!({
            "typ": "JWT",
            "alg": "ES256",
            "x5c": [BASE64_STANDARD.encode(self.certificate.der())],
        });
        let claims = json!({
            "iss": NAME,
            "sub": "",
            "aud": SERVICE,
            "nbf": 0,
            "iat": 0,
            "exp": FAR_AWAY,
            "jti": "1",
            "access": [{"type": "repository", "name": repository, "actions": actions}],
        });
        let text = format!("{}.{}", encode(&header), encode(&claims));
        let signature = self.key.sign(&SystemRandom::new(), text.as_bytes()).expect("a signature");
        format!("{text}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature))
    }
}

fn encode(part: &Value) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(part.to_string())
}
