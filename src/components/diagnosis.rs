//! The diagnosis: the headline first, then the ladder.

use super::fresh::Fresh;
use super::icon::{Glyph, icon};
use super::prose::prose;
use super::rung::{Stage, next_step, rung};
use crate::validation::{Phase, Validation};
use crate::words::use_words;
use ghcr_contract::{Check, CheckCode, Report};
use leptos::either::Either;
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// Where the test stands and what it came to; nothing before the first one.
#[component]
pub fn Diagnosis(
    /// The test.
    validation: RwSignal<Validation>,
    /// What it has found while it runs.
    decided: RwSignal<Vec<Check>>,
) -> impl IntoView {
    let words = use_words();
    let labels = words.labels();
    let content = move |validation: &Validation| match validation.phase() {
        Phase::Idle => None,
        Phase::Running => Some(Either::Left((remark("running", labels.running), Some(progress(decided))))),
        Phase::Cancelled => Some(Either::Left((remark("cancelled", labels.cancelled), None))),
        Phase::Failed(failure) => Some(Either::Left((remark("failed", &words.failure(failure)), None))),
        Phase::Done(report) => Some(Either::Right(whole_report(report, validation.is_stale()))),
    };
    let section = move |content| {
        view! {
            <section class="card diagnosis" aria-label=labels.diagnosis>
                <h2>{labels.diagnosis}</h2>
                {content}
            </section>
        }
    };
    move || Fresh(validation.with(content).map(section))
}

fn remark(phase: &'static str, sentence: &str) -> impl IntoView + use<> {
    view! { <p class="remark" data-phase=phase>{prose(sentence)}</p> }
}

/// What is decided so far, and what comes next. There is nothing in it to click or to open, so it can be drawn anew
/// with each check.
fn progress(decided: RwSignal<Vec<Check>>) -> impl IntoView {
    let rungs = |checks: &Vec<Check>| {
        let is_open = |code: &&CheckCode| checks.iter().all(|check| check.code != **code);
        let working = CheckCode::ALL.iter().find(is_open);
        let working = working.map(|code| Stage::Working(*code));
        checks.iter().map(Stage::Decided).chain(working).map(rung).collect_view()
    };
    view! {
        <ol class="ladder progress" aria-label=use_words().labels().checks aria-busy="true">
            {move || Fresh(decided.with(rungs))}
        </ol>
    }
}

fn whole_report(report: &Report, is_stale: bool) -> impl IntoView + use<> {
    let words = use_words();
    let labels = words.labels();
    let headline = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let (false, Some(headline)) = (is_stale, headline.get()) {
            bring_into_view(&headline);
        }
    });
    view! {
        {is_stale.then(|| view! { <p class="stale">{labels.stale}</p> })}
        <div class="verdict" data-verdict=report.verdict.as_str() node_ref=headline>
            <span class="verdict-icon">{icon(Glyph::from(report.verdict))}</span>
            <div>
                <p class="verdict-title">{words.verdict(report.verdict)}</p>
                <p>{prose(&words.headline(report))}</p>
                {headline_step(report)}
            </div>
        </div>
        <ol class="ladder" aria-label=labels.checks>
            {report.checks.iter().map(Stage::Reported).map(rung).collect_view()}
        </ol>
        <p class="effort">{words.effort(report)}</p>
    }
}

/// The one action, beside the headline.
fn headline_step(report: &Report) -> impl IntoView + use<> {
    let check = report.headline.and_then(|code| report.check(code));
    check.and_then(|check| check.remedy.as_ref()).map(next_step)
}

/// Scrolls as little as is needed, and not at all when it can be seen already. The cursor stays where it is.
fn bring_into_view(element: &web_sys::Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
