//! The issuer's public keys (RFC 7517).

use super::signature;
use jsonwebtoken::jwk::{Jwk, KeyOperations, PublicKeyUse};
use jsonwebtoken::{Algorithm, AlgorithmFamily, DecodingKey};
use serde::Deserialize;
use serde_json::Value;

/// The issuer's list of keys as it is sent.
#[derive(Debug, Deserialize)]
pub(super) struct KeyList {
    keys: Vec<Value>,
}

/// The keys that tokens may be signed with.
#[derive(Debug)]
pub(super) struct Keys(Vec<Key>);

#[derive(Debug)]
struct Key {
    id: String,
    /// The only algorithm that it is for; `None` for any of its family.
    algorithm: Option<Algorithm>,
    public: DecodingKey,
}

impl Keys {
    /// Leaves out what cannot be read or is for something else (RFC 7517, section 5).
    pub(super) fn read(list: KeyList) -> Self {
        Self(list.keys.into_iter().filter_map(Key::read).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The key with this id, if it is for this algorithm.
    pub(super) fn find(&self, id: &str, algorithm: Algorithm) -> Option<&DecodingKey> {
        let fits = |key: &&Key| {
            key.id == id
                && key.public.family() == algorithm.family()
                && key.algorithm.is_none_or(|only| only == algorithm)
        };
        self.0.iter().find(fits).map(|key| &key.public)
    }
}

impl Key {
    fn read(value: Value) -> Option<Self> {
        let jwk: Jwk = serde_json::from_value(value).ok()?;
        let public = DecodingKey::from_jwk(&jwk).ok()?;
        let common = jwk.common;
        let is_to_verify = matches!(common.public_key_use, None | Some(PublicKeyUse::Signature))
            && common.key_operations.is_none_or(|all| all.contains(&KeyOperations::Verify));
        let algorithm = match common.key_algorithm {
            Some(named) => {
                Some(Algorithm::try_from(named).ok().filter(|it| signature::is_accepted(*it))?)
            }
            None => None,
        };
        // A shared secret is no public key.
        let is_public = public.family() != AlgorithmFamily::Hmac;
        (is_to_verify && is_public).then_some(Self { id: common.key_id?, algorithm, public })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn keys(list: &Value) -> Keys {
        Keys::read(serde_json::from_value(json!({"keys": list})).unwrap())
    }

    /// A key for RSA with more in it.
    fn rsa(more: Value) -> Value {
        let mut key = json!({"kty": "RSA", "kid": "1", "n": "AQAB", "e": "AQAB"});
        let (Value::Object(key_fields), Value::Object(more)) = (&mut key, more) else { panic!() };
        key_fields.extend(more);
        key
    }

    #[test]
    fn a_key_is_found_by_its_id_and_algorithm() {
        let any = keys(&json!([rsa(json!({}))]));
        assert!(any.find("1", Algorithm::RS256).is_some());
        assert!(any.find("1", Algorithm::PS512).is_some());
        assert!(any.find("1", Algorithm::ES256).is_none());
        assert!(any.find("2", Algorithm::RS256).is_none());
        let one = keys(&json!([rsa(json!({"alg": "RS256", "use": "sig", "key_ops": ["verify"]}))]));
        assert!(one.find("1", Algorithm::RS256).is_some());
        assert!(one.find("1", Algorithm::PS256).is_none());
    }

    #[test]
    fn keys_of_two_kinds_may_share_an_id() {
        let curve = json!({"kty": "OKP", "crv": "Ed25519", "kid": "1", "x": "AQAB"});
        let both = keys(&json!([rsa(json!({})), curve]));
        assert!(both.find("1", Algorithm::RS256).is_some());
        assert!(both.find("1", Algorithm::EdDSA).is_some());
    }

    #[test]
    fn what_cannot_verify_is_left_out_and_the_others_stay() {
        let others = [
            json!("no key"),
            json!({"kty": "new", "kid": "1"}),
            json!({"kty": "oct", "kid": "1", "k": "AQAB"}),
            json!({"kty": "OKP", "crv": "X25519", "kid": "1", "x": "AQAB"}),
            json!({"kty": "RSA", "n": "AQAB", "e": "AQAB"}),
            rsa(json!({"n": "not base64!"})),
            rsa(json!({"use": "enc"})),
            rsa(json!({"key_ops": ["encrypt"]})),
            rsa(json!({"alg": "RSA-OAEP"})),
            rsa(json!({"alg": "HS256"})),
            rsa(json!({"alg": "none"})),
        ];
        for other in others {
            assert!(keys(&json!([other])).is_empty(), "{other}");
            let kept = keys(&json!([other, rsa(json!({"kid": "2"}))]));
            assert!(kept.find("2", Algorithm::RS256).is_some(), "{other}");
        }
    }
}
