//! The checks of a report.

use super::disclosure::Disclosure;
use super::rung::Rung;
use crate::i18n::{Label, ReportPhrase, Words, use_i18n};
use ghcr_contract::{Check, Outcome, Report};
use leptos::prelude::*;

/// What asks for attention, besides the headline's check; then one line for all the others, which
/// unfolds.
#[component]
pub fn Ladder<'a>(
    /// The report.
    report: &'a Report,
) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let checks = report.checks.iter().filter(|check| Some(check.code) != report.headline).cloned();
    let asks = |check: &Check| matches!(check.outcome, Outcome::Warn | Outcome::Fail);
    let (open, folded): (Vec<_>, Vec<_>) = checks.partition(asks);
    let numbers = numbers(&folded);
    let summary = i18n.say(move |words| summary(words, numbers));
    let rung = |check| view! { <Rung check/> };
    let open = (!open.is_empty()).then(|| {
        view! {
            <ol class="ladder" aria-label=i18n.text(Label::Checks)>
                {open.into_iter().map(rung).collect_view()}
            </ol>
        }
    });
    let folded = (!folded.is_empty()).then(|| {
        view! {
            <Disclosure class="part other-checks" summary opens_for_print=true>
                <ol class="ladder">{folded.into_iter().map(rung).collect_view()}</ol>
            </Disclosure>
        }
    });
    (open, folded)
}

/// How many passed, how many could not be told, and how many were not made.
fn numbers(checks: &[Check]) -> [(ReportPhrase, u64); 3] {
    let number = |outcome| checks.iter().filter(|check| check.outcome == outcome).count() as u64;
    [
        (ReportPhrase::ChecksPassed, number(Outcome::Pass)),
        (ReportPhrase::ChecksUntold, number(Outcome::Unknown)),
        (ReportPhrase::ChecksNotMade, number(Outcome::Skipped)),
    ]
}

/// `13 checks passed, 1 inconclusive`.
fn summary(words: Words, numbers: [(ReportPhrase, u64); 3]) -> String {
    let some = numbers.into_iter().filter(|(_, number)| *number > 0);
    let parts: Vec<_> =
        some.map(|(phrase, number)| words.with_number(phrase, "number", number)).collect();
    parts.join(", ")
}
