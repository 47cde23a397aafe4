//! Which text is said, and what fills its blanks; the same for all languages.

mod facts;
mod fields;
mod overrides;
mod quantities;
mod registries;
mod sentences;
#[cfg(test)]
mod tests;

pub use facts::Fact;
pub use overrides::Overrides;

use crate::day::{SECONDS_OF_DAY, time_of_day};
use crate::key::Key;
use crate::labels::Label;
use crate::languages::Lang;
use crate::languages::text;
use crate::numerals::Numerals;
use crate::phrases::{Phrase, ReportPhrase};
use crate::pieces::{Piece, pieces};
use crate::template::{Blank, fill};
use ghcr_contract::{Report, Verdict};

/// The texts of one language, and what a host page says instead of some of them.
///
/// Between backticks stands what is code, such as `read:packages`.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    lang: Lang,
    numerals: &'static Numerals,
    overrides: Option<&'static Overrides>,
}

impl Words {
    /// The texts of that language, with plain numbers and days.
    #[must_use]
    pub fn of(lang: Lang) -> Self {
        Self { lang, numerals: Numerals::PLAIN, overrides: None }
    }

    /// The same texts with numbers and days written in that way.
    #[must_use]
    pub fn with_numerals(self, numerals: &'static Numerals) -> Self {
        Self { numerals, ..self }
    }

    /// The same texts in another language.
    #[must_use]
    pub fn in_language(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }

    /// The same language with the host page's own texts.
    #[must_use]
    pub fn with_overrides(self, overrides: Option<&'static Overrides>) -> Self {
        Self { overrides, ..self }
    }

    /// The language.
    #[must_use]
    pub fn lang(self) -> Lang {
        self.lang
    }

    /// The text of a key, with its blanks as they are.
    #[must_use]
    pub fn text(self, key: Key) -> &'static str {
        self.overrides.and_then(|it| it.get(key)).unwrap_or_else(|| text(self.lang, key))
    }

    /// A text without blanks.
    #[must_use]
    pub fn label(self, label: Label) -> &'static str {
        self.text(Key::Label(label))
    }

    /// A text with its blanks filled in.
    #[must_use]
    pub fn phrase(self, phrase: impl Into<Key>, blanks: &[(&str, Blank<'_>)]) -> String {
        self.fill(phrase.into(), blanks)
    }

    /// The text of any key, with its blanks filled in.
    #[must_use]
    pub fn fill(self, key: Key, blanks: &[(&str, Blank<'_>)]) -> String {
        fill(self.lang, self.text(key), blanks, self.numerals.whole)
    }

    /// A text with one blank.
    #[must_use]
    pub fn with_text(self, phrase: impl Into<Key>, name: &str, text: &str) -> String {
        self.phrase(phrase, &[(name, Blank::Text(text))])
    }

    /// A text that may name the registry, by its host: see [`Key`].
    #[must_use]
    pub fn with_registry(self, key: impl Into<Key>, registry: &str) -> String {
        self.with_text(key, "registry", registry)
    }

    /// A text that counts something.
    #[must_use]
    pub fn with_number(self, phrase: impl Into<Key>, name: &str, number: u64) -> String {
        self.phrase(phrase, &[(name, Blank::Number(number))])
    }

    /// A day: `21 September 2026`, of a time in seconds since 1970, in UTC.
    #[must_use]
    pub fn day(self, seconds: i64) -> String {
        (self.numerals.day)(self.lang, seconds)
    }

    /// A day and the time of it: `21 September 2026, 14:13 UTC`.
    #[must_use]
    pub fn moment(self, seconds: i64) -> String {
        format!("{}, {}", self.day(seconds), time_of_day(seconds))
    }

    /// How many days ago a time was, in seconds since 1970 (UTC): `3 days ago`.
    #[must_use]
    pub fn ago(self, at: i64, now: i64) -> String {
        let day = |at: i64| at.div_euclid(SECONDS_OF_DAY);
        let days = u64::try_from(day(now) - day(at)).unwrap_or_default();
        (self.numerals.ago)(self.lang, days)
    }

    /// A number: `1,500`.
    #[must_use]
    pub fn number(self, number: u64) -> String {
        (self.numerals.whole)(self.lang, number)
    }

    /// Whole ones and tenths: `1.3`.
    #[must_use]
    pub fn decimal(self, ones: u64, tenths: u64) -> String {
        (self.numerals.decimal)(self.lang, ones, tenths)
    }

    /// What a report comes to.
    #[must_use]
    pub fn verdict(self, verdict: Verdict) -> &'static str {
        self.text(Key::Verdict(verdict))
    }

    /// The sentence below the verdict: the headline check's own, or that all is well.
    #[must_use]
    pub fn headline(self, report: &Report) -> String {
        match report.headline.and_then(|code| report.check(code)) {
            Some(check) => self.check_sentence(check),
            None => self.all_well(report).to_owned(),
        }
    }
}

/// The sentence for a screen reader, without backticks and markers.
#[must_use]
pub fn spoken(sentence: &str) -> String {
    pieces(sentence).into_iter().map(Piece::text).collect()
}

/// What stands between backticks.
#[must_use]
pub fn code_in(sentence: &str) -> Vec<&str> {
    let mut code = Vec::new();
    let mut rest = sentence;
    while let Some((_, behind)) = rest.split_once('`') {
        let (inside, behind) = behind.split_once('`').unwrap_or((behind, ""));
        code.push(inside);
        rest = behind;
    }
    code
}
