//! The diagnosis: the headline first, then the ladder.

use super::icon::{Glyph, icon};
use super::prose::prose;
use super::rung::{Stage, next_step, rung};
use crate::markup::{El, Markup, div, el, p, span};
use crate::validation::{Phase, Validation};
use crate::words::{Label, use_words};
use ghcr_contract::{Check, CheckCode, Report};
use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// Where the test stands and what it came to; nothing before the first one. `decided` is what it has found while it runs.
#[must_use]
pub fn diagnosis(validation: RwSignal<Validation>, decided: RwSignal<Vec<Check>>) -> Markup {
    let words = use_words();
    Markup::live(move || {
        let content: Vec<Markup> = validation.with(|validation| match validation.phase() {
            Phase::Idle => Vec::new(),
            Phase::Running => {
                vec![remark("running", words.label(Label::Running)).into(), progress(decided).into()]
            }
            Phase::Cancelled => vec![remark("cancelled", words.label(Label::Cancelled)).into()],
            Phase::Failed(failure) => vec![remark("failed", &words.failure(failure)).into()],
            Phase::Done(report) => whole_report(report, validation.is_stale()),
        });
        let section = el("section")
            .class("card diagnosis")
            .attr("aria-label", words.label(Label::Diagnosis))
            .child(el("h2").child(words.label(Label::Diagnosis)));
        (!content.is_empty()).then(|| section.children(content))
    })
}

fn remark(phase: &'static str, sentence: &str) -> El {
    p("remark").attr("data-phase", phase).child(prose(sentence))
}

/// What is decided so far, and what comes next. There is nothing in it to click or to open, so it can be drawn anew
/// with each check.
fn progress(decided: RwSignal<Vec<Check>>) -> El {
    let rungs = |checks: &Vec<Check>| -> Vec<El> {
        let is_open = |code: &&CheckCode| checks.iter().all(|check| check.code != **code);
        let working = CheckCode::ALL.iter().find(is_open).map(|code| Stage::Working(*code));
        checks.iter().map(Stage::Decided).chain(working).map(rung).collect()
    };
    el("ol")
        .class("ladder progress")
        .attr("aria-label", use_words().label(Label::Checks))
        .attr("aria-busy", "true")
        .follow(move || decided.with(rungs))
}

fn whole_report(report: &Report, is_stale: bool) -> Vec<Markup> {
    let words = use_words();
    let text = div("")
        .child(p("verdict-title").child(words.verdict(report.verdict)))
        .child(el("p").child(prose(&words.headline(report))))
        .child(headline_step(report));
    let headline = div("verdict")
        .attr("data-verdict", report.verdict.as_str())
        .child(span("verdict-icon").child(icon(Glyph::from(report.verdict))))
        .child(text)
        .drawn(move |headline| {
            let headline = headline.clone();
            Effect::new(move |_| {
                if !is_stale {
                    bring_into_view(&headline);
                }
            });
        });
    let ladder = el("ol")
        .class("ladder")
        .attr("aria-label", words.label(Label::Checks))
        .children(report.checks.iter().map(Stage::Reported).map(rung));
    vec![
        is_stale.then(|| p("stale").child(words.label(Label::Stale))).into(),
        headline.into(),
        ladder.into(),
        p("effort").child(words.effort(report)).into(),
    ]
}

/// The one action, beside the headline.
fn headline_step(report: &Report) -> Option<El> {
    let check = report.headline.and_then(|code| report.check(code));
    check.and_then(|check| check.remedy.as_ref()).map(next_step)
}

/// Scrolls as little as is needed, and not at all when it can be seen already. The cursor stays where it is.
fn bring_into_view(element: &web_sys::Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
