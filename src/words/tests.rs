//! Every code has its sentence in every language, and every sentence ends as one.

use super::*;
use ghcr_contract::{AccountKind, Cause, PackageCounts, Problem, ProblemCode, Stray, TokenKind};

fn each_language(test: impl Fn(&dyn Words)) {
    for lang in Lang::ALL {
        test(lang.words());
    }
}

#[track_caller]
fn assert_sentence(sentence: &str) {
    assert!(sentence.ends_with('.'), "no full stop: {sentence:?}");
    assert!(sentence.starts_with(|c: char| c.is_uppercase() || c == '`'), "no capital: {sentence:?}");
    assert!(!sentence.contains("  "), "two spaces: {sentence:?}");
    assert_eq!(sentence.matches('`').count() % 2, 0, "an open backtick: {sentence:?}");
}

#[track_caller]
fn assert_name(name: &str) {
    assert!(!name.trim().is_empty() && !name.ends_with('.'), "{name:?}");
}

const FIELDS: &[Field] = Field::ALL;

const FAULTS: [Fault; 14] = [
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
    Fault::WrongType,
    Fault::Missing,
    Fault::UnknownField,
];

#[test]
fn every_fault_of_every_field_is_a_sentence() {
    each_language(|words| {
        for field in FIELDS {
            for fault in FAULTS {
                assert_sentence(&words.fault(*field, fault));
                assert_sentence(&words.obstacle(*field, fault));
            }
        }
    });
}

#[test]
fn every_check_has_a_title_and_a_sentence_for_every_outcome() {
    each_language(|words| {
        for code in CheckCode::ALL {
            assert_name(words.check_title(*code));
            for outcome in Outcome::ALL {
                assert_name(words.outcome(*outcome));
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
fn a_policy_the_network_or_the_proxys_address_is_not_the_tokens_fault() {
    each_language(|words| {
        for action in [RemedyAction::AskOrganizationAdmin, RemedyAction::AllowProxyAddress] {
            let sentence = words.step(action).sentence.to_lowercase();
            assert!(!sentence.contains("new token") && !sentence.contains("create"), "{sentence}");
        }
        let forbidden =
            Check::new(CheckCode::OrgPolicy, Outcome::Fail).because(Cause::ClassicTokensForbidden);
        let sentence = words.check_sentence(&forbidden);
        assert!(!sentence.contains("fine-grained"), "no other kind is recommended: {sentence}");
    });
}

#[test]
fn every_next_step_is_a_sentence_and_its_link_a_name() {
    each_language(|words| {
        for action in RemedyAction::ALL {
            let Step { sentence, link } = words.step(*action);
            assert_sentence(sentence);
            assert_name(link);
        }
    });
}

#[test]
fn every_verdict_is_a_sentence() {
    each_language(|words| {
        for verdict in Verdict::ALL {
            assert_sentence(words.verdict(*verdict));
        }
    });
}

#[test]
fn every_failure_is_a_sentence_and_none_blames_the_token() {
    let problems = ProblemCode::ALL
        .iter()
        .flat_map(|code| [Problem::new(*code), Problem::until(*code, 60)].map(ApiFailure::Problem));
    let failures = [
        ApiFailure::Unreachable,
        ApiFailure::TimedOut,
        ApiFailure::Cancelled,
        ApiFailure::NotTheProxy { status: 502 },
        ApiFailure::Unreadable,
        ApiFailure::BrokenOff,
    ];
    let all: Vec<_> = failures.into_iter().chain(problems).collect();
    each_language(|words| {
        for failure in &all {
            let sentence = words.failure(failure);
            assert_sentence(&sentence);
            assert!(!sentence.contains("token"), "{sentence}");
        }
    });
}

#[test]
fn every_kind_of_token_has_its_notes() {
    each_language(|words| {
        for kind in TokenKind::ALL {
            assert_sentence(&words.token_note(&TokenNote::Whole(*kind)));
            assert_sentence(&words.token_note(&TokenNote::Refused(*kind)));
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
    let account =
        |kind: &AccountKind| CheckEvidence { account_kind: Some(*kind), ..CheckEvidence::default() };
    let tokens = TokenKind::ALL.iter().map(token);
    let counts = PackageCounts { public: 1, ..PackageCounts::default() };
    let packages = CheckEvidence {
        longest_days: Some(1),
        hidden_organizations: vec![1],
        packages: Some(counts),
        image: Some("mona/app:1".into()),
        is_chosen: true,
        digest: Some("sha256:0".into()),
        ..CheckEvidence::default()
    };
    let all: Vec<_> = tokens.chain(AccountKind::ALL.iter().map(account)).chain([packages]).collect();
    each_language(|words| {
        for (name, value) in all.iter().flat_map(|evidence| words.evidence(evidence)) {
            assert_name(name);
            assert_name(&value);
        }
    });
}

#[test]
fn every_oddity_of_a_name_is_a_sentence() {
    each_language(|words| {
        for oddity in [LoginOddity::Managed, LoginOddity::Legacy] {
            assert_sentence(words.login_note(oddity));
        }
    });
}

#[test]
fn every_other_note_on_the_token_is_a_sentence() {
    let notes = [
        TokenNote::Strays(Stray::ALL.to_vec()),
        TokenNote::ForeignLetter,
        TokenNote::TooShort(1),
        TokenNote::TooLong(2),
        TokenNote::ChecksumDiffers,
        TokenNote::UnknownPrefix,
    ];
    each_language(|words| {
        for note in &notes {
            assert_sentence(&words.token_note(note));
        }
    });
}

#[test]
fn the_headline_is_the_headline_checks_own_sentence() {
    let check = Check::new(CheckCode::TokenScope, Outcome::Fail).because(Cause::ReadPackagesMissing);
    let report = Report::conclude(vec![check], 1, 1);
    assert_eq!(
        Lang::En.words().headline(&report),
        "The token lacks the scope `read:packages`, so it cannot see internal images."
    );
    assert_eq!(spoken("the scope `read:packages`"), "the scope read:packages");
}
