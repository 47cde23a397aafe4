//! The pieces of a text: words, code, and terms of the glossary.
//!
//! Code stands between backticks. A marker such as `[scope|portée]` holds the slug of a [`Term`]
//! and the word that opens it.

use crate::Term;

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Plain(&'a str),
    /// Code, without its backticks.
    Code(&'a str),
    /// A term of the glossary, and the word that opens it.
    Term(Term, &'a str),
}

impl<'a> Piece<'a> {
    /// What is shown of the piece.
    #[must_use]
    pub const fn text(self) -> &'a str {
        match self {
            Self::Plain(text) | Self::Code(text) | Self::Term(_, text) => text,
        }
    }
}

/// Splits a text at its backticks and markers. A marker of an unknown term, or one that is not
/// closed, is part of the words around it.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for (place, part) in text.split('`').enumerate() {
        if place % 2 == 0 {
            push_words(part, &mut pieces);
        } else if !part.is_empty() {
            pieces.push(Piece::Code(part));
        }
    }
    pieces
}

/// Splits words at their markers.
fn push_words<'a>(words: &'a str, pieces: &mut Vec<Piece<'a>>) {
    let mut words = words;
    let mut from = 0;
    while let Some(length) = words[from..].find('[') {
        let (before, marker) = words.split_at(from + length);
        if let Some((term, word, rest)) = read_marker(marker) {
            if !before.is_empty() {
                pieces.push(Piece::Plain(before));
            }
            pieces.push(Piece::Term(term, word));
            (words, from) = (rest, 0);
        } else {
            from += length + 1;
        }
    }
    if !words.is_empty() {
        pieces.push(Piece::Plain(words));
    }
}

/// Reads a marker at the start of the text. Returns its term, its word and the text behind it.
fn read_marker(text: &str) -> Option<(Term, &str, &str)> {
    let (inside, rest) = text.strip_prefix('[')?.split_once(']')?;
    let (slug, word) = inside.split_once('|').filter(|(_, word)| !word.is_empty())?;
    Some((Term::of_slug(slug)?, word, rest))
}

#[cfg(test)]
mod tests {
    use super::Piece::{Code, Plain};
    use super::*;

    #[test]
    fn what_stands_between_backticks_is_code() {
        assert_eq!(pieces("`a` and `b`."), [Code("a"), Plain(" and "), Code("b"), Plain(".")]);
        assert_eq!(pieces("plain"), [Plain("plain")]);
        assert_eq!(pieces(""), []);
    }

    #[test]
    fn a_marker_is_a_word_that_opens_a_term() {
        assert_eq!(
            pieces("A [scope|portée], `[scope|x]`."),
            [
                Plain("A "),
                Piece::Term(Term::Scope, "portée"),
                Plain(", "),
                Code("[scope|x]"),
                Plain("."),
            ]
        );
        assert_eq!(
            pieces("[single-sign-on|SSO][package|packages]"),
            [Piece::Term(Term::SingleSignOn, "SSO"), Piece::Term(Term::Package, "packages")]
        );
    }

    #[test]
    fn an_unknown_or_open_marker_is_shown_as_it_stands() {
        for text in ["a [b] c", "[nothing|word]", "[scope]", "[scope|]", "é [scope|word", "[["] {
            assert_eq!(pieces(text), [Plain(text)]);
        }
        assert_eq!(
            pieces("[[scope|word]]"),
            [Plain("["), Piece::Term(Term::Scope, "word"), Plain("]")]
        );
    }
}
