//! The ladder of checks: as they are decided, and as a report has them.

use super::disclosure::Disclosure;
use super::icon::{Glyph, Icon};
use super::rung::{Explanation, Rung};
use crate::i18n::{Label, ReportPhrase, use_i18n};
use crate::state::ConnectionTest;
use ghcr_contract::{Cause, Check, CheckCode, Outcome};
use ghcr_words::Blank;
use leptos::prelude::*;

/// What is decided so far, and what comes next.
#[component]
pub fn Progress() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <ol class="ladder progress" aria-label=i18n.text(Label::Checks) aria-busy="true">
            {CheckCode::ALL.iter().map(|code| view! { <RungInProgress code=*code/> }).collect_view()}
        </ol>
    }
}

/// A rung, once its turn has come. The others are not drawn anew when it changes.
#[component]
fn RungInProgress(
    /// What is checked.
    code: CheckCode,
) -> impl IntoView {
    let test = expect_context::<ConnectionTest>();
    // `Some(None)` while it is being worked on.
    let outcome = Memo::new(move |_| test.decided.with(|decided| outcome_of(code, decided)));
    move || outcome.get().map(|outcome| view! { <Rung code outcome>""</Rung> })
}

/// How that check ended; `Some(None)` if it is the next one.
fn outcome_of(code: CheckCode, decided: &[Check]) -> Option<Option<Outcome>> {
    let is_open = |code: &CheckCode| decided.iter().all(|check| check.code != *code);
    match decided.iter().find(|check| check.code == code) {
        Some(check) => Some(Some(check.outcome)),
        None => (CheckCode::ALL.iter().copied().find(is_open) == Some(code)).then_some(None),
    }
}

fn is_skipped(check: &Check) -> bool {
    check.outcome == Outcome::Skipped
}

/// All rungs of a report. What was skipped after a failure, or for want of a token, is one line
/// that unfolds, so that what was found is easy to see.
#[component]
pub fn Ladder(
    /// The report's checks.
    checks: Vec<Check>,
) -> impl IntoView {
    let i18n = use_i18n();
    let skipped_for = |cause| {
        let is_so = move |check: &&Check| is_skipped(check) && check.cause == Some(cause);
        checks.iter().filter(is_so).map(|check| check.code).collect::<Vec<_>>()
    };
    let without_token = skipped_for(Cause::NoToken);
    let left_out = skipped_for(Cause::EarlierFailure);
    let stands_alone = |check: &Check| {
        !is_skipped(check) || !matches!(check.cause, Some(Cause::NoToken | Cause::EarlierFailure))
    };
    let rung = |check: Check| {
        view! {
            <Rung code=check.code outcome=Some(check.outcome)>
                <Explanation check/>
            </Rung>
        }
    };
    view! {
        <ol class="ladder" aria-label=i18n.text(Label::Checks)>
            {checks.into_iter().filter(stands_alone).map(rung).collect_view()}
            <Skipped why=ReportPhrase::WithoutToken codes=without_token/>
            <Skipped why=ReportPhrase::LeftOut codes=left_out/>
        </ol>
    }
}

/// The names of checks that were skipped for one reason; nothing where there are none.
#[component]
fn Skipped(
    /// The reason.
    why: ReportPhrase,
    /// The checks.
    codes: Vec<CheckCode>,
) -> impl IntoView {
    let i18n = use_i18n();
    let number = codes.len() as u64;
    let summary = i18n.say(move |words| words.phrase(why, &[("number", Blank::Number(number))]));
    let rung = |code| view! { <Rung code outcome=Some(Outcome::Skipped)>""</Rung> };
    (number > 0).then(|| {
        view! {
            <li class="rung">
                <span class="rung-icon"><Icon glyph=Glyph::Skipped/></span>
                <Disclosure class="left-out" summary>
                    <ol>{codes.into_iter().map(rung).collect_view()}</ol>
                </Disclosure>
            </li>
        }
    })
}
