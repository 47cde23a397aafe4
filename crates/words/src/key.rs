//! The key of each text.

use crate::kebab::kebab;
use crate::{Entry, FactName, Group, GuideNote, GuideStep, GuideTick, Label, PersonaGroup, Phrase};
use crate::{
    Practice, PracticePhrase, RegistryLabel, RegistryPhrase, ReportPhrase, Standing, Term,
};
use ghcr_contract::{AccountKind, Cause, CheckCode, ChecksumFinding, Field, Outcome, ProblemCode};
use ghcr_contract::{RegistryEventKind, RegistryState, RemedyAction, Stray};
use ghcr_contract::{TokenAspect, TokenKind, Verdict, Visibility};

/// Declares [`Key`] from a list of groups, each with the type of its codes.
macro_rules! keys {
    ($($(#[doc = $doc:literal])* $group:ident($code:ty),)+) => {
        /// Identifies one text of the screen.
        ///
        /// Texts with the blank `{registry}` say the host of the registry that is connected: see
        /// [`Words::with_registry`](crate::Words::with_registry).
        ///
        /// Each variant has a text for every code of its type. A new code does not compile until
        /// each language has its text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Key { $($(#[doc = $doc])* $group($code),)+ }

        impl Key {
            /// Returns all keys, group by group, each group in the order of its codes.
            pub fn all() -> impl Iterator<Item = Self> {
                std::iter::empty()$(.chain(<$code>::ALL.iter().copied().map(Self::$group)))+
            }

            /// Returns the name by which a page that embeds the screen refers to the text.
            ///
            /// It is the group and the name of the code: `label.show-token`,
            /// `cause.fine_grained`, `entry-title.scope-missing`.
            #[must_use]
            pub fn name(self) -> String {
                match self {
                    $(Self::$group(code) => format!("{}.{code}", kebab(stringify!($group))),)+
                }
            }
        }
    };
}

keys! {
    /// Texts with blanks, of the form and the guide.
    Phrase(Phrase),
    /// The name of a field.
    FieldName(Field),
    /// The explanation below a field.
    FieldHint(Field),
    /// The placeholder of a field.
    FieldExample(Field),
    /// The error of an empty field.
    FieldMissing(Field),
    /// The name of a kind of token.
    TokenKind(TokenKind),
    /// GHCR does not accept tokens of this kind, and what to do.
    TokenRefused(TokenKind),
    /// A token of this kind was copied completely.
    TokenWhole(TokenKind),
    /// The name of something that was copied along with a token.
    Stray(Stray),
    /// The result of the checksum.
    Checksum(ChecksumFinding),
    /// Who can see a package: an adjective of "packages".
    Visibility(Visibility),
    /// Why the proxy made no report.
    Problem(ProblemCode),
    /// The title of a step of the guide.
    GuideTitle(GuideStep),
    /// The introduction of a step of the guide.
    GuideBody(GuideStep),
    /// One action in a step of the guide.
    GuideTick(GuideTick),
    /// A note of the guide, outside its steps.
    GuideNote(GuideNote),
    /// Names of buttons, headings and regions, and fixed sentences.
    Label(Label),
    /// The title of a group of the demo's personas.
    PersonaGroup(PersonaGroup),
    /// Texts with blanks, of the report.
    ReportPhrase(ReportPhrase),
    /// The name of a kind of account.
    AccountKind(AccountKind),
    /// The title of a check.
    CheckTitle(CheckCode),
    /// The outcome of a check, in one or two words.
    Outcome(Outcome),
    /// A check passed.
    Passed(CheckCode),
    /// A check passed with a warning.
    Warned(CheckCode),
    /// A check failed.
    Failed(CheckCode),
    /// The result of a check is unknown.
    Untold(CheckCode),
    /// The cause of a check's outcome.
    Cause(Cause),
    /// The name of a fact.
    FactName(FactName),
    /// The next step: what to do about a check.
    Step(RemedyAction),
    /// The text of the link to the page where the next step is done.
    StepLink(RemedyAction),
    /// The verdict of a report.
    Verdict(Verdict),
    /// The title of a best-practice card.
    PracticeTitle(Practice),
    /// The advice of a best-practice card, and its reason.
    PracticeBody(Practice),
    /// Whether the tested token follows the advice, in one or two words.
    Standing(Standing),
    /// What a card says about the tested token.
    PracticePhrase(PracticePhrase),
    /// The title of a group of troubleshooting entries.
    GroupTitle(Group),
    /// The title of a troubleshooting entry.
    EntryTitle(Entry),
    /// The error messages of an entry, each between backticks; the same in all languages.
    EntryLooks(Entry),
    /// The reason for the problem.
    EntryWhy(Entry),
    /// What to do about the problem.
    EntryDo(Entry),
    /// The name of a term of the glossary.
    TermName(Term),
    /// The meaning of a term of the glossary.
    TermMeaning(Term),
    /// Texts without blanks, of the saved registries.
    RegistryLabel(RegistryLabel),
    /// Texts with blanks, of the saved registries.
    RegistryPhrase(RegistryPhrase),
    /// How a saved registry stands, in a few words.
    RegistryState(RegistryState),
    /// What happened to a saved registry, in a few words.
    RegistryEvent(RegistryEventKind),
    /// What a new token has changed: a noun in a list.
    TokenAspect(TokenAspect),
}

/// Converts the enums that belong to one group only.
macro_rules! key_from {
    ($($group:ident,)+) => {
        $(
            impl From<$group> for Key {
                fn from(code: $group) -> Self {
                    Self::$group(code)
                }
            }
        )+
    };
}

key_from! {
    Label,
    Phrase,
    ReportPhrase,
    FactName,
    GuideTick,
    GuideNote,
    PracticePhrase,
    Standing,
    RegistryLabel,
    RegistryPhrase,
    RegistryState,
    TokenAspect,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_unique_and_holds_group_and_code() {
        let names: Vec<_> = Key::all().map(Key::name).collect();
        for (index, name) in names.iter().enumerate() {
            assert!(!names[..index].contains(name), "{name} exists twice");
            let is_plain = |c: char| c.is_ascii_lowercase() || matches!(c, '.' | '-' | '_');
            assert!(name.contains('.') && name.chars().all(is_plain), "{name}");
        }
    }

    /// Embedding pages use these names, so they must not change.
    #[test]
    fn names_are_stable() {
        for (key, name) in [
            (Key::Label(Label::ShowToken), "label.show-token"),
            (Key::Phrase(Phrase::TooLong), "phrase.too-long"),
            (Key::FieldName(Field::Image), "field-name.image"),
            (Key::Cause(Cause::FineGrained), "cause.fine_grained"),
            (Key::CheckTitle(CheckCode::OrgSso), "check-title.org.sso"),
            (Key::EntryTitle(Entry::ScopeMissing), "entry-title.scope-missing"),
            (Key::TermName(Term::Scope), "term-name.scope"),
        ] {
            assert_eq!(key.name(), name);
        }
    }

    #[test]
    fn what_has_an_address_is_named_by_its_slug() {
        for entry in Entry::ALL {
            assert_eq!(entry.to_string(), entry.slug());
        }
        for step in GuideStep::ALL {
            assert_eq!(step.to_string(), step.slug());
        }
        for practice in Practice::ALL {
            assert_eq!(practice.to_string(), practice.slug());
        }
    }

    #[test]
    fn a_label_converts_to_its_key() {
        assert_eq!(Key::from(Label::Submit), Key::Label(Label::Submit));
    }
}
