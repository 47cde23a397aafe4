//! Finds the tokens in a text, and the username next to each.

use super::{ends_with_ignoring_case, words};
use crate::checksum::ChecksumFinding;
use crate::kind::TokenKind;
use crate::token_lint::TokenLint;
use crate::username::Username;

/// A token in a text, with the text before and after it.
pub(super) struct Place<'a> {
    before: &'a str,
    pub(super) token: &'a str,
    after: &'a str,
}

/// Returns the place of each token in `text`.
pub(super) fn of_tokens(text: &str) -> Vec<Place<'_>> {
    let mut places = Vec::new();
    let mut from = 0;
    for at in 0..text.len() {
        let Some((before, rest)) = text.split_at_checked(at) else { continue };
        if at < from || !is_start_of_token(before, rest) {
            continue;
        }
        let token = token_at_start(rest);
        from = at + token.len();
        if has_prefix(token) {
            places.push(Place {
                before,
                token,
                after: rest.strip_prefix(token).unwrap_or_default(),
            });
        }
    }
    places
}

fn is_start_of_token(before: &str, rest: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    has_prefix(rest)
        && (!before.ends_with(is_word) || before.ends_with("-p") || before.ends_with("password"))
}

/// Returns true if `text` starts with the prefix of a kind of token.
pub(super) fn has_prefix(text: &str) -> bool {
    !matches!(TokenKind::of(text), TokenKind::Legacy | TokenKind::Unknown)
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
pub(super) fn is_token_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-')
}

impl Place<'_> {
    /// Returns the username that belongs to the token: the one before its colon, else the last one
    /// before it, else the last one after it. A name that holds the token would be shown with it.
    pub(super) fn username(&self) -> Option<Username> {
        let named = self.pair().or_else(|| last_named(self.before));
        let named = named.or_else(|| last_named(self.after));
        named.filter(|name| !name.as_str().contains(self.token))
    }

    /// Parses `SCHEME://USER:TOKEN`, or a text that starts with `USER:TOKEN`, as HTTP's Basic
    /// credentials do (RFC 7617).
    fn pair(&self) -> Option<Username> {
        let before = self.before.strip_suffix(':')?;
        login(before.rsplit_once("://").map_or(before, |(_, user)| user))
    }
}

/// Returns the last username after `-u`, `--username`, `login`, `"username":`, `REGISTRY_USER=` and
/// the like.
fn last_named(text: &str) -> Option<Username> {
    let (mut last, mut is_announced) = (None, false);
    for word in words(text) {
        for part in word.split('=') {
            let is_username = std::mem::replace(&mut is_announced, announces_username(part));
            let name = match part.strip_prefix("-u") {
                Some(glued) if !is_announced => login(glued),
                // A `.netrc` whose line breaks were dropped: "login USERpassword TOKEN".
                _ if is_username => login(part.strip_suffix("password").unwrap_or(part)),
                _ => None,
            };
            last = name.or(last);
        }
    }
    last
}

fn announces_username(word: &str) -> bool {
    word == "-u"
        || ["user", "username", "login", "creds"]
            .iter()
            .any(|key| ends_with_ignoring_case(word, key))
}

/// Parses `word` as a username. Returns `None` for an option, a variable, a placeholder
/// (`USERNAME`, `GITHUB_TOKEN`, `x-access-token`) and the beginning of a token.
fn login(word: &str) -> Option<Username> {
    const PLACEHOLDERS: [&str; 6] = ["user", "username", "token", "pat", "password", "oauth2"];
    // Parsing trims the word, so the rules apply to what is left.
    let login: Username = word.parse().ok()?;
    let name = login.as_str();
    let last = name.rsplit(['-', '_']).next().unwrap_or_default();
    let is_username = !name.starts_with('-')
        && !has_prefix(name)
        && !PLACEHOLDERS.iter().any(|placeholder| last.eq_ignore_ascii_case(placeholder));
    is_username.then_some(login)
}
