//! How a token's text is made.
//!
//! A whole token with a good checksum in a source file trips secret scanners and push protection,
//! so there is none: each is put together when it is needed, always the same from the same words.

use ghcr_contract::{Token, TokenKind, token_checksum};

/// What a token is made of: its kind and a few readable words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipe {
    kind: TokenKind,
    words: &'static str,
    has_slip: bool,
}

impl Recipe {
    /// A token of that kind around `words` (letters and digits; what is too long is cut off).
    #[must_use]
    pub const fn new(kind: TokenKind, words: &'static str) -> Self {
        Self { kind, words, has_slip: false }
    }

    /// The same with one character mistyped, so that the checksum differs.
    #[must_use]
    pub const fn with_a_slip(self) -> Self {
        Self { has_slip: true, ..self }
    }

    /// What kind it is.
    #[must_use]
    pub const fn kind(&self) -> TokenKind {
        self.kind
    }

    /// The token, parsed.
    ///
    /// # Panics
    /// Never: letters, digits, `_`, `-` and `.` are all that is in one.
    #[must_use]
    pub fn token(&self) -> Token {
        self.text().parse().expect("a token of letters and digits can be parsed")
    }

    /// The token's text. Shapes by kind: GitHub facts, section 1.
    #[must_use]
    pub fn text(&self) -> String {
        let words = self.words;
        let mut text = match self.kind {
            TokenKind::Classic => with_checksum("ghp", words, 30),
            TokenKind::OauthApp => with_checksum("gho", words, 30),
            TokenKind::AppUser => with_checksum("ghu", words, 30),
            TokenKind::Refresh => with_checksum("ghr", words, 70),
            // No prefix that GitHub has used so far.
            TokenKind::Unknown => with_checksum("ghx", words, 30),
            TokenKind::FineGrained => {
                format!("github_pat_{}_{}", padded(&format!("11{words}"), 22), padded(words, 59))
            }
            TokenKind::AppInstallation => installation_token(words),
            TokenKind::Legacy => hexadecimal(words),
        };
        if self.has_slip {
            mistype_last(&mut text);
        }
        text
    }
}

fn with_checksum(prefix: &str, words: &str, length: usize) -> String {
    let payload = padded(words, length);
    let sum = token_checksum(&payload);
    format!("{prefix}_{payload}{sum}")
}

/// `words`, filled up with zeros or cut off.
fn padded(words: &str, length: usize) -> String {
    format!("{words:0<length$.length$}")
}

/// The form of 2026: `ghs_APPID_JWT` with about 520 characters, two dots, and `-` and `_` in the
/// JWT.
fn installation_token(words: &str) -> String {
    let (header, payload, signature) = (padded("eyJ", 90), padded("eyJ", 73), padded(words, 341));
    format!("ghs_1234567_{header}.{payload}-_.{signature}")
}

/// Forty hexadecimal digits, as before April 2021, that look random enough (FNV-1a of the words,
/// five times).
fn hexadecimal(words: &str) -> String {
    (0_u32..5)
        .map(|round| {
            let hash = words.bytes().fold(0x811C_9DC5 ^ round, |hash: u32, byte| {
                (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
            });
            format!("{hash:08x}")
        })
        .collect()
}

fn mistype_last(text: &mut String) {
    if let Some(last) = text.pop() {
        text.push(if last == 'x' { 'y' } else { 'x' });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::{ChecksumFinding, LengthFinding, TokenLint};

    #[test]
    fn every_kind_looks_to_the_lint_like_what_it_is() {
        for kind in TokenKind::ALL {
            let lint = TokenLint::of(&Recipe::new(*kind, "DemoOfEveryKind").text());
            assert_eq!(lint.kind, *kind);
            assert_ne!(lint.checksum, ChecksumFinding::Differs, "{kind}");
            assert!(
                matches!(lint.length, LengthFinding::Usual | LengthFinding::NotFixed),
                "{kind}: {lint:?}"
            );
            assert!(lint.strays.is_empty(), "{kind}");
        }
    }

    #[test]
    fn a_slip_is_seen_by_the_checksum() {
        let slip = Recipe::new(TokenKind::Classic, "DemoSlip").with_a_slip();
        assert_eq!(TokenLint::of(&slip.text()).checksum, ChecksumFinding::Differs);
    }

    #[test]
    fn an_installation_token_has_the_length_of_2026() {
        assert_eq!(Recipe::new(TokenKind::AppInstallation, "Demo").text().len(), 520);
    }

    #[test]
    fn the_same_words_make_the_same_token_and_other_words_another() {
        for kind in TokenKind::ALL {
            let text = |words| Recipe::new(*kind, words).text();
            assert_eq!(text("DemoOne"), text("DemoOne"));
            assert_ne!(text("DemoOne"), text("DemoTwo"));
        }
    }
}
