//! Rules for the markers that open the terms of the glossary.

use super::each_text;
use crate::languages::text;
use crate::{Key, Lang, Piece, Term, pieces};

/// Returns true if the text is always shown by the `Prose` component, which draws markers.
fn may_have_markers(key: Key) -> bool {
    matches!(key, Key::FieldHint(_) | Key::GuideBody(_) | Key::PracticeBody(_) | Key::EntryWhy(_))
}

/// Returns the terms that a text opens, in the order of [`Term::ALL`].
fn terms_in(text: &str) -> Vec<Term> {
    let pieces = pieces(text);
    let opens = |term: &Term| pieces.iter().any(|it| matches!(it, Piece::Term(t, _) if t == term));
    Term::ALL.iter().copied().filter(opens).collect()
}

#[test]
fn markers_are_only_in_texts_that_show_them() {
    each_text(|lang, key, text| {
        if may_have_markers(key) {
            let is_marked = |piece: &Piece<'_>| matches!(piece, Piece::Term(..));
            let markers = pieces(text).iter().filter(|piece| is_marked(piece)).count();
            assert_eq!(text.matches('[').count(), markers, "{lang:?} {key:?}: {text:?}");
            assert_eq!(terms_in(text).len(), markers, "{lang:?} {key:?} opens a term twice");
        } else {
            assert!(!text.contains(['[', ']']), "{lang:?} {key:?}: {text:?}");
        }
    });
}

#[test]
fn no_marker_is_in_quotation_marks() {
    each_text(|lang, key, text| {
        for quoted in super::quoted(text) {
            assert!(!quoted.contains('['), "{lang:?} {key:?}: {text:?}");
        }
    });
}

#[test]
fn every_language_opens_the_same_terms_in_the_same_text() {
    for key in Key::all() {
        for lang in Lang::ALL {
            assert_eq!(
                terms_in(text(*lang, key)),
                terms_in(text(Lang::En, key)),
                "{lang:?} {key:?}"
            );
        }
    }
}

#[test]
fn every_term_is_opened_by_a_hint_or_the_guide() {
    for lang in Lang::ALL {
        for term in Term::ALL {
            let is_read = |key: &Key| matches!(key, Key::FieldHint(_) | Key::GuideBody(_));
            let mut texts = Key::all().filter(is_read).map(|key| text(*lang, key));
            assert!(texts.any(|text| terms_in(text).contains(term)), "{lang:?} {term}");
        }
    }
}
