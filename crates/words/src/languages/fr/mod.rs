//! French.

mod causes;
mod checks;
mod fields;
mod guide;
mod help;
mod labels;
mod phrases;
mod practices;
mod steps;

use super::looks::looks;
use crate::key::Key;

pub(super) fn text(key: Key) -> &'static str {
    match key {
        Key::Label(it) => labels::label(it),
        Key::Phrase(it) => phrases::phrase(it),
        Key::FieldName(it) => fields::name(it),
        Key::FieldHint(it) => fields::hint(it),
        Key::FieldExample(it) => fields::example(it),
        Key::FieldMissing(it) => fields::missing(it),
        Key::TokenKind(it) => fields::token_kind(it),
        Key::TokenRefused(it) => fields::token_refused(it),
        Key::TokenWhole(it) => fields::token_whole(it),
        Key::Stray(it) => fields::stray(it),
        Key::Checksum(it) => checks::checksum(it),
        Key::ReportPhrase(it) => phrases::of_report(it),
        Key::AccountKind(it) => checks::account_kind(it),
        Key::Visibility(it) => checks::visibility(it),
        Key::CheckTitle(it) => checks::title(it),
        Key::Outcome(it) => checks::outcome(it),
        Key::Passed(it) => checks::passed(it),
        Key::Warned(it) => checks::warned(it),
        Key::Failed(it) => checks::failed(it),
        Key::Untold(it) => checks::untold(it),
        Key::Cause(it) => causes::cause(it),
        Key::FactName(it) => checks::fact_name(it),
        Key::Step(it) => steps::step(it),
        Key::StepLink(it) => steps::link(it),
        Key::Verdict(it) => checks::verdict(it),
        Key::Problem(it) => causes::problem(it),
        Key::GuideTitle(it) => guide::title(it),
        Key::GuideBody(it) => guide::body(it),
        Key::GuideTick(it) => guide::tick(it),
        Key::GuideNote(it) => guide::note(it),
        Key::PracticeTitle(it) => practices::title(it),
        Key::PracticeBody(it) => practices::body(it),
        Key::Standing(it) => practices::standing(it),
        Key::PracticePhrase(it) => practices::phrase(it),
        Key::GroupTitle(it) => help::group(it),
        Key::EntryTitle(it) => help::title(it),
        Key::EntryLooks(it) => looks(it),
        Key::EntryWhy(it) => help::why(it),
        Key::EntryDo(it) => help::remedy(it),
    }
}
