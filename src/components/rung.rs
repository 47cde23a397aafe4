//! One rung of the ladder.

use super::external_link::external_link;
use super::icon::{Glyph, icon};
use super::prose::prose;
use crate::links::is_web_page;
use crate::words::{Fact, use_words};
use ghcr_contract::{Check, CheckCode, Outcome, Remedy};
use leptos::prelude::*;

/// How much of a rung there is to show.
#[derive(Clone, Copy)]
pub(super) enum Stage<'a> {
    /// It is being worked on.
    Working(CheckCode),
    /// It is decided, and others are still open: how it ended, and no more.
    Decided(&'a Check),
    /// The report is there: how it ended, why, what was seen, and what to do.
    Reported(&'a Check),
}

/// What was asked and how it ended, in a word and not by colour alone.
///
/// One view for all stages, because each view is a program of its own in the WebAssembly.
pub(super) fn rung(stage: Stage<'_>) -> impl IntoView + use<> {
    let (code, decided, reported) = match stage {
        Stage::Working(code) => (code, None, None),
        Stage::Decided(check) => (check.code, Some(check.outcome), None),
        Stage::Reported(check) => (check.code, Some(check.outcome), Some(check)),
    };
    let words = use_words();
    let state = decided.map_or(words.labels().working, |it| words.outcome(it));
    let code_if = |is_so: bool| is_so.then(|| code.as_str());
    view! {
        <li
            class="rung"
            data-working=code_if(decided.is_none())
            data-check=code_if(decided.is_some())
            data-outcome=decided.map(Outcome::as_str)
        >
            <span class="rung-icon">{decided.map(|it| icon(Glyph::from(it)))}</span>
            <div class="rung-body">
                <div class="rung-head">
                    <h3>{words.check_title(code)}</h3>
                    <span class="outcome">{state}</span>
                </div>
                {reported.map(explanation)}
            </div>
        </li>
    }
}

fn explanation(check: &Check) -> impl IntoView + use<> {
    let words = use_words();
    let facts = words.evidence(&check.evidence);
    view! {
        <p>{prose(&words.check_sentence(check))}</p>
        {check.remedy.as_ref().map(next_step)}
        {(!facts.is_empty()).then(|| evidence(check.outcome, facts))}
    }
}

/// What to do, and the link to where it is done.
pub(super) fn next_step(remedy: &Remedy) -> impl IntoView + use<> {
    let words = use_words();
    let step = words.step(remedy.action);
    let href = remedy.url.clone().filter(|url| is_web_page(url));
    view! {
        <div class="next-step" data-action=remedy.action.as_str()>
            <p>
                <strong>{words.labels().next_step}": "</strong>
                {prose(step.sentence)}
            </p>
            {href.map(|href| external_link(href, step.link))}
        </div>
    }
}

/// Open where something is to be looked at, folded where all is well.
fn evidence(outcome: Outcome, facts: Vec<Fact>) -> impl IntoView {
    let is_open = match outcome {
        Outcome::Warn | Outcome::Fail | Outcome::Unknown => true,
        Outcome::Pass | Outcome::Skipped => false,
    };
    let row = |(name, value): Fact| {
        view! {
            <div class="fact">
                <dt>{name}</dt>
                <dd>{prose(&value)}</dd>
            </div>
        }
    };
    view! {
        <details class="evidence" open=is_open>
            <summary>{use_words().labels().evidence}</summary>
            <dl>{facts.into_iter().map(row).collect_view()}</dl>
        </details>
    }
}
