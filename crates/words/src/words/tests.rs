//! Every code has its sentence, with and without evidence, in every language.

use super::*;
use crate::token_note::TokenNote;
use ghcr_contract::{
    AccountKind, Cause, Check, CheckCode, CheckEvidence, Fault, Field, Outcome, PackageCounts,
    Report, Stray, TokenKind,
};

/// The texts of that language.
pub(crate) fn words_in(lang: Lang) -> Words {
    Words::of(lang)
}

/// The registry of an Enterprise Server.
pub(crate) const OTHER_REGISTRY: &str = "containers.git.example.com:8443";

pub(crate) fn english() -> Words {
    words_in(Lang::En)
}

fn each_language(test: impl Fn(Words)) {
    for lang in Lang::ALL {
        test(words_in(*lang));
    }
}

#[track_caller]
fn assert_sentence(sentence: &str) {
    assert!(sentence.ends_with('.'), "no full stop: {sentence:?}");
    assert!(
        sentence.starts_with(|c: char| c.is_uppercase() || c == '`'),
        "no capital: {sentence:?}"
    );
    assert!(!sentence.contains("  "), "two spaces: {sentence:?}");
    assert!(!sentence.contains(['{', '}']), "an open blank: {sentence:?}");
    assert_eq!(sentence.matches('`').count() % 2, 0, "an open backtick: {sentence:?}");
}

#[track_caller]
fn assert_name(name: &str) {
    assert!(!name.trim().is_empty() && !name.ends_with('.'), "{name:?}");
}

const FAULTS: [Fault; 15] = [
    Fault::Empty,
    Fault::TooLong { length: 40, max: 39 },
    Fault::Space { at: 1 },
    Fault::Control { at: 1 },
    Fault::Forbidden { at: 1, found: '!' },
    Fault::OtherRegistry,
    Fault::OwnerMissing,
    Fault::Uppercase { at: 1 },
    Fault::NamePart { part: 1 },
    Fault::Tag,
    Fault::Digest,
    Fault::HoldsToken,
    Fault::WrongType,
    Fault::Missing,
    Fault::UnknownField,
];

#[test]
fn every_fault_of_every_field_is_a_sentence() {
    each_language(|words| {
        for field in Field::ALL {
            for fault in FAULTS {
                assert_sentence(&words.fault(*field, fault, OTHER_REGISTRY));
                assert_sentence(&words.obstacle(*field, fault));
            }
        }
    });
}

#[test]
fn no_text_names_the_registry_but_by_its_blank() {
    for key in Key::all().filter(|key| !matches!(key, Key::EntryLooks(_))) {
        each_language(|words| {
            assert!(!words.text(key).contains("ghcr.io"), "{key:?}");
            let is_filled_in =
                matches!(key, Key::FieldExample(_) | Key::FieldMissing(_) | Key::EntryDo(_))
                    || key == Phrase::OtherRegistry.into();
            let says = |registry| words.with_registry(key, registry);
            assert!(is_filled_in || says("a") == says("b"), "{key:?}");
        });
    }
}

#[test]
fn every_check_has_a_sentence_for_every_outcome() {
    each_language(|words| {
        for code in CheckCode::ALL {
            for outcome in Outcome::ALL {
                assert_sentence(&words.check_sentence(&Check::new(*code, *outcome)));
            }
        }
    });
}

#[test]
fn every_cause_is_a_sentence_with_and_without_evidence() {
    let seen = CheckEvidence {
        login: Some("Mona".into()),
        token_owner: Some("hubot".into()),
        days_left: Some(0),
        retry_after_s: Some(1),
        longest_days: Some(90),
        ..CheckEvidence::default()
    };
    each_language(|words| {
        for cause in Cause::ALL {
            let check = Check::new(CheckCode::TokenScope, Outcome::Fail).because(*cause);
            assert_sentence(&words.check_sentence(&check));
            assert_sentence(&words.check_sentence(&check.with_evidence(seen.clone())));
        }
    });
}

#[test]
fn every_fact_has_a_name_and_a_value() {
    let token = |kind: &TokenKind| CheckEvidence {
        token_kind: Some(*kind),
        strays: Stray::ALL.to_vec(),
        ..CheckEvidence::default()
    };
    let account = |kind: &AccountKind| CheckEvidence {
        account_kind: Some(*kind),
        ..CheckEvidence::default()
    };
    let packages = CheckEvidence {
        longest_days: Some(1),
        hidden_organizations: vec![1],
        packages: Some(PackageCounts { public: 1, ..PackageCounts::default() }),
        image: Some("mona/app:1".into()),
        is_chosen: true,
        digest: Some("sha256:0".into()),
        ..CheckEvidence::default()
    };
    let tokens = TokenKind::ALL.iter().map(token);
    let all: Vec<_> =
        tokens.chain(AccountKind::ALL.iter().map(account)).chain([packages]).collect();
    each_language(|words| {
        for (name, value) in all.iter().flat_map(|evidence| words.evidence(evidence)) {
            assert_name(name);
            assert_name(&value);
        }
    });
}

#[test]
fn every_note_on_the_token_is_a_sentence() {
    let notes = [
        TokenNote::Strays(Stray::ALL.to_vec()),
        TokenNote::ForeignLetter,
        TokenNote::TooShort(1),
        TokenNote::TooLong(2),
        TokenNote::ChecksumDiffers,
        TokenNote::UnknownPrefix,
    ];
    let kinds =
        TokenKind::ALL.iter().flat_map(|kind| [TokenNote::Whole(*kind), TokenNote::Refused(*kind)]);
    let notes: Vec<_> = notes.into_iter().chain(kinds).collect();
    each_language(|words| {
        for note in &notes {
            assert_sentence(&words.token_note(note));
        }
    });
}

#[test]
fn the_headline_is_the_headline_checks_own_sentence() {
    let check =
        Check::new(CheckCode::TokenScope, Outcome::Fail).because(Cause::ReadPackagesMissing);
    let report = Report::conclude(vec![check], 1, 1);
    assert_eq!(
        english().headline(&report),
        "The token lacks the scope `read:packages`, so it cannot see internal images."
    );
    assert_eq!(spoken("the scope `read:packages`"), "the scope read:packages");
}
