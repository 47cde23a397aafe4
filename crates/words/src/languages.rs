//! The languages. Each one is a folder with a [`Language`], which returns the text of every key by
//! exhaustive `match` without a wildcard.

mod de;
mod en;
mod es;
mod fr;
mod looks;
#[cfg(test)]
mod tests;

use crate::key::Key;
use crate::page_text::PageText;

/// Declares `text`, which finds the text of a key in the modules of the language's folder. A new
/// key does not compile until each language has its text.
macro_rules! text_of_key {
    () => {
        fn text(key: $crate::Key) -> &'static str {
            use $crate::Key;
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
                Key::EntryLooks(entry) => $crate::languages::looks::looks(entry),
                Key::EntryWhy(entry) => help::why(entry),
                Key::EntryDo(entry) => help::remedy(entry),
                Key::TermName(term) => glossary::name(term),
                Key::TermMeaning(term) => glossary::meaning(term),
                Key::RegistryLabel(label) => registries::label(label),
                Key::RegistryPhrase(phrase) => registries::phrase(phrase),
                Key::RegistryState(state) => registries::state(state),
                Key::RegistryEvent(kind) => registries::event(kind),
                Key::TokenAspect(aspect) => registries::aspect(aspect),
            }
        }
    };
}
use text_of_key;

/// A language: what it is called, how it counts, and its texts.
pub(crate) struct Language {
    /// The BCP 47 tag, for HTML's `lang` attribute.
    pub(crate) tag: &'static str,
    /// The tag by which the browser writes numbers and days.
    pub(crate) locale: &'static str,
    /// The name of the language in the language itself.
    pub(crate) own_name: &'static str,
    /// Returns true if the singular is used for so many things: the category `one` of Unicode's
    /// plural rules, for whole numbers as they occur here.
    pub(crate) is_singular: fn(u64) -> bool,
    /// The text of a key.
    pub(crate) text: fn(Key) -> &'static str,
    /// A text of the prerendered pages.
    pub(crate) page_text: fn(PageText) -> &'static str,
}

/// Declares the languages of the screen, in the order of the language menu.
macro_rules! languages {
    ($(#[doc = $name:literal] $variant:ident => $folder:ident,)+) => {
        /// A language of the screen.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Lang { $(#[doc = $name] $variant,)+ }

        impl Lang {
            /// All languages, in the order of the language menu.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            pub(crate) const fn language(self) -> &'static Language {
                match self { $(Self::$variant => &$folder::LANGUAGE,)+ }
            }
        }
    };
}

languages! {
    /// English.
    En => en,
    /// French.
    Fr => fr,
    /// German.
    De => de,
    /// Spanish.
    Es => es,
}

/// Returns the text of `key` in the language.
#[must_use]
pub fn text(lang: Lang, key: Key) -> &'static str {
    (lang.language().text)(key)
}

/// Returns a text of the prerendered pages in the language.
#[must_use]
pub fn page_text(lang: Lang, text: PageText) -> &'static str {
    (lang.language().page_text)(text)
}
