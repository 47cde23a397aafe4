//! Finds the tokens in a text.

use crate::checksum::ChecksumFinding;
use crate::kind::TokenKind;
use crate::token_lint::TokenLint;

/// Half the length of the shortest token, because a part of a token is a secret as well.
const MIN_LENGTH: usize = 20;

/// A token in a text, with the text before and after it. It has no `Debug`, because it is a secret.
pub struct FoundToken<'a> {
    /// All that stands before it.
    pub before: &'a str,
    /// The token.
    pub token: &'a str,
    /// All that stands after it.
    pub after: &'a str,
}

/// Returns the tokens in `text`, in their order.
///
/// A token starts with one of GitHub's prefixes ([`TokenKind::has_prefix`]), at the start of a word
/// or directly after `-p` or `password`. It ends with the last character of its alphabet, or
/// earlier if the checksum is right there. Old tokens of 40 hexadecimal digits look like commits,
/// so they are not found.
///
/// Source of prefixes, alphabet and checksum: GitHub facts, section 1.
#[must_use]
pub fn tokens_in(text: &str) -> Vec<FoundToken<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    for at in 0..text.len() {
        let Some((before, rest)) = text.split_at_checked(at) else { continue };
        if at < from || !is_start_of_token(before, rest) {
            continue;
        }
        let token = token_at_start(rest);
        from = at + token.len();
        if TokenKind::of(token).has_prefix() {
            found.push(FoundToken {
                before,
                token,
                after: rest.strip_prefix(token).unwrap_or_default(),
            });
        }
    }
    found
}

fn is_start_of_token(before: &str, rest: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    TokenKind::of(rest).has_prefix()
        && (!before.ends_with(is_word) || before.ends_with("-p") || before.ends_with("password"))
}

/// Returns the token at the start of `text`. It ends with the last character of a token's alphabet,
/// without trailing punctuation, or earlier if the checksum is right there. A prefix alone loses
/// its underscore, so that it is no prefix any more.
fn token_at_start(text: &str) -> &str {
    let run = text.split(|c| !is_token_character(c)).next().unwrap_or_default();
    let whole = TokenKind::of(run).usual_length().and_then(|length| run.get(..length));
    whole
        .filter(|whole| TokenLint::of(whole).checksum == ChecksumFinding::Matches)
        .unwrap_or_else(|| run.trim_end_matches(['.', '-', '_']))
}

/// Returns true if `c` is in the alphabet of tokens.
#[must_use]
pub fn is_token_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-')
}

/// Returns true if `text` holds a token: one of GitHub's prefixes at the start of a word, followed
/// by characters that look random. These are at least 20 with the prefix, with a capital letter and
/// a digit among them, so `ghp_`, `ghp_…` and `ghs_runner-image` are no tokens.
///
/// Source: GitHub facts, section 1.
///
/// ```
/// use ghcr_contract::holds_token;
/// let token = format!("ghp_{}", "ExampleTokenNotIssuedByGitHub10VC4aO");
/// assert!(holds_token(&format!("for production: {token}")));
/// assert!(!holds_token("the classic one, ghp_"));
/// ```
#[must_use]
pub fn holds_token(text: &str) -> bool {
    let looks_random = |token: &str| {
        token.len() >= MIN_LENGTH
            && token.bytes().any(|byte| byte.is_ascii_uppercase())
            && token.bytes().any(|byte| byte.is_ascii_digit())
    };
    tokens_in(text).iter().any(|found| looks_random(found.token))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_with_random_characters_is_a_token() {
        let token = format!("ghp_{}", "ExampleTokenNotIssuedByGitHub10VC4aO");
        for held in [
            &token,
            &format!("it's {token}!"),
            &format!("https://{token}@github.com/a/b"),
            &token[..35],
        ] {
            assert!(holds_token(held), "{held:?}");
        }
        let none = [
            "",
            "ghp_",
            "a token like ghp_…",
            "acme/ghs_runner-image-2-production",
            "xghp_A1b2A1b2A1b2A1b2A1",
            "GHP_NAMES_2",
        ];
        for text in none.into_iter().chain([&token[..19], &token[4..]]) {
            assert!(!holds_token(text), "{text:?}");
        }
    }
}
