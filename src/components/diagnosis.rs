//! The diagnosis: the headline first, then the ladder.

use super::fresh::Fresh;
use super::icon::{Glyph, icon};
use super::prose::prose;
use super::rung::{next_step, rung};
use crate::validation::{Phase, Validation};
use crate::words::use_words;
use ghcr_contract::Report;
use leptos::either::Either;
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// Where the test stands and what it came to; nothing before the first one.
#[component]
pub fn Diagnosis(
    /// The test.
    validation: RwSignal<Validation>,
) -> impl IntoView {
    let words = use_words();
    let labels = words.labels();
    let content = move |validation: &Validation| match validation.phase() {
        Phase::Idle => None,
        Phase::Running => Some(Either::Left(remark("running", labels.running))),
        Phase::Cancelled => Some(Either::Left(remark("cancelled", labels.cancelled))),
        Phase::Failed(failure) => Some(Either::Left(remark("failed", &words.failure(failure)))),
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
            {report.checks.iter().map(rung).collect_view()}
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
