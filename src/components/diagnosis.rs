//! The diagnosis: the headline first, then the ladder.

use super::expiry::ExpiryNote;
use super::hand_on::ForSupport;
use super::icon::{Glyph, Icon};
use super::ladder::{Ladder, Progress};
use super::packages::Packages;
use super::prose::Prose;
use super::rung::NextStep;
use super::usages::Usages;
use crate::i18n::{Key, Label, failure, use_i18n};
use crate::state::{ConnectionTest, Deployment, Navigation, Phase, Validation};
use ghcr_contract::{Report, Verdict};
use leptos::either::Either;
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// Where the test stands and what it came to; nothing before the first one.
///
/// It is drawn anew when a test begins or ends. A change in the form makes a report an earlier one
/// and no more: what is opened, sought and selected in it stays.
#[component]
pub fn Diagnosis() -> impl IntoView {
    let test = expect_context::<ConnectionTest>();
    let stage = Memo::new(move |_| test.validation.with(Validation::stage));
    let content = move || {
        test.validation.with_untracked(|validation| match validation.phase() {
            Phase::Done(report) => {
                let (report, at) = (Arc::new(report.clone()), validation.settled_at());
                Either::Left(view! { <Findings report at/> })
            }
            Phase::Idle | Phase::Running | Phase::Cancelled | Phase::Failed(_) => {
                Either::Right(view! { <NoReport/> })
            }
        })
    };
    let i18n = use_i18n();
    move || {
        // Reading it evaluates the memo; tracking alone would not subscribe it to anything.
        let _ = stage.get();
        let is_idle = test.validation.with_untracked(|it| matches!(it.phase(), Phase::Idle));
        (!is_idle).then(|| {
            view! {
                <section class="card diagnosis" part="report" aria-label=i18n.text(Label::Diagnosis)>
                    <h2>{i18n.text(Label::Diagnosis)}</h2>
                    {content()}
                </section>
            }
        })
    }
}

/// One sentence instead of a report, and the checks that a running test has decided.
#[component]
fn NoReport() -> impl IntoView {
    let i18n = use_i18n();
    let test = expect_context::<ConnectionTest>();
    let phase = test.validation.with_untracked(|validation| match validation.phase() {
        Phase::Failed(_) => "failed",
        Phase::Cancelled => "cancelled",
        Phase::Idle | Phase::Running | Phase::Done(_) => "running",
    });
    let text = i18n.say(move |words| {
        test.validation.with_untracked(|validation| match validation.phase() {
            Phase::Failed(error) => failure(words, error),
            Phase::Cancelled => words.label(Label::Cancelled).to_owned(),
            Phase::Idle | Phase::Running | Phase::Done(_) => words.label(Label::Running).to_owned(),
        })
    });
    view! {
        <p class="remark" data-phase=phase><Prose text/></p>
        {(phase == "running").then(|| view! { <Progress/> })}
    }
}

/// The report. What works is shown first, how it was found out after it; where something stands in
/// the way, that comes first.
#[component]
fn Findings(
    /// The report.
    report: Arc<Report>,
    /// When it was made, in seconds since 1970 (UTC).
    at: i64,
) -> impl IntoView {
    let i18n = use_i18n();
    let test = expect_context::<ConnectionTest>();
    let policy = untrack(|| expect_context::<Deployment>().policy());
    let is_stale = move || test.validation.with(Validation::is_stale);
    let is_ready = matches!(report.verdict, Verdict::Ready | Verdict::ReadyWithWarnings);
    // A host page has its own next step.
    let has_usages = expect_context::<Navigation>().has_address();
    let usages = has_usages.then(|| view! { <Usages report=report.clone()/> });
    let ladder = |is_here: bool| is_here.then(|| view! { <Ladder checks=report.checks.clone()/> });
    let ends = |is_here: bool| is_here.then(|| view! { <ExpiryNote report=&report/> });
    let packages = view! { <Packages report=&report policy/> };
    let parts =
        (ends(is_ready), ladder(!is_ready), packages, usages, ladder(is_ready), ends(!is_ready));
    let effort = {
        let report = report.clone();
        i18n.say(move |words| words.effort(&report))
    };
    let stale =
        move || is_stale().then(|| view! { <p class="stale">{i18n.text(Label::Stale)}</p> });
    view! {
        {stale}
        <Headline report=report.clone() is_stale=untrack(is_stale)/>
        {parts}
        <p class="effort">{effort}</p>
        <ForSupport report at/>
    }
}

/// The verdict, its reason and the one action.
#[component]
fn Headline(
    /// The report.
    report: Arc<Report>,
    /// Whether the form was changed while the test ran.
    is_stale: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let verdict = report.verdict;
    let remedy =
        report.headline.and_then(|code| report.check(code)).and_then(|check| check.remedy.clone());
    let sentence = i18n.say(move |words| words.headline(&report));
    let headline = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(headline) = headline.get()
            && !is_stale
        {
            bring_into_view(&headline);
        }
    });
    view! {
        <div class="verdict" part="headline" data-verdict=verdict.as_str() node_ref=headline>
            <span class="verdict-icon"><Icon glyph=Glyph::from(verdict)/></span>
            <div>
                <p class="verdict-title">{i18n.text(Key::Verdict(verdict))}</p>
                <p><Prose text=sentence/></p>
                {remedy.map(|remedy| view! { <NextStep remedy/> })}
            </div>
        </div>
    }
}

/// Scrolls as little as is needed, and not at all when it can be seen already. The cursor stays
/// where it is.
fn bring_into_view(element: &web_sys::Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
