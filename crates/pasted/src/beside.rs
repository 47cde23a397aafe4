//! Finds the username beside a token.

use super::{ends_with_ignoring_case, words};
use ghcr_contract::{FoundToken, TokenKind, Username};

/// Returns the username that belongs to the token: the one before its colon, else the last one
/// before it, else the last one after it. A name that holds the token would be shown with it.
pub(super) fn username_beside(found: &FoundToken<'_>) -> Option<Username> {
    let named = paired(found.before).or_else(|| last_named(found.before));
    let named = named.or_else(|| last_named(found.after));
    named.filter(|name| !name.as_str().contains(found.token))
}

/// Parses the beginning of `SCHEME://USER:TOKEN`, or of a text that starts with `USER:TOKEN`, as
/// HTTP's Basic credentials do (RFC 7617).
fn paired(before: &str) -> Option<Username> {
    let before = before.strip_suffix(':')?;
    login(before.rsplit_once("://").map_or(before, |(_, user)| user))
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
        && !TokenKind::of(name).has_prefix()
        && !PLACEHOLDERS.iter().any(|placeholder| last.eq_ignore_ascii_case(placeholder));
    is_username.then_some(login)
}
