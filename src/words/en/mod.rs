//! English.

mod checks;
mod evidence;
mod failures;
mod fields;
mod labels;
mod sentences;

use super::{Fact, Labels, Step, Words};
use crate::api::ApiFailure;
use crate::token_note::TokenNote;
use ghcr_contract::{Check, CheckCode, CheckEvidence, Fault, Field, LoginOddity, Outcome};
use ghcr_contract::{RemedyAction, Report, Verdict};

/// The English words.
#[derive(Clone, Copy, Debug)]
pub struct English;

impl Words for English {
    fn labels(&self) -> &'static Labels {
        &labels::LABELS
    }

    fn fault(&self, field: Field, fault: Fault) -> String {
        fields::fault(field, fault)
    }

    fn obstacle(&self, field: Field, fault: Fault) -> String {
        fields::obstacle(field, fault)
    }

    fn login_note(&self, oddity: LoginOddity) -> &'static str {
        fields::login_note(oddity)
    }

    fn token_note(&self, note: &TokenNote) -> String {
        fields::token_note(note)
    }

    fn check_title(&self, code: CheckCode) -> &'static str {
        checks::title(code)
    }

    fn outcome(&self, outcome: Outcome) -> &'static str {
        checks::outcome(outcome)
    }

    fn check_sentence(&self, check: &Check) -> String {
        sentences::sentence(check)
    }

    fn evidence(&self, evidence: &CheckEvidence) -> Vec<Fact> {
        evidence::facts(evidence)
    }

    fn step(&self, action: RemedyAction) -> Step {
        checks::step(action)
    }

    fn verdict(&self, verdict: Verdict) -> &'static str {
        checks::verdict(verdict)
    }

    fn all_well(&self, report: &Report) -> &'static str {
        checks::all_well(report)
    }

    fn effort(&self, report: &Report) -> String {
        checks::effort(report)
    }

    fn failure(&self, failure: &ApiFailure) -> String {
        failures::failure(failure)
    }
}

/// `1 day`, `2 days`.
fn count(number: u64, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// `a`, `a and b`, `a, b and c`.
fn list(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A time to wait, rounded up to what a person would say.
fn wait(seconds: u64) -> String {
    match seconds {
        0..=90 => count(seconds, "second"),
        91..=5400 => count(seconds.div_ceil(60), "minute"),
        _ => count(seconds.div_ceil(3600), "hour"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lists_and_times_read_as_spoken() {
        assert_eq!((count(1, "day"), count(0, "day")), ("1 day".into(), "0 days".into()));
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(
            [wait(1), wait(90), wait(91), wait(7000)],
            ["1 second", "90 seconds", "2 minutes", "2 hours"]
        );
    }
}
