//! A token inside of more than a token.

use super::base64::decode_all;
use super::place;
use crate::token::Token;
use crate::token_lint::{LengthFinding, TokenLint};
use crate::username::Username;
use secrecy::ExposeSecret;

/// Half of the shortest token: one that was cut off on copying is given away as well.
const MIN_LENGTH: usize = 20;

/// A token that was taken out of a pasted text, and the name that stood next to it.
///
/// `Debug` shows nothing of the token.
#[derive(Clone, Debug)]
pub struct PastedLogin {
    /// The one token in the text.
    pub token: Token,
    /// Whose it is, as far as the text says so: `-u USER`, `login USER`, `USER:TOKEN@`. A guess to offer.
    pub username: Option<Username>,
}

/// The one token inside a text that is more than a token: a `docker login` line, a `.netrc`, a variable's assignment, a
/// header in a `curl` call, an address with a password, docker's `config.json` or a Kubernetes pull secret (both hold
/// base64).
///
/// A token begins with one of GitHub's prefixes ([`TokenKind`](crate::TokenKind)), at the start of a word or glued to `-p` or `password`
/// (a one-line field drops a `.netrc`'s line breaks), and goes on as long as its alphabet, `[A-Za-z0-9_.-]`; where what
/// follows is glued to it, the checksum says where it ends. Old tokens of 40 hexadecimal digits look like commits,
/// so they are not sought.
///
/// `None` where there is no token, or where two differ. `None` as well for a token with mere strays around it or in it
/// (quotes, `Bearer `, a line break): [`TokenLint::without_strays`] mends that. It is taken out all the same where more than
/// strays would remain and the part has its kind's usual length, as in `TOKEN my token for work`.
///
/// Source of prefixes, alphabet and checksum: GitHub facts, section 1.
///
/// ```
/// use ghcr_contract::token_in_paste;
/// let token = format!("ghp_{}", "ExampleTokenNotIssuedByGitHub10VC4aO");
/// let login = token_in_paste(&format!("echo {token} | docker login ghcr.io -u mona --password-stdin")).unwrap();
/// assert_eq!(login.token.expose(), token);
/// assert_eq!(login.username, "mona".parse().ok());
/// assert!(token_in_paste(&token).is_none());
/// ```
#[must_use]
pub fn token_in_paste(text: &str) -> Option<PastedLogin> {
    let hidden = decode_all(text);
    let mut places = place::of_tokens(text);
    for text in &hidden {
        places.extend(place::of_tokens(text.expose_secret()));
    }
    let token = places.first()?.token;
    let mut username = None;
    for place in &places {
        if place.token != token {
            return None;
        }
        username = username.or_else(|| place.username());
    }
    if username.is_none() && is_only_a_token(text, token) {
        return None;
    }
    Some(PastedLogin { token: token.parse().ok()?, username })
}

/// Whether a token stands in `text` as it is: one of GitHub's prefixes at the start of a word, and behind it what only chance writes, at
/// least 20 characters with a capital letter and a digit among them. So `ghp_`, `ghp_…` and `ghs_runner-image`
/// are none.
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
    let is_by_chance = |token: &str| {
        token.len() >= MIN_LENGTH
            && token.bytes().any(|it| it.is_ascii_uppercase())
            && token.bytes().any(|it| it.is_ascii_digit())
    };
    place::of_tokens(text).iter().any(|place| is_by_chance(place.token))
}

/// Whether the strays' own button gives as much as taking `token` out of `text`.
fn is_only_a_token(text: &str, token: &str) -> bool {
    let clean = TokenLint::without_strays(text);
    let clean = clean.expose_secret();
    let is_one_word = place::has_prefix(clean) && clean.chars().all(place::is_of_token);
    clean == token || (is_one_word && TokenLint::of(token).length != LengthFinding::Usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_chance_writes_behind_a_prefix_is_a_token() {
        let token = classic();
        for held in
            [&token, &format!("it's {token}!"), &format!("https://{token}@github.com/a/b"), &token[..35]]
        {
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

    /// Its checksum fits.
    fn classic() -> String {
        format!("ghp_{}", "ExampleTokenNotIssuedByGitHub10VC4aO")
    }

    fn found(text: &str) -> Option<(String, Option<String>)> {
        token_in_paste(text).map(|login| (login.token.expose().to_owned(), login.username.map(String::from)))
    }

    /// `$T` in a text stands for the token.
    #[track_caller]
    fn assert_found(text: &str, token: &str, username: Option<&str>) {
        let found = found(&text.replace("$T", token));
        assert_eq!(found, Some((token.to_owned(), username.map(str::to_owned))), "{text:?}");
    }

    #[test]
    fn a_login_line_of_any_tool_holds_a_token_and_a_name() {
        for text in [
            "docker login ghcr.io -u mona -p $T",
            "docker login ghcr.io -umona -p$T",
            "docker login --username=mona --password=$T ghcr.io",
            "docker login https://ghcr.io --username 'mona' --password \"$T\"",
            "echo $T | docker login ghcr.io -u mona --password-stdin",
            "echo \"$T\" | docker login ghcr.io --username mona --password-stdin\n",
            "skopeo login --creds mona:$T ghcr.io",
            "curl -u mona:$T https://ghcr.io/token",
            "curl --user mona:$T https://ghcr.io/token",
            "kubectl create secret docker-registry ghcr --docker-username=mona --docker-password=$T",
            "https://mona:$T@ghcr.io",
            "git clone https://mona:$T@github.com/acme/app.git",
            "mona:$T",
        ] {
            assert_found(text, &classic(), Some("mona"));
        }
    }

    #[test]
    fn a_file_holds_a_token_and_a_name() {
        for text in [
            "machine ghcr.io login mona password $T",
            "machine ghcr.io\n  login mona\n  password $T\n",
            "machine ghcr.iologin monapassword $T",
            "machine ghcr.io login mona password$Tmachine example.com",
            "machine a.example login other password x machine ghcr.io login mona password $T",
            "username: mona\npassword: $T",
            "{\"username\":\"mona\",\"password\":\"$T\"}",
            "REGISTRY_USER=mona\nREGISTRY_PASSWORD=$T",
        ] {
            assert_found(text, &classic(), Some("mona"));
        }
    }

    #[test]
    fn a_token_may_stand_without_a_name() {
        for text in [
            "export CR_PAT=$T",
            "GITHUB_TOKEN=\"$T\"",
            "GITHUB_TOKEN:$T",
            "password: '$T'",
            "curl -H 'Authorization: Bearer $T' https://api.github.com/user",
            "https://x-access-token:$T@github.com/acme/app",
            "https://$T@github.com/acme/app",
            "docker login ghcr.io -u USERNAME -p $T",
            "docker login ghcr.io -u $USER -p $T",
            "$T my token for work",
            "the token ($T).",
            "$T\n$T",
            "$Txx",
        ] {
            assert_found(text, &classic(), None);
        }
    }

    #[test]
    fn every_kind_with_a_prefix_is_taken_out_whole() {
        let table = [
            format!("gho_{}", "a".repeat(36)),
            format!("ghu_{}", "a".repeat(36)),
            format!("ghr_{}", "a".repeat(76)),
            format!("ghs_12345_{}", "eyJ.e-J_c".repeat(50)),
            format!("github_pat_{}_{}", "1".repeat(22), "b".repeat(59)),
            classic()[..37].to_owned(),
        ];
        for token in table {
            assert_found("docker login ghcr.io -u mona -p $T --debug", &token, Some("mona"));
            assert_found("export CR_PAT='$T'.", &token, None);
        }
    }

    #[test]
    fn base64_in_a_configuration_is_looked_into() {
        // `mona:ghp_` and the rest, apart: scanners look into base64 too.
        let pair = format!("bW9uYTpnaHBf{}", "RXhhbXBsZVRva2VuTm90SXNzdWVkQnlHaXRIdWIxMFZDNGFP");
        for text in [
            format!("{{\"auths\":{{\"ghcr.io\":{{\"auth\":\"{pair}\"}}}}}}"),
            format!("Authorization: Basic {pair}"),
            format!("{{\"username\":\"mona\",\"password\":\"{}\",\"auth\":\"{pair}\"}}", classic()),
        ] {
            assert_eq!(found(&text), Some((classic(), Some("mona".to_owned()))), "{text}");
        }
    }

    #[test]
    fn two_tokens_or_none_give_nothing() {
        let (one, other) = (classic(), format!("ghp_{}", "b".repeat(36)));
        for text in [
            "",
            "docker login ghcr.io -u mona -p glpat-whatever",
            "tokens begin with ghp_ or github_pat_",
            "highs_and_lows",
            "docker pull ghcr.io/acme/app@sha256:0123456789abcdef0123456789abcdef01234567",
            &format!("A={one} B={other}"),
            &format!("-p ghp_{}", "x".repeat(1100)),
        ] {
            assert_eq!(found(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_token_with_mere_strays_is_left_to_the_lint() {
        for text in ["$T", " $T\n", "\"$T\"", "Bearer $T", "Authorization: token '$T'"] {
            assert_eq!(found(&text.replace("$T", &classic())), None, "{text:?}");
        }
        let (start, end) = (&classic()[..20], &classic()[20..]);
        for broken in [format!("{start}\n{end}"), format!("{start} {end}"), format!("{start}\u{200b}{end}")] {
            assert_eq!(found(&broken), None, "{broken:?}");
        }
    }

    #[test]
    fn the_beginning_of_a_token_is_never_taken_for_a_name() {
        let short = &classic()[..30];
        assert_found("docker login ghcr.io -p mona -u $T", short, None);
    }

    #[test]
    fn debug_shows_nothing_of_the_token() {
        let login = token_in_paste(&format!("docker login -u mona -p {}", classic()));
        let shown = format!("{login:?}");
        assert_eq!(
            shown,
            "Some(PastedLogin { token: Token([redacted]), username: Some(Username(\"mona\")) })"
        );
    }
}
