//! The diagnosis: the headline first, then the ladder.

use super::expiry::expiry;
use super::hand_on::for_support;
use super::icon::{Glyph, icon};
use super::ladder::{ladder, progress};
use super::later::with_all_words;
use super::packages::packages;
use super::prose::prose;
use super::rung::next_step;
use super::use_it::use_it;
use crate::markup::{El, Markup, div, el, p, span};
use crate::speech::Speech;
use crate::state::{Derived, State, watch};
use crate::validation::{Phase, Validation};
use crate::words::{Label, use_words};
use ghcr_contract::{Check, Policy, Report, Verdict};
use ghcr_words::Entry;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// Where the test stands and what it came to; nothing before the first one.
///
/// `speech` has the words for it. `decided` is what it has found while it runs, `on_help` opens an entry of the troubleshooting, `policy` tells what the
/// host scans. On a `page_of_its_own` a registry that works is shown how to be used; a host has its own next step.
#[must_use]
pub fn diagnosis(
    validation: State<Validation>,
    decided: State<Vec<Check>>,
    speech: Speech,
    on_help: impl Fn(Entry) + Copy + Send + 'static,
    policy: impl Fn() -> Policy + Copy + Send + 'static,
    page_of_its_own: bool,
) -> Markup {
    let words = use_words();
    // A keystroke in the form makes a report an earlier one and no more: what is opened, sought and selected in it stays.
    let stage = Derived::new(move || validation.with(Validation::stage));
    let is_stale = move || validation.with(Validation::is_stale);
    Markup::live(move || {
        let _ = stage.get();
        let content: Vec<Markup> = validation.with_untracked(|validation| match validation.phase() {
            Phase::Idle => Vec::new(),
            Phase::Running => {
                let progress = with_all_words(speech, || progress(decided));
                vec![remark("running", words.label(Label::Running)).into(), progress]
            }
            Phase::Cancelled => vec![remark("cancelled", words.label(Label::Cancelled)).into()],
            Phase::Failed(failure) => vec![remark("failed", &words.failure(failure)).into()],
            Phase::Done(report) => vec![with_all_words(speech, || {
                let parts: Vec<Markup> = vec![
                    Markup::live(move || is_stale().then(|| p("stale").child(words.label(Label::Stale)))),
                    headline(report, validation.is_stale()).into(),
                    findings(report, &policy(), page_of_its_own, ladder(report, on_help)),
                    p("effort").child(words.effort(report)).into(),
                    for_support(report, validation.settled_at()).into(),
                ];
                parts
            })],
        });
        let section = el("section")
            .class("card diagnosis")
            .attr("part", "report")
            .attr("aria-label", words.label(Label::Diagnosis))
            .child(el("h2").child(words.label(Label::Diagnosis)));
        (!content.is_empty()).then(|| section.children(content))
    })
}

fn remark(phase: &'static str, sentence: &str) -> El {
    p("remark").attr("data-phase", phase).child(prose(sentence))
}

/// The verdict, its reason and the one action.
fn headline(report: &Report, is_stale: bool) -> El {
    let words = use_words();
    let text = div("")
        .child(p("verdict-title").child(words.verdict(report.verdict)))
        .child(el("p").child(prose(&words.headline(report))))
        .child(headline_step(report));
    div("verdict")
        .attr("part", "headline")
        .attr("data-verdict", report.verdict.as_str())
        .child(span("verdict-icon").child(icon(Glyph::from(report.verdict))))
        .child(text)
        .drawn(move |headline| {
            let headline = headline.clone();
            watch(move || {
                if !is_stale {
                    bring_into_view(&headline);
                }
            });
        })
}

/// What works is shown first, how it was found out after it; where something stands in the way, that comes first.
fn findings(report: &Report, policy: &Policy, page_of_its_own: bool, ladder: El) -> Markup {
    let is_ready = matches!(report.verdict, Verdict::Ready | Verdict::ReadyWithWarnings);
    let packages = Markup::from(packages(report, policy));
    let usage = page_of_its_own.then(|| use_it(report)).flatten();
    let ladder = Markup::from(ladder);
    let ends = Markup::from(expiry(report));
    if is_ready { vec![ends, packages, usage.into(), ladder] } else { vec![ladder, packages, ends] }.into()
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
