//! What can be said: one key for each text, and its place in the book.

#[cfg(feature = "languages")]
use crate::kebab::kebab;
use crate::{Entry, FactName, Group, GuideNote, GuideStep, GuideTick, Label, Phrase, ReportPhrase};
use crate::{Practice, PracticePhrase, Standing};
use ghcr_contract::{AccountKind, Cause, CheckCode, ChecksumFinding, Field, Outcome, ProblemCode};
use ghcr_contract::{RemedyAction, Stray, TokenKind, Verdict, Visibility};

macro_rules! keys {
    ($($(#[doc = $doc:literal])* $group:ident($of:ty),)+) => {
        /// One text of the screen. Each group has a text for every code of its kind, so a new code does not compile until
        /// each language has its text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Key { $($(#[doc = $doc])* $group($of),)+ }

        impl Key {
            /// How many there are.
            pub const COUNT: usize = 0 $(+ <$of>::ALL.len())+;

            /// Its place in the book: the groups one after another, each in the order of its codes.
            #[must_use]
            pub const fn place(self) -> usize {
                let before = 0;
                $(
                    if let Self::$group(it) = self {
                        return before + it as usize;
                    }
                    let before = before + <$of>::ALL.len();
                )+
                before
            }

            /// Every one there is, in the order of their places.
            pub fn all() -> impl Iterator<Item = Self> {
                std::iter::empty()$(.chain(<$of>::ALL.iter().map(|it| Self::$group(*it))))+
            }

            /// What a page calls it that embeds the screen and has other words for it: the group, and the code's own name,
            /// as in `label.show-token`, `cause.fine_grained`, `entry-title.scope-missing`.
            #[cfg(feature = "languages")]
            #[must_use]
            pub fn name(self) -> String {
                match self { $(Self::$group(it) => format!("{}.{it}", kebab(stringify!($group))),)+ }
            }
        }
    };
}

impl Key {
    /// How many of them form and guide are made of. The others come later: the last labels, and the groups behind them.
    pub const AT_HAND: usize = Self::Label(Label::FIRST_OF_REPORT).place();
}

impl From<Phrase> for Key {
    fn from(phrase: Phrase) -> Self {
        Self::Phrase(phrase)
    }
}

impl From<ReportPhrase> for Key {
    fn from(phrase: ReportPhrase) -> Self {
        Self::ReportPhrase(phrase)
    }
}

keys! {
    /// Texts with blanks.
    Phrase(Phrase),
    /// What a field is called.
    FieldName(Field),
    /// What a field is for.
    FieldHint(Field),
    /// What could stand in a field.
    FieldExample(Field),
    /// What to do about an empty field.
    FieldMissing(Field),
    /// What a kind of token is called.
    TokenKind(TokenKind),
    /// That GHCR does not take tokens of this kind, and what to do.
    TokenRefused(TokenKind),
    /// That a token of this kind was copied whole.
    TokenWhole(TokenKind),
    /// What was copied along with a token.
    Stray(Stray),
    /// What the checksum says.
    Checksum(ChecksumFinding),
    /// Who can see a package: an adjective of "packages".
    Visibility(Visibility),
    /// Why the proxy made no report.
    Problem(ProblemCode),
    /// What a step of the guide is called.
    GuideTitle(GuideStep),
    /// What a step of the guide comes to.
    GuideBody(GuideStep),
    /// One thing to do in a step.
    GuideTick(GuideTick),
    /// What the guide says beside its steps.
    GuideNote(GuideNote),
    /// Names of buttons, headings and regions, and sentences that are always the same.
    Label(Label),
    /// Texts of the report with blanks.
    ReportPhrase(ReportPhrase),
    /// What an account is.
    AccountKind(AccountKind),
    /// What a check is about.
    CheckTitle(CheckCode),
    /// How a check ended, in a word or two.
    Outcome(Outcome),
    /// That a check passed.
    Passed(CheckCode),
    /// That a check passed, with something to look at.
    Warned(CheckCode),
    /// That a check failed.
    Failed(CheckCode),
    /// That it cannot be told.
    Untold(CheckCode),
    /// Why a check ended as it did.
    Cause(Cause),
    /// What a fact is called.
    FactName(FactName),
    /// The one thing to do.
    Step(RemedyAction),
    /// What the link is called that leads to where it is done.
    StepLink(RemedyAction),
    /// What a report comes to.
    Verdict(Verdict),
    /// What a best-practice card is called.
    PracticeTitle(Practice),
    /// What a best-practice card advises, and why.
    PracticeBody(Practice),
    /// Whether the tested token follows the advice, in a word or two.
    Standing(Standing),
    /// What a card says about the tested token.
    PracticePhrase(PracticePhrase),
    /// What several entries of the troubleshooting have in common.
    GroupTitle(Group),
    /// What an entry of the troubleshooting is called.
    EntryTitle(Entry),
    /// The messages by which people know it, each between backticks; the same in all languages.
    EntryLooks(Entry),
    /// Why it happens.
    EntryWhy(Entry),
    /// What to do about it.
    EntryDo(Entry),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_a_place_of_its_own_and_none_is_left_over() {
        let places: Vec<_> = Key::all().map(Key::place).collect();
        assert_eq!(places, (0..Key::COUNT).collect::<Vec<_>>());
    }

    #[cfg(feature = "languages")]
    #[test]
    fn every_key_has_a_name_of_its_own_that_says_group_and_code() {
        use ghcr_contract::CheckCode;
        let names: Vec<_> = Key::all().map(Key::name).collect();
        for (at, name) in names.iter().enumerate() {
            assert!(!names[..at].contains(name), "{name} is there twice");
            let is_plain = |c: char| c.is_ascii_lowercase() || matches!(c, '.' | '-' | '_');
            assert!(name.contains('.') && name.chars().all(is_plain), "{name}");
        }
        for (key, name) in [
            (Key::Label(Label::ShowToken), "label.show-token"),
            (Key::FieldName(Field::Image), "field-name.image"),
            (Key::Cause(Cause::FineGrained), "cause.fine_grained"),
            (Key::CheckTitle(CheckCode::OrgSso), "check-title.org.sso"),
        ] {
            assert_eq!(key.name(), name);
        }
    }

    /// They are the same words in two places, and the second is in addresses that people have kept.
    #[cfg(feature = "languages")]
    #[test]
    fn what_has_an_address_is_called_by_it() {
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
}
