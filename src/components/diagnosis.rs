//! The diagnosis: where the test stands, and its report.

use super::expiry::ExpiryNote;
use super::hand_on::ForSupport;
use super::icon::{Glyph, Icon};
use super::ladder::Ladder;
use super::packages::Packages;
use super::progress::Progress;
use super::prose::Prose;
use super::save_bar::SaveBar;
use super::usages::Usages;
use super::verdict::{Again, Headline};
use crate::api::ApiError;
use crate::focus::{focus, has_focus};
use crate::i18n::{Label, failure, use_i18n};
use crate::report::account;
use crate::state::{ConnectionTest, Deployment, Form, GithubVisit, Navigation, Phase, Validation};
use ghcr_contract::{Field, Report};
use leptos::either::Either;
use leptos::html::Section;
use leptos::prelude::*;
use std::sync::Arc;

/// Where the test stands and what it came to; nothing before the first one.
///
/// It is drawn anew when a test begins or ends. A change in the form makes a report an earlier one
/// and no more: what is opened, sought and selected in it stays.
#[component]
pub fn Diagnosis() -> impl IntoView {
    let (test, visit) = (expect_context::<ConnectionTest>(), expect_context::<GithubVisit>());
    // Who tests has gone on since a visit to GitHub.
    Effect::new(move |_| {
        if test.is_running() {
            visit.forget();
        }
    });
    let stage = Memo::new(move |_| test.validation.with(Validation::stage));
    let (card, form) = (NodeRef::<Section>::new(), expect_context::<Form>());
    let content = move || {
        test.validation.with_untracked(|validation| match validation.phase() {
            Phase::Done(report) => {
                let (report, at) = (Arc::new(report.clone()), validation.settled_at());
                Either::Left(view! { <Answer report at/> })
            }
            Phase::Idle | Phase::Running | Phase::Failed(_) => {
                Either::Right(view! { <NoReport card/> })
            }
        })
    };
    let i18n = use_i18n();
    move || {
        // Reading it evaluates the memo; tracking alone would not subscribe it to anything.
        let _ = stage.get();
        keep_focus(card, form);
        let is_idle = test.validation.with_untracked(|it| matches!(it.phase(), Phase::Idle));
        (!is_idle).then(|| {
            view! {
                <section
                    class="card diagnosis"
                    part="report"
                    aria-label=i18n.text(Label::Diagnosis)
                    tabindex="-1"
                    node_ref=card
                >
                    <h2 class="visually-hidden">{i18n.text(Label::Diagnosis)}</h2>
                    {content()}
                </section>
            }
        })
    }
}

/// What has the focus in the card goes with what stands there: then the card has it, or the form's
/// first field where no card comes in its place.
fn keep_focus(card: NodeRef<Section>, form: Form) {
    if !card.get_untracked().is_some_and(|card| has_focus(&card)) {
        return;
    }
    // What comes in its place is drawn in this task.
    queue_microtask(move || match card.try_get_untracked().flatten() {
        Some(connected) if connected.is_connected() => focus(card),
        _ => form.go_to(Field::Username),
    });
}

/// One sentence instead of a report, or how far the running test is.
#[component]
fn NoReport(
    /// The card that it is in.
    card: NodeRef<Section>,
) -> impl IntoView {
    let i18n = use_i18n();
    let test = expect_context::<ConnectionTest>();
    let error = test.validation.with_untracked(|validation| match validation.phase() {
        Phase::Failed(error) => Some(error.clone()),
        Phase::Idle | Phase::Running | Phase::Done(_) => None,
    });
    let Some(error) = error else { return Either::Left(view! { <Progress card/> }) };
    let (phase, glyph) = match error {
        ApiError::Cancelled => ("cancelled", Glyph::Skipped),
        _ => ("failed", Glyph::Fail),
    };
    let text = i18n.say(move |words| failure(words, &error));
    Either::Right(view! {
        <div class="verdict" data-phase=phase>
            <span class="verdict-icon"><Icon glyph/></span>
            <div>
                <p><Prose text/></p>
                <Again/>
            </div>
        </div>
    })
}

/// The report: the answer first, then what follows from it, then how it was found out.
#[component]
fn Answer(
    /// The report.
    report: Arc<Report>,
    /// When it was made, in seconds since 1970 (UTC).
    at: i64,
) -> impl IntoView {
    let i18n = use_i18n();
    let (form, test) = (expect_context::<Form>(), expect_context::<ConnectionTest>());
    let policy = untrack(|| expect_context::<Deployment>().policy());
    let is_stale = move || test.validation.with(Validation::is_stale);
    // A host page has its own next step.
    let has_usages = expect_context::<Navigation>().has_address();
    let usages = has_usages.then(|| view! { <Usages report=report.clone()/> });
    let effort = {
        let report = report.clone();
        i18n.say(move |words| words.effort(&report))
    };
    let stale =
        move || is_stale().then(|| view! { <p class="stale">{i18n.text(Label::Stale)}</p> });
    // The head of a printed report, which has no form.
    let tested = {
        let report = report.clone();
        i18n.say(move |words| {
            let image = form.image.with_text(str::to_owned);
            let parts = [account(&report).unwrap_or_default().to_owned(), image, words.day(at)];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        })
    };
    view! {
        <p class="print-only">{tested}</p>
        {stale}
        <Headline report=report.clone() is_stale=untrack(is_stale)/>
        <SaveBar verdict=report.verdict/>
        {usages}
        <ExpiryNote report=&report/>
        <Packages report=&report policy/>
        <Ladder report=&report/>
        <div class="report-end">
            <p class="effort">{effort}</p>
            <ForSupport report at/>
        </div>
    }
}
