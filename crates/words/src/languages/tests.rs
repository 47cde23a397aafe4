//! Rules that every text of every language must follow.

use super::text;
use crate::template::blanks_of;
use crate::{Key, Lang};

mod glossary;
mod wording;

fn each_text(test: impl Fn(Lang, Key, &'static str)) {
    for lang in Lang::ALL {
        for key in Key::all() {
            test(*lang, key, text(*lang, key));
        }
    }
}

/// Returns true if the text must be one or more whole sentences.
fn is_sentence(key: Key) -> bool {
    match key {
        Key::Passed(_)
        | Key::Warned(_)
        | Key::Failed(_)
        | Key::Untold(_)
        | Key::Cause(_)
        | Key::Step(_) => true,
        Key::Verdict(_) | Key::Problem(_) | Key::FieldMissing(_) => true,
        Key::TokenRefused(_) | Key::TokenWhole(_) => true,
        Key::Label(_) | Key::Phrase(_) | Key::ReportPhrase(_) | Key::FieldHint(_) => false,
        Key::FieldName(_)
        | Key::FieldExample(_)
        | Key::TokenKind(_)
        | Key::Stray(_)
        | Key::Checksum(_) => false,
        Key::AccountKind(_) | Key::Visibility(_) | Key::CheckTitle(_) | Key::Outcome(_) => false,
        Key::FactName(_) | Key::StepLink(_) => false,
        Key::GuideBody(_) | Key::GuideNote(_) | Key::PracticeBody(_) | Key::PracticePhrase(_) => {
            true
        }
        Key::EntryWhy(_) | Key::EntryDo(_) => true,
        Key::GuideTitle(_) | Key::GuideTick(_) | Key::PracticeTitle(_) | Key::Standing(_) => false,
        Key::GroupTitle(_) | Key::EntryTitle(_) | Key::EntryLooks(_) | Key::PersonaGroup(_) => {
            false
        }
        Key::TermName(_) => false,
        Key::RegistryLabel(_) | Key::RegistryPhrase(_) | Key::RegistryState(_) => false,
        Key::RegistryEvent(_) | Key::TokenAspect(_) => false,
        Key::TermMeaning(_) => true,
    }
}

/// Returns true if the text is a name or title, which has no full stop.
fn is_name(key: Key) -> bool {
    matches!(
        key,
        Key::FieldName(_)
            | Key::CheckTitle(_)
            | Key::Outcome(_)
            | Key::FactName(_)
            | Key::StepLink(_)
            | Key::GuideTitle(_)
            | Key::GuideTick(_)
            | Key::PracticeTitle(_)
            | Key::Standing(_)
            | Key::GroupTitle(_)
            | Key::EntryTitle(_)
            | Key::PersonaGroup(_)
            | Key::TermName(_)
            | Key::RegistryState(_)
            | Key::RegistryEvent(_)
            | Key::TokenAspect(_)
    )
}

#[test]
fn sentences_use_the_names_that_the_form_uses() {
    use crate::{Label, RegistryLabel};
    use ghcr_contract::{Cause, Field, RemedyAction};
    for (key, named) in [
        (Key::Step(RemedyAction::NameImage), Key::FieldName(Field::Image)),
        (Key::Step(RemedyAction::MatchOwner), Key::FieldName(Field::Username)),
        (Key::Step(RemedyAction::ChooseVisibility), Key::Label(Label::ReachQuestion)),
        (Key::Step(RemedyAction::CopyTokenAgain), Key::Label(Label::RemoveStrays)),
        (Key::Cause(Cause::OnlyPublicSeen), Key::FieldName(Field::Image)),
        (Key::FieldMissing(Field::Token), Key::Label(Label::ReachPublic)),
        (Key::Label(Label::DemoNotice), Key::Label(Label::Personas)),
        (Key::Label(Label::FilledIn), Key::Label(Label::Submit)),
        (RegistryLabel::EmptyHint.into(), Key::Label(Label::Save)),
    ] {
        for lang in Lang::ALL {
            let (sentence, name) = (text(*lang, key), text(*lang, named));
            assert!(quoted(sentence).contains(&name), "{lang:?}: {name:?} is not in {sentence:?}");
        }
    }
}

#[test]
fn every_text_is_one_line_without_extra_spaces_or_open_marks() {
    each_text(|lang, key, text| {
        assert!(!text.trim().is_empty() && text.trim() == text, "{lang:?} {key:?}: {text:?}");
        assert!(!text.contains(['\n', '\r']) && !text.contains("  "), "{lang:?} {key:?}: {text:?}");
        assert_eq!(
            text.matches('`').count() % 2,
            0,
            "{lang:?} {key:?} has an open backtick: {text:?}"
        );
        assert_eq!(
            text.matches('{').count(),
            text.matches('}').count(),
            "{lang:?} {key:?}: {text:?}"
        );
    });
}

#[test]
fn sentences_end_with_a_full_stop_and_names_do_not() {
    each_text(|lang, key, text| {
        if is_sentence(key) {
            let begins = text.starts_with(|c: char| c.is_uppercase() || c == '`' || c == '{');
            assert!(begins && text.ends_with('.'), "{lang:?} {key:?} is no sentence: {text:?}");
        }
        if is_name(key) {
            assert!(!text.ends_with('.'), "{lang:?} {key:?} is no name: {text:?}");
        }
    });
}

/// A placeholder must fit into a narrow field.
#[test]
fn no_placeholder_is_longer_than_the_english_one() {
    for key in Key::all().filter(|key| matches!(key, Key::FieldExample(_))) {
        let length = |lang| text(lang, key).chars().count();
        for lang in Lang::ALL {
            assert!(length(*lang) <= length(Lang::En), "{lang:?} {key:?}");
        }
    }
}

#[test]
fn every_language_has_the_same_blanks() {
    for key in Key::all() {
        let blanks = |lang| {
            let mut blanks = blanks_of(text(lang, key));
            blanks.sort_unstable();
            blanks
        };
        for lang in Lang::ALL {
            assert_eq!(blanks(*lang), blanks(Lang::En), "{lang:?} {key:?}");
        }
    }
}

#[test]
fn code_is_the_same_in_every_language() {
    for key in Key::all() {
        let code = |lang| {
            let mut code: Vec<_> = text(lang, key).split('`').skip(1).step_by(2).collect();
            code.sort_unstable();
            code
        };
        for lang in Lang::ALL {
            assert_eq!(code(*lang), code(Lang::En), "{lang:?} {key:?}");
        }
    }
}

#[test]
fn no_text_blames_the_token_for_a_policy_the_network_or_an_outage() {
    use ghcr_contract::{Cause, ProblemCode, RemedyAction};
    for lang in Lang::ALL {
        for key in [
            Key::Step(RemedyAction::AskOrganizationAdmin),
            Key::Step(RemedyAction::AllowProxyAddress),
            Key::Cause(Cause::ClassicTokensForbidden),
        ] {
            let text = text(*lang, key).to_lowercase();
            for advice in [
                "new token",
                "create",
                "use a",
                "nouveau",
                "créez",
                "utilisez",
                "neues",
                "erstellen",
                "generieren",
                "verwenden",
                "nuevo",
                "cree un",
                "genere un",
                "use un",
                "utilice",
            ] {
                assert!(!text.contains(advice), "{lang:?} {key:?} asks for another token: {text}");
            }
        }
        for code in ProblemCode::ALL {
            let problem = text(*lang, Key::Problem(*code)).to_lowercase();
            assert!(
                !problem.contains("token") && !problem.contains("jeton"),
                "{lang:?}: {problem}"
            );
        }
    }
}

/// Returns true if the text is on a help page.
fn is_help(key: Key) -> bool {
    matches!(
        key,
        Key::GuideTitle(_)
            | Key::GuideBody(_)
            | Key::GuideTick(_)
            | Key::GuideNote(_)
            | Key::PracticeTitle(_)
            | Key::PracticeBody(_)
            | Key::PracticePhrase(_)
            | Key::EntryTitle(_)
            | Key::EntryWhy(_)
            | Key::EntryDo(_)
    )
}

/// What opens a quotation, and what closes it: German closes with the mark that opens in English.
const QUOTATION_MARKS: [(char, char); 3] = [('“', '”'), ('«', '»'), ('„', '“')];

/// Returns what stands in quotation marks: `“Settings”`, `«\u{a0}Settings\u{a0}»`, `„Settings“`.
fn quoted(text: &str) -> Vec<&str> {
    let mut quoted = Vec::new();
    let mut rest = text.chars();
    while let Some(letter) = rest.next() {
        if let Some((_, close)) = QUOTATION_MARKS.iter().find(|(open, _)| *open == letter) {
            let (name, after) = rest.as_str().split_once(*close).unwrap_or((rest.as_str(), ""));
            quoted.push(name.trim_matches('\u{a0}'));
            rest = after.chars();
        }
    }
    quoted.sort_unstable();
    quoted
}

#[test]
fn quotations_are_found_whatever_the_marks() {
    for text in [
        "Click “Generate token” under “Tokens”.",
        "Sous «\u{a0}Tokens\u{a0}», «\u{a0}Generate token\u{a0}».",
        "Unter „Tokens“ auf „Generate token“ klicken.",
    ] {
        assert_eq!(quoted(text), ["Generate token", "Tokens"], "{text}");
    }
}

/// Returns true if this is the name of a field or a button of the form.
fn is_of_the_form(lang: Lang, name: &str) -> bool {
    let named = |key: &Key| matches!(key, Key::FieldName(_) | Key::Label(_));
    Key::all().filter(named).any(|key| text(lang, key) == name)
}

#[test]
fn githubs_menus_and_buttons_have_the_same_names_in_every_language() {
    let names_of = |lang, key| {
        let mut names = quoted(text(lang, key));
        names.retain(|name| !is_of_the_form(lang, name));
        names
    };
    for key in Key::all().filter(|key| is_help(*key) || matches!(key, Key::Step(_))) {
        for lang in Lang::ALL {
            assert_eq!(names_of(*lang, key), names_of(Lang::En, key), "{lang:?} {key:?}");
        }
    }
}

#[test]
fn error_messages_are_between_backticks_and_separated_by_spaces() {
    each_text(|lang, key, text| {
        if !matches!(key, Key::EntryLooks(_)) {
            return;
        }
        assert!(text.starts_with('`') && text.ends_with('`'), "{lang:?} {key:?}: {text}");
        assert!(
            text.split('`').step_by(2).all(|gap| gap.trim().is_empty()),
            "{lang:?} {key:?}: {text}"
        );
        assert_eq!(text, super::text(Lang::En, key), "{lang:?} {key:?}");
    });
}

#[test]
fn no_entry_about_the_network_or_a_limit_asks_for_another_token() {
    use crate::{Entry, Group};
    for lang in Lang::ALL {
        for entry in Group::Connection.entries().filter(|entry| *entry != Entry::LoginLockout) {
            let remedy = text(*lang, Key::EntryDo(entry)).to_lowercase();
            assert!(!remedy.contains("token") && !remedy.contains("jeton"), "{lang:?}: {remedy}");
        }
    }
}
