//! Spanish.

mod causes;
mod checks;
mod fields;
mod glossary;
mod guide;
mod help;
mod labels;
mod page;
mod phrases;
mod practices;
mod steps;

use super::Language;
use super::looks::looks;
use crate::key::Key;

pub(super) const LANGUAGE: Language = Language {
    tag: "es",
    locale: "es",
    own_name: "Español",
    is_singular: |number| number == 1,
    text,
    page_text: page::page_text,
};

fn text(key: Key) -> &'static str {
    match key {
        Key::Label(label) => labels::label(label),
        Key::PersonaGroup(group) => labels::persona_group(group),
        Key::Phrase(phrase) => phrases::phrase(phrase),
        Key::FieldName(field) => fields::name(field),
        Key::FieldHint(field) => fields::hint(field),
        Key::FieldExample(field) => fields::example(field),
        Key::FieldMissing(field) => fields::missing(field),
        Key::TokenKind(kind) => fields::token_kind(kind),
        Key::TokenRefused(kind) => fields::token_refused(kind),
        Key::TokenWhole(kind) => fields::token_whole(kind),
        Key::Stray(stray) => fields::stray(stray),
        Key::Checksum(finding) => checks::checksum(finding),
        Key::ReportPhrase(phrase) => phrases::of_report(phrase),
        Key::AccountKind(kind) => checks::account_kind(kind),
        Key::Visibility(visibility) => checks::visibility(visibility),
        Key::CheckTitle(code) => checks::title(code),
        Key::Outcome(outcome) => checks::outcome(outcome),
        Key::Passed(code) => checks::passed(code),
        Key::Warned(code) => checks::warned(code),
        Key::Failed(code) => checks::failed(code),
        Key::Untold(code) => checks::untold(code),
        Key::Cause(cause) => causes::cause(cause),
        Key::FactName(name) => checks::fact_name(name),
        Key::Step(action) => steps::step(action),
        Key::StepLink(action) => steps::link(action),
        Key::Verdict(verdict) => checks::verdict(verdict),
        Key::Problem(code) => causes::problem(code),
        Key::GuideTitle(step) => guide::title(step),
        Key::GuideBody(step) => guide::body(step),
        Key::GuideTick(tick) => guide::tick(tick),
        Key::GuideNote(note) => guide::note(note),
        Key::PracticeTitle(practice) => practices::title(practice),
        Key::PracticeBody(practice) => practices::body(practice),
        Key::Standing(standing) => practices::standing(standing),
        Key::PracticePhrase(phrase) => practices::phrase(phrase),
        Key::GroupTitle(group) => help::group(group),
        Key::EntryTitle(entry) => help::title(entry),
        Key::EntryLooks(entry) => looks(entry),
        Key::EntryWhy(entry) => help::why(entry),
        Key::EntryDo(entry) => help::remedy(entry),
        Key::TermName(term) => glossary::name(term),
        Key::TermMeaning(term) => glossary::meaning(term),
    }
}
