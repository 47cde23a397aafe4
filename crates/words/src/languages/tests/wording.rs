//! Rules for how texts are worded: short, translated, and in British spelling.

use super::each_text;
use crate::languages::text;
use crate::{Key, Lang, Piece, pieces};

/// The most characters of a sentence that somebody reads in a hurry.
const MOST_CHARACTERS: usize = 160;

/// Returns true if the text is a label, a hint, or a part of the answer to a test.
fn is_read_in_a_hurry(key: Key) -> bool {
    matches!(
        key,
        Key::Label(_)
            | Key::Phrase(_)
            | Key::FieldName(_)
            | Key::FieldHint(_)
            | Key::FieldMissing(_)
            | Key::TokenRefused(_)
            | Key::TokenWhole(_)
            | Key::Verdict(_)
            | Key::Passed(_)
            | Key::Warned(_)
            | Key::Failed(_)
            | Key::Untold(_)
            | Key::Cause(_)
            | Key::Step(_)
            | Key::Problem(_)
            | Key::CheckTitle(_)
            | Key::EntryTitle(_)
            | Key::TermMeaning(_)
    )
}

/// Returns the text as it is shown, without backticks and markers.
fn shown(text: &str) -> String {
    pieces(text).into_iter().map(Piece::text).collect()
}

#[test]
fn what_is_read_in_a_hurry_has_short_sentences() {
    each_text(|lang, key, text| {
        if is_read_in_a_hurry(key) {
            for sentence in shown(text).split(". ") {
                let length = sentence.chars().count();
                assert!(length <= MOST_CHARACTERS, "{lang:?} {key:?}, {length}: {sentence}");
            }
        }
    });
}

/// Texts that are the same words in more than one language.
const SAME_WORDS: &[&str] = &[
    "Description",
    "Digest",
    "Host",
    "Image",
    "Manifest",
    "Package",
    "Packages",
    "Pages",
    "Personal Access Token",
    "Registry",
    "Scope",
    "Scopes",
    "fine-grained",
    "optional",
    "organisation",
    "public",
    "scopes",
    "{number:minute|minutes}",
];

/// Returns true if nothing in the text can be translated: it has no words outside of code, blanks
/// without a noun, and GitHub's names in quotation marks.
fn is_without_words(text: &str) -> bool {
    let mut words: String = pieces(text)
        .into_iter()
        .filter(|piece| !matches!(piece, Piece::Code(_)))
        .map(Piece::text)
        .collect();
    while let Some((before, rest)) = words.split_once('{') {
        let (blank, after) = rest.split_once('}').unwrap_or((rest, ""));
        let nouns = blank.split_once(':').map_or("", |(_, nouns)| nouns);
        words = format!("{before}{nouns}{after}");
    }
    !words.replace("UTC", "").chars().any(char::is_alphabetic)
}

#[test]
fn no_text_is_the_same_in_two_languages() {
    let is_fixed = |key: Key| matches!(key, Key::EntryLooks(_) | Key::FieldExample(_));
    for key in Key::all().filter(|key| !is_fixed(*key)) {
        for (place, lang) in Lang::ALL.iter().enumerate() {
            for other in &Lang::ALL[..place] {
                let (one, two) = (text(*lang, key), text(*other, key));
                let may_be = SAME_WORDS.contains(&one) || is_without_words(one);
                assert!(one != two || may_be, "{lang:?} and {other:?}, {key:?}: {one:?}");
            }
        }
    }
}

#[test]
fn every_exception_is_in_use() {
    for same in SAME_WORDS {
        let says = |lang: &&Lang| Key::all().any(|key| text(**lang, key) == *same);
        assert!(Lang::ALL.iter().filter(says).count() > 1, "{same:?}");
    }
}

/// American forms. A word that begins like one of them is one.
const AMERICAN: &[&str] = &[
    "analyz",
    "artifact",
    "authoriz",
    "behavior",
    "canceled",
    "canceling",
    "catalog ",
    "center",
    "color",
    "customiz",
    "favor",
    "fulfill ",
    "gray",
    "honor",
    "initializ",
    "labeled",
    "license",
    "minimiz",
    "normaliz",
    "optimiz",
    "organiz",
    "recogniz",
    "summariz",
    "synchroniz",
    "unauthoriz",
    "utiliz",
];

/// Returns the words outside of backticks and quotation marks, in lower case.
fn own_words(text: &str) -> String {
    let plain = pieces(text).into_iter().filter(|piece| !matches!(piece, Piece::Code(_)));
    let mut own: String = plain.map(Piece::text).collect();
    while let Some((before, rest)) = own.split_once('“') {
        let after = rest.split_once('”').map_or("", |(_, after)| after);
        own = format!("{before}{after}");
    }
    own.to_lowercase()
}

#[test]
fn english_has_british_spelling() {
    for key in Key::all() {
        let own = format!(" {} ", own_words(text(Lang::En, key)).replace(['.', ',', ':'], " "));
        for american in AMERICAN {
            assert!(!own.contains(&format!(" {american}")), "{key:?}: {american:?} in {own}");
        }
    }
}

#[test]
fn american_forms_are_found_outside_of_code_and_quotation_marks_only() {
    let text = "Click “Authorize”, as `organization` says, and authorise.";
    assert_eq!(own_words(text), "click , as  says, and authorise.");
}
