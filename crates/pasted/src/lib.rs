#![doc = include_str!("../README.md")]
// Slicing a `str` panics inside a character, and pasted texts hold any character: use `get`.
#![cfg_attr(not(test), warn(clippy::string_slice))]

mod base64;
mod beside;
mod image;
mod login;
mod username;

pub use image::image_in_paste;
pub use login::{PastedLogin, token_in_paste};
pub use username::username_in_paste;

use ghcr_contract::GithubHosts;

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
    /// Without the port.
    host: &'a str,
    /// With the port, if there is one.
    host_and_port: &'a str,
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
        let (has_user, rest) = match rest.split_once('@') {
            Some((user, rest)) if !user.contains('/') => (true, rest),
            _ => (false, rest),
        };
        // Git's short form has a user, and no port.
        let may_have_port = |host| has_scheme || !has_user && has_port(host);
        let (host_and_port, path) = match rest.split_once('/') {
            Some((host, path)) if may_have_port(host) => (host, path),
            _ if has_scheme => return None,
            _ => rest.split_once(['/', ':'])?,
        };
        let host = host_and_port.split_once(':').map_or(host_and_port, |(host, _)| host);
        Some(Self { host, host_and_port, path, query })
    }

    /// Returns true if it is an address of the registry. Any port will do where it has none.
    fn is_of_registry(&self, hosts: &GithubHosts) -> bool {
        hosts.is_registry(self.host_and_port) || hosts.is_registry(self.host)
    }

    fn parts(&self) -> impl Iterator<Item = &'a str> {
        self.path.split('/').filter(|part| !part.is_empty())
    }
}

/// Returns true if `host` ends with the number of a port.
fn has_port(host: &str) -> bool {
    let is_number = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    host.split_once(':').is_some_and(|(_, port)| is_number(port))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::{ImageReference, Token, TokenKind, Username};
    use proptest::prelude::*;
    use secrecy::ExposeSecret;

    /// An enterprise with data residency.
    pub(super) fn octo() -> GithubHosts {
        GithubHosts {
            web: "https://octo.ghe.com".into(),
            registry: "containers.octo.ghe.com".into(),
        }
    }

    /// An Enterprise Server whose registry has a port.
    pub(super) fn server() -> GithubHosts {
        GithubHosts {
            web: "https://git.example.com".into(),
            registry: "containers.git.example.com:8443".into(),
        }
    }

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
            "octo.ghe.com/",
            "containers.octo.ghe.com/",
            "containers.git.example.com:8443/",
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

    fn any_hosts() -> impl Strategy<Value = GithubHosts> {
        prop::sample::select(vec![GithubHosts::default(), octo(), server()])
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
        fn a_found_name_is_valid_and_no_token(text in pasted(), hosts in any_hosts()) {
            let beside_token = token_in_paste(&text).and_then(|login| login.username);
            for name in [username_in_paste(&text, &hosts), beside_token].into_iter().flatten() {
                prop_assert_eq!(&name.as_str().parse::<Username>().unwrap(), &name);
                prop_assert_eq!(username_in_paste(name.as_str(), &hosts), None);
                prop_assert_eq!(TokenKind::of(name.as_str()), TokenKind::Unknown);
            }
        }

        #[test]
        fn a_found_image_is_valid(text in pasted(), hosts in any_hosts()) {
            if let Some(image) = image_in_paste(&text, &hosts) {
                prop_assert_eq!(&image.to_string().parse::<ImageReference>().unwrap(), &image);
                prop_assert_eq!(image_in_paste(&image.to_string(), &hosts), None);
            }
        }

        #[test]
        fn no_text_causes_a_panic(text in any::<String>(), hosts in any_hosts()) {
            let _ = token_in_paste(&text);
            let _ = (username_in_paste(&text, &hosts), image_in_paste(&text, &hosts));
        }

        #[test]
        fn a_valid_value_is_left_unchanged(text in pasted(), hosts in any_hosts()) {
            if text.parse::<Username>().is_ok() {
                prop_assert_eq!(username_in_paste(&text, &hosts), None);
            }
            let image = ImageReference::parse_of_registry(&text, &hosts.registry);
            if image.is_ok_and(|image| image.owner() != "v2") {
                prop_assert_eq!(image_in_paste(&text, &hosts), None);
            }
        }
    }
}
