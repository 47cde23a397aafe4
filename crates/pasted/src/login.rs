//! Finds a token, and the username next to it, in a longer text.

use super::base64::decode_all;
use super::beside::username_beside;
use ghcr_contract::{
    LengthFinding, Token, TokenKind, TokenLint, Username, is_token_character, tokens_in,
};
use secrecy::ExposeSecret;

/// A token found in a pasted text, and the username next to it.
///
/// `Debug` redacts the token.
#[derive(Clone, Debug)]
pub struct PastedLogin {
    /// The token in the text.
    pub token: Token,
    /// The username next to the token, as in `-u USER`, `login USER` or `USER:TOKEN@`. It is a
    /// guess.
    pub username: Option<Username>,
}

/// Returns the token in a text that holds more than a token: a `docker login` command, a `.netrc`,
/// an assignment of a variable, a header in a `curl` command, an address with a password, docker's
/// `config.json` or a Kubernetes pull secret (both of these hold base64).
///
/// [`tokens_in`] says what a token is; a one-line field drops the line breaks of a `.netrc`, so it
/// may stand directly after `password`.
///
/// Returns `None` if there is no token, or if there are two different ones. A token with only stray
/// characters (quotes, `Bearer `, a line break) is left to [`TokenLint::without_strays`], except if
/// other characters would remain and the token has the usual length of its kind, as in `TOKEN my
/// token for work`.
///
/// Source of prefixes, alphabet and checksum: GitHub facts, section 1.
///
/// ```
/// use ghcr_pasted::token_in_paste;
/// let token = format!("ghp_{}", "ExampleTokenNotIssuedByGitHub10VC4aO");
/// let text = format!("echo {token} | docker login ghcr.io -u mona --password-stdin");
/// let login = token_in_paste(&text).unwrap();
/// assert_eq!(login.token.expose(), token);
/// assert_eq!(login.username, "mona".parse().ok());
/// assert!(token_in_paste(&token).is_none());
/// ```
#[must_use]
pub fn token_in_paste(text: &str) -> Option<PastedLogin> {
    let hidden = decode_all(text);
    let mut all = tokens_in(text);
    for text in &hidden {
        all.extend(tokens_in(text.expose_secret()));
    }
    let token = all.first()?.token;
    let mut username = None;
    for found in &all {
        if found.token != token {
            return None;
        }
        username = username.or_else(|| username_beside(found));
    }
    if username.is_none() && is_only_a_token(text, token) {
        return None;
    }
    Some(PastedLogin { token: token.parse().ok()?, username })
}

/// Returns true if removing the stray characters of `text` is as good as extracting `token`.
fn is_only_a_token(text: &str, token: &str) -> bool {
    let clean = TokenLint::without_strays(text);
    let clean = clean.expose_secret();
    let is_one_word = TokenKind::of(clean).has_prefix() && clean.chars().all(is_token_character);
    clean == token || (is_one_word && TokenLint::of(token).length != LengthFinding::Usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A token with the right checksum.
    fn classic() -> String {
        format!("ghp_{}", "ExampleTokenNotIssuedByGitHub10VC4aO")
    }

    fn found(text: &str) -> Option<(String, Option<String>)> {
        token_in_paste(text)
            .map(|login| (login.token.expose().to_owned(), login.username.map(String::from)))
    }

    /// `$T` in a text stands for the token.
    #[track_caller]
    fn assert_found(text: &str, token: &str, username: Option<&str>) {
        let found = found(&text.replace("$T", token));
        assert_eq!(found, Some((token.to_owned(), username.map(str::to_owned))), "{text:?}");
    }

    #[test]
    fn a_login_command_of_any_tool_holds_a_token_and_a_name() {
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
    fn a_token_is_found_without_a_name() {
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
    fn every_kind_with_a_prefix_is_found_completely() {
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
    fn base64_in_a_configuration_is_decoded() {
        // In two parts, because secret scanners decode base64 too.
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
    fn two_tokens_or_no_token_give_none() {
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
    fn a_token_with_only_strays_is_left_to_the_lint() {
        for text in ["$T", " $T\n", "\"$T\"", "Bearer $T", "Authorization: token '$T'"] {
            assert_eq!(found(&text.replace("$T", &classic())), None, "{text:?}");
        }
        let (start, end) = (&classic()[..20], &classic()[20..]);
        for broken in
            [format!("{start}\n{end}"), format!("{start} {end}"), format!("{start}\u{200b}{end}")]
        {
            assert_eq!(found(&broken), None, "{broken:?}");
        }
    }

    #[test]
    fn the_beginning_of_a_token_is_never_a_name() {
        let short = &classic()[..30];
        assert_found("docker login ghcr.io -p mona -u $T", short, None);
        for text in [" ghp_:$T", "\tghp_:$T", " -u:$T", "USERNAME :$T"] {
            assert_found(text, &classic(), None);
        }
    }

    #[test]
    fn a_name_that_holds_the_token_is_none() {
        assert_found("-p $T -ux$T", "ghp_short", None);
    }

    #[test]
    fn debug_redacts_the_token() {
        let login = token_in_paste(&format!("docker login -u mona -p {}", classic()));
        let shown = format!("{login:?}");
        assert_eq!(
            shown,
            "Some(PastedLogin { token: Token([redacted]), username: Some(Username(\"mona\")) })"
        );
    }
}
