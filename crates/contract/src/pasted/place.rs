//! Where in a text the tokens stand, and whose name stands next to them.

use super::{ends_with_ignoring_case, words};
use crate::checksum::ChecksumFinding;
use crate::kind::TokenKind;
use crate::text::rsplit_once;
use crate::token_lint::TokenLint;
use crate::username::Username;

/// One token, and the text around it.
pub(super) struct Place<'a> {
    before: &'a str,
    pub(super) token: &'a str,
    after: &'a str,
}

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
            places.push(Place { before, token, after: rest.strip_prefix(token).unwrap_or_default() });
        }
    }
    places
}

fn is_start_of_token(before: &str, rest: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    has_prefix(rest) && (!before.ends_with(is_word) || before.ends_with("-p") || before.ends_with("password"))
}

pub(super) fn has_prefix(text: &str) -> bool {
    !matches!(TokenKind::of(text), TokenKind::Legacy | TokenKind::Unknown)
}

/// As long as the alphabet goes, without the stops of a sentence; or shorter, where the checksum says so. A prefix
/// alone loses its underscore here, and is none any more.
fn token_at_start(text: &str) -> &str {
    let run = text.split(|c| !is_of_token(c)).next().unwrap_or_default();
    let whole = TokenKind::of(run).usual_length().and_then(|length| run.get(..length));
    whole
        .filter(|whole| TokenLint::of(whole).checksum == ChecksumFinding::Matches)
        .unwrap_or_else(|| run.trim_end_matches(['.', '-', '_']))
}

pub(super) fn is_of_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-')
}

impl Place<'_> {
    /// The name that the token is paired with, else the last one named before it, else the last one after it.
    pub(super) fn username(&self) -> Option<Username> {
        self.pair().or_else(|| last_named(self.before)).or_else(|| last_named(self.after))
    }

    /// `SCHEME://USER:TOKEN`, or a text that begins with `USER:TOKEN` as HTTP's Basic credentials do (RFC 7617).
    fn pair(&self) -> Option<Username> {
        let before = self.before.strip_suffix(':')?;
        login(rsplit_once(before, "://").map_or(before, |(_, user)| user))
    }
}

/// The last name behind `-u`, `--username`, `login`, `"username":`, `REGISTRY_USER=` and the like.
fn last_named(text: &str) -> Option<Username> {
    let (mut last, mut is_next) = (None, false);
    for word in words(text) {
        for part in word.split('=') {
            let is_this = std::mem::replace(&mut is_next, announces_a_name(part));
            let name = match part.strip_prefix("-u") {
                Some(glued) if !is_next => login(glued),
                // `.netrc` on one line: "login USERpassword TOKEN".
                _ if is_this => login(part.strip_suffix("password").unwrap_or(part)),
                _ => None,
            };
            last = name.or(last);
        }
    }
    last
}

fn announces_a_name(word: &str) -> bool {
    word == "-u"
        || ["user", "username", "login", "creds"].iter().any(|key| ends_with_ignoring_case(word, key))
}

/// `word` as a login, unless it is an option, a variable or a placeholder (`USERNAME`, `GITHUB_TOKEN`, `x-access-token`), or
/// itself the beginning of a token.
fn login(word: &str) -> Option<Username> {
    const NOBODY: [&str; 6] = ["user", "username", "token", "pat", "password", "oauth2"];
    let last = word.rsplit(['-', '_']).next().unwrap_or_default();
    let is_somebody = !word.starts_with('-')
        && !has_prefix(word)
        && !NOBODY.iter().any(|nobody| last.eq_ignore_ascii_case(nobody));
    if is_somebody { word.parse().ok() } else { None }
}
