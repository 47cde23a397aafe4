//! Finds the value of a field in a pasted text: a command, a configuration file, a web link.
//!
//! Each function returns the value that was probably meant, so that the screen can offer it. It
//! returns `None` if the text holds two different values, and if the text is a valid value itself.
//! No function keeps any other part of the text, because it may be a credential.
//!
//! The code uses plain `&str` methods, because a crate for URLs or patterns would be too large for
//! the WebAssembly.

mod base64;
mod image;
mod login;
mod place;
mod username;

pub use image::image_in_paste;
pub use login::{PastedLogin, holds_token, token_in_paste};
pub use username::username_in_paste;

/// Splits `text` at white space, quotes, brackets and the like, and removes the punctuation at the
/// ends of each word.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_separator)
        .map(|word| word.trim_matches([':', '.']))
        .filter(|word| !word.is_empty())
}

/// Returns true if `c` cannot be part of a name, address or token. Zero-width characters come with
/// texts copied from web pages.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '"' | '\'' | '`' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | ',' | ';' | '|' | '«' | '»'
                | '\u{2018}'..='\u{201f}' | '\u{200b}'..='\u{200f}' | '\u{feff}'
        )
}

/// Returns the first item if all items are equal.
fn the_only<T: PartialEq>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

fn ends_with_ignoring_case(text: &str, end: &str) -> bool {
    let start = text.len().checked_sub(end.len());
    start.and_then(|start| text.get(start..)).is_some_and(|last| last.eq_ignore_ascii_case(end))
}

/// The parts of an address, with or without a scheme:
/// `[SCHEME://][USER[:PASSWORD]@]HOST[:PORT]/PATH[?QUERY]`, or git's short form `USER@HOST:PATH`.
struct Address<'a> {
    host: &'a str,
    /// Without the leading slash and without the fragment.
    path: &'a str,
    /// Without the question mark; empty if there is none.
    query: &'a str,
}

impl<'a> Address<'a> {
    fn of(word: &'a str) -> Option<Self> {
        let (has_scheme, rest) =
            word.split_once("://").map_or((false, word), |(_, rest)| (true, rest));
        let rest = rest.split_once('#').map_or(rest, |(rest, _)| rest);
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let rest = match rest.split_once('@') {
            Some((user, rest)) if !user.contains('/') => rest,
            _ => rest,
        };
        let (host, path) =
            if has_scheme { rest.split_once('/')? } else { rest.split_once(['/', ':'])? };
        let host = host.split_once(':').map_or(host, |(host, _)| host);
        Some(Self { host, path, query })
    }

    /// Returns true if the host is a GitHub web host: github.com, or `SUBDOMAIN.ghe.com` of an
    /// enterprise with data residency (GitHub facts, section 6). An enterprise's own server may
    /// have any name, so it is not recognised.
    fn is_on_github(&self) -> bool {
        let enterprise = || {
            let parts = self.host.split_once('.');
            parts.is_some_and(|(subdomain, domain)| {
                !subdomain.is_empty() && domain.eq_ignore_ascii_case("ghe.com")
            })
        };
        ["github.com", "www.github.com"].iter().any(|host| self.host.eq_ignore_ascii_case(host))
            || enterprise()
    }

    fn parts(&self) -> impl Iterator<Item = &'a str> {
        self.path.split('/').filter(|part| !part.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ImageReference, Token, Username};
    use proptest::prelude::*;
    use secrecy::ExposeSecret;

    /// Generates texts from parts that the rules recognise, in any order, mixed with other
    /// characters.
    fn pasted() -> impl Strategy<Value = String> {
        let known = prop::sample::select(vec![
            "ghp_",
            "github_pat_",
            "ghs_1_",
            "ExampleTokenNotIssuedByGitHub10VC4aO",
            "-u",
            "-p",
            "login ",
            "password",
            "https://",
            "@",
            ":",
            "/",
            " ",
            "\n",
            "\"",
            "=",
            "%2F",
            "?tag=",
            "#",
            "mona",
            "Acme",
            "app",
            "ghcr.io/",
            "v2/",
            "/manifests/",
            "/tags/list",
            "github.com/",
            "x.ghe.com/",
            "orgs/",
            "users/",
            "packages/container/",
            "/pkgs/container/",
            "settings",
            "bW9uYTpnaHBfYWJj",
            "é",
            "\u{200b}",
            ".",
        ]);
        let piece = prop_oneof![4 => known.prop_map(str::to_owned), 1 => "\\PC{0,6}"];
        prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn a_found_token_is_part_of_the_text_and_valid(text in pasted()) {
            if let Some(login) = token_in_paste(&text) {
                let token = login.token.expose();
                let hidden = base64::decode_all(&text).iter().any(|decoded| decoded.expose_secret().contains(token));
                prop_assert!(text.contains(token) || hidden);
                let again: Token = token.parse().unwrap();
                prop_assert_eq!(again.expose(), token);
                prop_assert!(token_in_paste(token).is_none());
                let debug = format!("{login:?}");
                prop_assert!(!debug.contains(token) && debug.contains("[redacted]"), "{}", debug);
            }
        }

        #[test]
        fn a_found_name_is_valid_and_no_token(text in pasted()) {
            let beside_token = token_in_paste(&text).and_then(|login| login.username);
            for name in [username_in_paste(&text), beside_token].into_iter().flatten() {
                prop_assert_eq!(&name.as_str().parse::<Username>().unwrap(), &name);
                prop_assert_eq!(username_in_paste(name.as_str()), None);
                prop_assert_eq!(crate::TokenKind::of(name.as_str()), crate::TokenKind::Unknown);
            }
        }

        #[test]
        fn a_found_image_is_valid(text in pasted()) {
            if let Some(image) = image_in_paste(&text) {
                prop_assert_eq!(&image.to_string().parse::<ImageReference>().unwrap(), &image);
                prop_assert_eq!(image_in_paste(&image.to_string()), None);
            }
        }

        #[test]
        fn no_text_causes_a_panic(text in any::<String>()) {
            let _ = (token_in_paste(&text), username_in_paste(&text), image_in_paste(&text));
        }

        #[test]
        fn a_valid_value_is_left_unchanged(text in pasted()) {
            if text.parse::<Username>().is_ok() {
                prop_assert_eq!(username_in_paste(&text), None);
            }
            if text.parse::<ImageReference>().is_ok_and(|image| image.owner() != "v2") {
                prop_assert_eq!(image_in_paste(&text), None);
            }
        }
    }
}
