//! All words of the screen, in one place per language.
//!
//! A language implements [`Words`] by exhaustive `match` on the contract's codes, without a wildcard: a new code does
//! not compile until every language has its sentence. Between backticks stands what is code, such as `read:packages`.

mod date;
pub mod en;

use crate::api::ApiFailure;
use crate::token_note::TokenNote;
use ghcr_contract::{Check, CheckCode, CheckEvidence, Fault, Field, LoginOddity, Outcome};
use ghcr_contract::{RemedyAction, Report, Verdict};
use leptos::prelude::{expect_context, provide_context};

/// A language of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    #[default]
    En,
}

impl Lang {
    /// Every one there is.
    pub const ALL: &'static [Self] = &[Self::En];

    /// Its name in HTML's `lang` (BCP 47).
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
        }
    }

    /// Its words.
    #[must_use]
    pub fn words(self) -> &'static dyn Words {
        match self {
            Self::En => &en::English,
        }
    }
}

/// What stands under the label of a field: what it is for, and the example shown in it.
#[derive(Clone, Copy, Debug)]
pub struct FieldLabels {
    /// Its name.
    pub label: &'static str,
    /// What it is for.
    pub hint: &'static str,
    /// What could stand in it.
    pub example: &'static str,
}

/// Every text that is the same whatever happens.
#[expect(missing_docs, reason = "each name says where the text stands")]
#[derive(Clone, Copy, Debug)]
pub struct Labels {
    pub title: &'static str,
    pub lead: &'static str,
    pub demo_notice: &'static str,
    pub username: FieldLabels,
    pub token: FieldLabels,
    pub description: FieldLabels,
    pub image: FieldLabels,
    pub optional: &'static str,
    pub create_token: &'static str,
    pub show_token: &'static str,
    pub hide_token: &'static str,
    pub remove_strays: &'static str,
    pub submit: &'static str,
    pub cancel: &'static str,
    pub running: &'static str,
    pub working: &'static str,
    pub cancelled: &'static str,
    pub filled_in: &'static str,
    pub diagnosis: &'static str,
    pub checks: &'static str,
    pub evidence: &'static str,
    pub next_step: &'static str,
    pub stale: &'static str,
    pub opens_new_tab: &'static str,
    pub personas: &'static str,
    pub personas_hint: &'static str,
}

/// What to do about a check.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The one thing to do.
    pub sentence: &'static str,
    /// What the link is called that leads to where it is done.
    pub link: &'static str,
}

/// A fact and its name.
pub type Fact = (&'static str, String);

/// What a language must be able to say.
pub trait Words: Sync {
    /// The texts that never change.
    fn labels(&self) -> &'static Labels;
    /// What is wrong with a field, and what to do.
    fn fault(&self, field: Field, fault: Fault) -> String;
    /// Why the test cannot start: the first field that is in the way.
    fn obstacle(&self, field: Field, fault: Fault) -> String;
    /// What is unusual about a name that may be asked for all the same.
    fn login_note(&self, oddity: LoginOddity) -> &'static str;
    /// What the token field says by itself.
    fn token_note(&self, note: &TokenNote) -> String;
    /// What a check is about, in a few words.
    fn check_title(&self, code: CheckCode) -> &'static str;
    /// How a check ended, in a word or two.
    fn outcome(&self, outcome: Outcome) -> &'static str;
    /// How a check ended and why, in a sentence.
    fn check_sentence(&self, check: &Check) -> String;
    /// What a check saw.
    fn evidence(&self, evidence: &CheckEvidence) -> Vec<Fact>;
    /// What to do about it.
    fn step(&self, action: RemedyAction) -> Step;
    /// What the report comes to.
    fn verdict(&self, verdict: Verdict) -> &'static str;
    /// What to say below a verdict that no single check stands for.
    fn all_well(&self, report: &Report) -> &'static str;
    /// How long it took and how much was asked.
    fn effort(&self, report: &Report) -> String;
    /// Why there is no report, and what to do.
    fn failure(&self, failure: &ApiFailure) -> String;
}

impl dyn Words {
    /// The sentence below the verdict: the headline check's own, or that all is well.
    #[must_use]
    pub fn headline(&self, report: &Report) -> String {
        match report.headline.and_then(|code| report.check(code)) {
            Some(check) => self.check_sentence(check),
            None => self.all_well(report).to_owned(),
        }
    }
}

/// What code looks like inside a sentence, for those who hear it: the backticks are gone.
#[must_use]
pub fn spoken(sentence: &str) -> String {
    sentence.replace('`', "")
}

#[derive(Clone, Copy)]
struct Speaker(&'static dyn Words);

/// Chooses the language of everything below.
pub fn provide_words(lang: Lang) {
    provide_context(Speaker(lang.words()));
}

/// The words of the language that was chosen above.
#[must_use]
pub fn use_words() -> &'static dyn Words {
    expect_context::<Speaker>().0
}

#[cfg(test)]
mod tests;
