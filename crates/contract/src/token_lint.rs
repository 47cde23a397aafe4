//! What can be said of a token without asking anybody: its kind, its length, its checksum, and what
//! was copied along.

use crate::checksum::{ChecksumFinding, check_body};
use crate::kind::TokenKind;
use crate::names::wire_names;
use secrecy::SecretString;
use secrecy::zeroize::Zeroizing;

wire_names! {
    /// Something in the text that no GitHub token holds, copied along by accident.
    pub enum Stray {
        /// `Bearer ` or `token ` in front, as in an HTTP header.
        Scheme = "scheme",
        /// A quotation mark, straight or curled.
        Quote = "quote",
        /// A line break.
        LineBreak = "line_break",
        /// A space, also the unbreakable kind, or a tab.
        Space = "space",
        /// A zero-width or control character, which nobody can see.
        Invisible = "invisible",
        /// A letter of another alphabet, which may look just like the right one.
        NotAscii = "not_ascii",
    }
}

/// How the length compares to what this kind usually has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LengthFinding {
    /// As usual.
    Usual,
    /// This many characters are missing.
    TooShort(usize),
    /// This many characters are too many.
    TooLong(usize),
    /// This kind has no fixed length.
    NotFixed,
}

/// The findings about one text. It holds no part of the text itself, so it may be logged and sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenLint {
    /// By the prefix, once the strays are taken away.
    pub kind: TokenKind,
    /// Of the text without strays.
    pub length: LengthFinding,
    /// Of the text without strays.
    pub checksum: ChecksumFinding,
    /// Each kind of stray that was found, once, in the order of [`Stray::ALL`].
    pub strays: Vec<Stray>,
}

impl TokenLint {
    /// Looks at `raw` as it was typed or pasted, before it is parsed.
    #[must_use]
    pub fn of(raw: &str) -> Self {
        let clean = clean(raw);
        let kind = TokenKind::of(&clean);
        Self {
            kind,
            length: find_length(kind, clean.len()),
            checksum: find_checksum(kind, &clean),
            strays: find_strays(raw),
        }
    }

    /// `raw` without its strays: what was probably meant. Letters of another alphabet stay, as
    /// nobody knows what they stand for.
    #[must_use]
    pub fn without_strays(raw: &str) -> SecretString {
        SecretString::from(clean(raw).as_str())
    }
}

fn find_length(kind: TokenKind, length: usize) -> LengthFinding {
    match kind.usual_length() {
        None => LengthFinding::NotFixed,
        Some(usual) if length < usual => LengthFinding::TooShort(usual - length),
        Some(usual) if length > usual => LengthFinding::TooLong(length - usual),
        Some(_) => LengthFinding::Usual,
    }
}

/// `ghp_`, `gho_`, `ghu_`, `ghr_` and the old `ghs_` of 40 characters have a CRC-32 (GitHub facts,
/// section 1). The fine-grained kind has another, known from a single example: nothing is said of
/// it.
fn find_checksum(kind: TokenKind, text: &str) -> ChecksumFinding {
    match kind {
        TokenKind::Classic | TokenKind::OauthApp | TokenKind::AppUser | TokenKind::Refresh => {
            text.get("ghp_".len()..).map_or(ChecksumFinding::Absent, check_body)
        }
        TokenKind::AppInstallation if text.len() == 40 => {
            text.get("ghs_".len()..).map_or(ChecksumFinding::Absent, check_body)
        }
        TokenKind::AppInstallation
        | TokenKind::FineGrained
        | TokenKind::Legacy
        | TokenKind::Unknown => ChecksumFinding::Absent,
    }
}

fn find_strays(raw: &str) -> Vec<Stray> {
    let (rest, has_scheme) = without_scheme(raw);
    let found: Vec<Stray> = rest.chars().filter_map(stray_of).collect();
    Stray::ALL
        .iter()
        .copied()
        .filter(|stray| found.contains(stray) || (has_scheme && *stray == Stray::Scheme))
        .collect()
}

/// A copy of a token, so it is wiped. It has all its room at once: what grows leaves a copy behind.
fn clean(raw: &str) -> Zeroizing<String> {
    let (rest, _) = without_scheme(raw);
    let mut clean = Zeroizing::new(String::with_capacity(rest.len()));
    clean.extend(rest.chars().filter(|c| matches!(stray_of(*c), None | Some(Stray::NotAscii))));
    clean
}

/// `Bearer TOKEN`, `token TOKEN`, also inside a whole copied header or quotes.
fn without_scheme(raw: &str) -> (&str, bool) {
    const SCHEMES: [&str; 3] = ["authorization:", "bearer ", "token "];
    let mut rest = raw;
    let mut has_scheme = false;
    loop {
        let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || is_quote(c));
        let behind = |scheme: &&str| {
            let (start, behind) = trimmed.split_at_checked(scheme.len())?;
            start.eq_ignore_ascii_case(scheme).then_some(behind)
        };
        match SCHEMES.iter().find_map(behind) {
            Some(behind) => (rest, has_scheme) = (behind, true),
            None => return (rest, has_scheme),
        }
    }
}

fn stray_of(c: char) -> Option<Stray> {
    match c {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(Stray::LineBreak),
        c if is_quote(c) => Some(Stray::Quote),
        c if c == '\t' || (c.is_whitespace() && !c.is_control()) => Some(Stray::Space),
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}' => Some(Stray::Invisible),
        c if c.is_control() => Some(Stray::Invisible),
        c if !c.is_ascii() => Some(Stray::NotAscii),
        _ => None,
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '\u{2018}'..='\u{201f}' | '«' | '»' | '‹' | '›')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checksum::token_checksum;
    use proptest::prelude::*;
    use secrecy::ExposeSecret;

    fn classic() -> String {
        format!("ghp_{}", "ExampleTokenNotIssuedByGitHub10VC4aO")
    }

    #[test]
    fn a_whole_classic_token_has_nothing_to_complain_about() {
        assert_eq!(
            TokenLint::of(&classic()),
            TokenLint {
                kind: TokenKind::Classic,
                length: LengthFinding::Usual,
                checksum: ChecksumFinding::Matches,
                strays: vec![],
            }
        );
    }

    #[test]
    fn strays_are_named_and_do_not_hide_the_token() {
        let token = classic();
        let table = [
            (format!("\"{token}\""), vec![Stray::Quote]),
            (format!("“{token}”"), vec![Stray::Quote]),
            (format!(" {token}\u{a0}"), vec![Stray::Space]),
            (format!("{token}\r\n"), vec![Stray::LineBreak]),
            (format!("{}\u{200b}{}", &token[..10], &token[10..]), vec![Stray::Invisible]),
            (format!("\u{feff}{token}\0"), vec![Stray::Invisible]),
            (format!("Bearer {token}"), vec![Stray::Scheme]),
            (format!("Authorization: token {token}"), vec![Stray::Scheme]),
            (
                format!("'bearer  {token}'\n"),
                vec![Stray::Scheme, Stray::Quote, Stray::LineBreak, Stray::Space],
            ),
        ];
        for (raw, strays) in table {
            let lint = TokenLint::of(&raw);
            assert_eq!(lint.strays, strays, "{raw:?}");
            assert_eq!(
                (lint.kind, lint.checksum),
                (TokenKind::Classic, ChecksumFinding::Matches),
                "{raw:?}"
            );
            assert_eq!(TokenLint::without_strays(&raw).expose_secret(), token);
        }
    }

    #[test]
    fn a_letter_of_another_alphabet_is_found_and_not_guessed() {
        let raw = classic().replace('o', "\u{43e}");
        assert_eq!(TokenLint::of(&raw).strays, [Stray::NotAscii]);
        assert_eq!(TokenLint::without_strays(&raw).expose_secret(), raw);
    }

    #[test]
    fn length_and_checksum_by_kind() {
        let token = classic();
        let old_installation = format!("ghs_{}", "16C7e42F292c69C2E7C10c838347Ae178B4a");
        let new_installation = format!("ghs_12345_{}", "eyJ.eyJ.c-g".repeat(40));
        let fine_grained = format!("github_pat_{}_{}", "1".repeat(22), "b".repeat(59));
        let refresh = format!("ghr_{0}{1}", "r".repeat(70), token_checksum(&"r".repeat(70)));
        let legacy = "0123456789abcdef".repeat(3)[..40].to_owned();
        let table = [
            (
                &token[..37],
                TokenKind::Classic,
                LengthFinding::TooShort(3),
                ChecksumFinding::Differs,
            ),
            (
                &format!("{token}xx"),
                TokenKind::Classic,
                LengthFinding::TooLong(2),
                ChecksumFinding::Differs,
            ),
            ("ghp_", TokenKind::Classic, LengthFinding::TooShort(36), ChecksumFinding::Differs),
            (
                &old_installation,
                TokenKind::AppInstallation,
                LengthFinding::NotFixed,
                ChecksumFinding::Differs,
            ),
            (
                &new_installation,
                TokenKind::AppInstallation,
                LengthFinding::NotFixed,
                ChecksumFinding::Absent,
            ),
            (&fine_grained, TokenKind::FineGrained, LengthFinding::Usual, ChecksumFinding::Absent),
            (&refresh, TokenKind::Refresh, LengthFinding::Usual, ChecksumFinding::Matches),
            (&legacy, TokenKind::Legacy, LengthFinding::Usual, ChecksumFinding::Absent),
            (
                "glpat-whatever",
                TokenKind::Unknown,
                LengthFinding::NotFixed,
                ChecksumFinding::Absent,
            ),
        ];
        for (text, kind, length, checksum) in table {
            let lint = TokenLint::of(text);
            assert_eq!(
                (lint.kind, lint.length, lint.checksum),
                (kind, length, checksum),
                "{text:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_linted(raw in any::<String>()) {
            let lint = TokenLint::of(&raw);
            let clean = TokenLint::of(TokenLint::without_strays(&raw).expose_secret());
            prop_assert!(lint.strays.len() <= Stray::ALL.len());
            prop_assert!(clean.strays.iter().all(|stray| matches!(stray, Stray::NotAscii | Stray::Scheme)));
        }
    }
}
