//! The type of a token.

use crate::fault::{Fault, check_length, find_gap};
use crate::token_lint::TokenLint;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, Serializer};
use std::str::FromStr;

/// A text that could be sent to GitHub as a token.
///
/// Parsing rejects only what no kind of token can be: an empty text, control characters, white
/// space, more than [`Token::MAX_LENGTH`] characters. [`Token::lint`] says whether the text looks
/// like a GitHub token. An unknown prefix or length is no error, because GitHub adds kinds (GitHub
/// facts, section 10, points 8 and 9).
///
/// The token is a secret: `Debug` redacts it, it has neither `Display` nor `Serialize`, and its
/// memory is wiped on drop.
///
/// ```
/// let token: ghcr_contract::Token = "not-a-real-one".parse().unwrap();
/// assert_eq!(format!("{token:?}"), "Token([redacted])");
/// ```
///
/// ```compile_fail
/// let token: ghcr_contract::Token = "not-a-real-one".parse().unwrap();
/// println!("{token}");
/// ```
///
/// ```compile_fail
/// fn write<T: serde::Serialize>(_: T) {}
/// write("not-a-real-one".parse::<ghcr_contract::Token>().unwrap());
/// ```
#[derive(Clone)]
pub struct Token(SecretString);

impl Token {
    /// The longest token, in characters. Installation tokens have about 520 since 2026, and GitHub
    /// asks to leave room (GitHub facts, section 10, point 9).
    pub const MAX_LENGTH: usize = 1024;

    /// Returns the text. Use it for the header of a request or a message that must carry the token.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// Returns what the text says about the token, without a request.
    #[must_use]
    pub fn lint(&self) -> TokenLint {
        TokenLint::of(self.expose())
    }
}

impl FromStr for Token {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        if text.trim().is_empty() {
            return Err(Fault::Empty);
        }
        if let Some(gap) = find_gap(text) {
            return Err(gap);
        }
        check_length(text, Self::MAX_LENGTH)?;
        Ok(Self(SecretString::from(text)))
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token([redacted])")
    }
}

impl<'de> Deserialize<'de> for Token {
    /// The error names the fault and holds no part of the text.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = SecretString::deserialize(deserializer)?;
        text.expose_secret().parse().map_err(serde::de::Error::custom)
    }
}

/// Serializes the token in the clear, for the few messages that must carry it.
#[expect(clippy::ref_option, reason = "serde calls it with a reference to the field")]
pub(crate) fn expose_to_wire<S: Serializer>(
    token: &Option<Token>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match token {
        Some(token) => serializer.serialize_str(token.expose()),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unusual_text_is_accepted() {
        for text in [
            "x",
            "\"quoted\"",
            "ghp_tooshort",
            "glpat-whatever",
            "zero\u{200b}width",
            &"x".repeat(1024),
        ] {
            assert_eq!(
                text.parse::<Token>().map(|token| token.expose().to_owned()).as_deref(),
                Ok(text)
            );
        }
    }

    #[test]
    fn what_cannot_be_a_token_is_rejected() {
        let table = [
            (String::new(), Fault::Empty),
            (" \n".into(), Fault::Empty),
            ("Bearer x".into(), Fault::Space { at: 7 }),
            (" x".into(), Fault::Space { at: 1 }),
            ("x\n".into(), Fault::Control { at: 2 }),
            ("x\0y".into(), Fault::Control { at: 2 }),
            ("x".repeat(1025), Fault::TooLong { length: 1025, max: 1024 }),
        ];
        for (text, fault) in table {
            assert_eq!(text.parse::<Token>().map(|_| ()), Err(fault), "{text:?}");
        }
    }

    #[test]
    fn a_deserialization_error_does_not_repeat_the_text() {
        let error = serde_json::from_str::<Token>("\"canary canary\"").unwrap_err().to_string();
        assert_eq!(error, "space");
        let error = serde_json::from_str::<Token>("[\"canary\"]").unwrap_err().to_string();
        assert!(!error.contains("canary"), "{error}");
    }

    #[test]
    fn debug_redacts_the_token_at_any_depth() {
        let request = crate::ValidateRequest {
            username: "mona".parse().unwrap(),
            token: Some("canary".parse().unwrap()),
            image: None,
            visibility: None,
        };
        assert!(!format!("{request:#?}").contains("canary"));
    }
}
