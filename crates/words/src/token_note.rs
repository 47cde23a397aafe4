//! What the token field says by itself, before anything leaves the browser.

use ghcr_contract::{ChecksumFinding, LengthFinding, Policy, Stray, TokenKind, TokenLint};

/// One thing to say about the token as it stands. It holds nothing of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenNote {
    /// These were copied along, and can be taken away.
    Strays(Vec<Stray>),
    /// A letter of another alphabet: nobody knows what it stands for.
    ForeignLetter,
    /// GHCR does not accept tokens of this kind.
    Refused(TokenKind),
    /// This many characters are missing.
    TooShort(usize),
    /// This many characters are too many.
    TooLong(usize),
    /// The checksum does not match.
    ChecksumDiffers,
    /// It starts like no token that is known.
    UnknownPrefix,
    /// A token of this kind that GHCR takes, whole as far as can be told.
    Whole(TokenKind),
}

/// What is to be said about the text that `lint` looked at. While `may_doubt` is false somebody is
/// still typing: only what more characters cannot change is said.
#[must_use]
pub fn notes_on(lint: &TokenLint, policy: &Policy, may_doubt: bool) -> Vec<TokenNote> {
    let mut notes = Vec::new();
    if may_doubt {
        notes.extend(doubt_about_strays(lint));
    }
    if policy.accepts(lint.kind) == Some(false) {
        notes.push(TokenNote::Refused(lint.kind));
        return notes;
    }
    match (doubt_about_body(lint), may_doubt) {
        (Some(doubt), true) => notes.push(doubt),
        (Some(_), false) => {}
        (None, _) if lint.strays.is_empty() => notes.push(TokenNote::Whole(lint.kind)),
        (None, _) => {}
    }
    notes
}

fn doubt_about_strays(lint: &TokenLint) -> Option<TokenNote> {
    let (foreign, removable): (Vec<_>, Vec<_>) =
        lint.strays.iter().copied().partition(|stray| *stray == Stray::NotAscii);
    match (removable.is_empty(), foreign.is_empty()) {
        (false, _) => Some(TokenNote::Strays(removable)),
        (true, false) => Some(TokenNote::ForeignLetter),
        (true, true) => None,
    }
}

/// A missing character spoils the checksum as well: only the length is said then.
fn doubt_about_body(lint: &TokenLint) -> Option<TokenNote> {
    match (lint.kind, lint.length, lint.checksum) {
        (TokenKind::Unknown, _, _) => Some(TokenNote::UnknownPrefix),
        (_, LengthFinding::TooShort(missing), _) => Some(TokenNote::TooShort(missing)),
        (_, LengthFinding::TooLong(extra), _) => Some(TokenNote::TooLong(extra)),
        (_, _, ChecksumFinding::Differs) => Some(TokenNote::ChecksumDiffers),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classic() -> String {
        format!("ghp_{}", "ExampleTokenNotIssuedByGitHub10VC4aO")
    }

    fn notes(raw: &str) -> Vec<TokenNote> {
        notes_on(&TokenLint::of(raw), &Policy::default(), true)
    }

    #[test]
    fn each_doubt_is_said_once_and_the_most_telling_one() {
        let whole = classic();
        let table = [
            (whole.clone(), vec![TokenNote::Whole(TokenKind::Classic)]),
            (whole[..37].to_owned(), vec![TokenNote::TooShort(3)]),
            (format!("{whole}xx"), vec![TokenNote::TooLong(2)]),
            (whole.replace("10VC4aO", "10VC4aP"), vec![TokenNote::ChecksumDiffers]),
            (format!("\"{whole}\""), vec![TokenNote::Strays(vec![Stray::Quote])]),
            ("glpat-whatever".into(), vec![TokenNote::UnknownPrefix]),
            ("ghs_x".into(), vec![TokenNote::Refused(TokenKind::AppInstallation)]),
        ];
        for (raw, expected) in table {
            assert_eq!(notes(&raw), expected);
        }
    }

    #[test]
    fn a_quoted_token_of_a_refused_kind_has_two_things_wrong() {
        assert_eq!(
            notes("'github_pat_x'"),
            [TokenNote::Strays(vec![Stray::Quote]), TokenNote::Refused(TokenKind::FineGrained)]
        );
    }

    #[test]
    fn while_somebody_types_only_what_is_certain_is_said() {
        let while_typing = |raw: &str| notes_on(&TokenLint::of(raw), &Policy::default(), false);
        assert_eq!(while_typing("gh"), []);
        assert_eq!(while_typing("ghp_Exam"), []);
        assert_eq!(while_typing("github_pat_"), [TokenNote::Refused(TokenKind::FineGrained)]);
        assert_eq!(while_typing(&classic()), [TokenNote::Whole(TokenKind::Classic)]);
    }

    #[test]
    fn the_policy_decides_which_kinds_are_refused() {
        let policy = Policy { accepted_kinds: vec![TokenKind::FineGrained], ..Policy::default() };
        let lint = TokenLint::of(&classic());
        assert_eq!(notes_on(&lint, &policy, true), [TokenNote::Refused(TokenKind::Classic)]);
    }
}
