//! Sealing: a token is encrypted so that it opens with its key and in its row only.
//!
//! The cipher is XChaCha20-Poly1305 (RustCrypto, audited by NCC Group). Its nonce of 192 bits can
//! be random for each token, on any number of replicas, without a repetition to be afraid of.
//! AES-GCM's 96 bits cannot, and AES-GCM-SIV, which forgives a repetition, is slow and hard to run
//! in constant time on processors without AES instructions. `ring` has neither XChaCha20 nor SIV.

use crate::error::Error;
use crate::keys::{Key, Keys};
use crate::names::{RegistryHost, RegistryId, TenantId};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use ghcr_contract::{Token, Username};
use zeroize::Zeroizing;

const NONCE_LENGTH: usize = 24;

/// A sealed token as the database has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sealed {
    pub(crate) key_id: String,
    /// Base64 of the nonce and the ciphertext.
    pub(crate) text: String,
}

/// The place that a sealed token belongs to.
pub(crate) struct Place<'a> {
    pub(crate) tenant: &'a TenantId,
    pub(crate) id: RegistryId,
    pub(crate) username: &'a Username,
    pub(crate) host: &'a RegistryHost,
}

impl Place<'_> {
    /// The associated data: each part after its length, so that no two places have the same.
    fn bytes(&self, key_id: &str) -> Vec<u8> {
        let id = self.id.to_string();
        let parts = [
            "ghcr-connect registry token 1",
            self.tenant.as_str(),
            &id,
            self.username.as_str(),
            self.host.as_str(),
            key_id,
        ];
        join(parts.map(str::as_bytes))
    }
}

/// Each part after its length in eight bytes.
pub(crate) fn join<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut joined = Vec::new();
    for part in parts {
        joined.extend_from_slice(&(part.len() as u64).to_be_bytes());
        joined.extend_from_slice(part);
    }
    joined
}

impl Keys {
    /// Seals a token for its place with the first key.
    pub(crate) fn seal(&self, token: &Token, place: &Place<'_>) -> Result<Sealed, Error> {
        let key = self.first();
        let mut nonce = [0; NONCE_LENGTH];
        getrandom::fill(&mut nonce).map_err(|_| Error::Random)?;
        // Long enough for the tag, so that growing does not leave a copy of the token behind.
        let mut buffer = Zeroizing::new(Vec::with_capacity(token.expose().len() + 16));
        buffer.extend_from_slice(token.expose().as_bytes());
        cipher(key)
            .encrypt_in_place(&XNonce::from(nonce), &place.bytes(key.id.as_str()), &mut *buffer)
            .map_err(|_| Error::TokenDoesNotOpen { id: place.id })?;
        let text = STANDARD.encode([nonce.as_slice(), &buffer].concat());
        Ok(Sealed { key_id: key.id.as_str().to_owned(), text })
    }

    /// Opens a token with the key that sealed it.
    pub(crate) fn open(&self, sealed: &Sealed, place: &Place<'_>) -> Result<Token, Error> {
        let key = self.find(&sealed.key_id).ok_or_else(|| {
            Error::KeysMissing(vec![crate::keys::KeyId::stored(sealed.key_id.clone())])
        })?;
        decrypt(key, sealed, place).ok_or(Error::TokenDoesNotOpen { id: place.id })
    }
}

fn decrypt(key: &Key, sealed: &Sealed, place: &Place<'_>) -> Option<Token> {
    let mut buffer = Zeroizing::new(STANDARD.decode(&sealed.text).ok()?);
    if buffer.len() < NONCE_LENGTH {
        return None;
    }
    let ciphertext = buffer.split_off(NONCE_LENGTH);
    let nonce: [u8; NONCE_LENGTH] = buffer.as_slice().try_into().ok()?;
    let mut plaintext = Zeroizing::new(ciphertext);
    cipher(key)
        .decrypt_in_place(&XNonce::from(nonce), &place.bytes(&sealed.key_id), &mut *plaintext)
        .ok()?;
    std::str::from_utf8(&plaintext).ok()?.parse().ok()
}

/// The cipher wipes its copy of the key when it is dropped.
fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&*key.secret).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Seals at one place and opens at another that differs in one part.
    #[test]
    fn a_token_opens_at_its_place_only() {
        let keys = Keys::generate().unwrap();
        let (ours, theirs) = ("ours".parse().unwrap(), "theirs".parse().unwrap());
        let (mona, lisa) = ("mona".parse().unwrap(), "lisa".parse().unwrap());
        let (ghcr, octo) = ("ghcr.io".parse().unwrap(), "containers.octo.ghe.com".parse().unwrap());
        let [one, two] = [1, 2].map(|id| RegistryId::new(uuid::Uuid::from_u128(id)));
        let home = Place { tenant: &ours, id: one, username: &mona, host: &ghcr };
        let token: Token = "not-a-real-one".parse().unwrap();
        let sealed = keys.seal(&token, &home).unwrap();
        assert_eq!(keys.open(&sealed, &home).unwrap().expose(), "not-a-real-one");
        for place in [
            Place { tenant: &theirs, ..home },
            Place { id: two, ..home },
            Place { username: &lisa, ..home },
            Place { host: &octo, ..home },
        ] {
            let error = keys.open(&sealed, &place).unwrap_err();
            assert!(matches!(error, Error::TokenDoesNotOpen { .. }), "{error}");
        }
    }

    #[test]
    fn the_same_token_is_never_sealed_to_the_same_text() {
        let keys = Keys::generate().unwrap();
        let (tenant, username, host) =
            ("t".parse().unwrap(), "mona".parse().unwrap(), "ghcr.io".parse().unwrap());
        let id = RegistryId::new(uuid::Uuid::from_u128(1));
        let place = Place { tenant: &tenant, id, username: &username, host: &host };
        let token: Token = "not-a-real-one".parse().unwrap();
        let [first, second] = [(), ()].map(|()| keys.seal(&token, &place).unwrap().text);
        assert_ne!(first, second);
    }

    #[test]
    fn a_text_that_was_cut_or_changed_does_not_open() {
        let keys = Keys::generate().unwrap();
        let (tenant, username, host) =
            ("t".parse().unwrap(), "mona".parse().unwrap(), "ghcr.io".parse().unwrap());
        let id = RegistryId::new(uuid::Uuid::from_u128(1));
        let place = Place { tenant: &tenant, id, username: &username, host: &host };
        let sealed = keys.seal(&"not-a-real-one".parse().unwrap(), &place).unwrap();
        let flipped = sealed.text.replacen(|c: char| c.is_ascii_lowercase(), "A", 1);
        for text in ["", "AAAA", "?", &sealed.text[..40], &flipped] {
            let sealed = Sealed { text: text.to_owned(), ..sealed.clone() };
            assert!(keys.open(&sealed, &place).is_err(), "{text}");
        }
    }
}
