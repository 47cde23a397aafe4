//! The answer: the verdict, its reason and the one thing to do.

use super::button::Button;
use super::icon::{Glyph, Icon};
use super::prose::Prose;
use super::rung::{Findings, NextStep};
use crate::components::field_frame::{Said, Tone};
use crate::i18n::{Key, Label, use_i18n};
use crate::state::{Errand, Form, GithubVisit, RegistrySaver};
use ghcr_contract::{Report, Verdict};
use leptos::either::Either;
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;

/// The verdict and the check that it comes from, with all that there is to say about that check.
#[component]
pub fn Headline(
    /// The report.
    report: Arc<Report>,
    /// Whether the form was changed while the test ran.
    is_stale: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let verdict = report.verdict;
    let check = report.headline.and_then(|code| report.check(code)).cloned();
    let code = check.as_ref().map(|check| check.code.as_str());
    let outcome = check.as_ref().map(|check| check.outcome.as_str());
    let remedy = check.as_ref().and_then(|check| check.remedy.clone());
    let sentence = i18n.say(move |words| words.headline(&report));
    let headline = NodeRef::<Div>::new();
    let form = expect_context::<Form>();
    Effect::new(move |_| {
        // Who types meanwhile is not led away.
        if let Some(headline) = headline.get()
            && !is_stale
            && !form.is_edited.get_untracked()
        {
            bring_into_view(&headline);
        }
    });
    let again = move || (verdict != Verdict::Ready).then(|| view! { <Again/> });
    let action = match remedy {
        Some(remedy) => Either::Left(view! { <NextStep remedy>{again()}</NextStep> }),
        None => Either::Right(again()),
    };
    view! {
        <div
            class="verdict"
            part="headline"
            data-verdict=verdict.as_str()
            data-check=code
            data-outcome=outcome
            node_ref=headline
        >
            <span class="verdict-icon"><Icon glyph=Glyph::from(verdict)/></span>
            <div>
                <h3 class="verdict-title">{i18n.text(Key::Verdict(verdict))}</h3>
                <p><Prose text=sentence/></p>
                {action}
                <BackFromGithub/>
            </div>
        </div>
        {check.map(|check| view! { <Findings check/> })}
    }
}

/// The button that tests again.
#[component]
pub fn Again() -> impl IntoView {
    let i18n = use_i18n();
    let saver = expect_context::<RegistrySaver>();
    let again = move |()| {
        saver.start_test();
    };
    view! { <Button class="button test-again" text=i18n.text(Label::TestAgain) on_press=again/> }
}

/// Asks who is back from GitHub, where something was changed, to test again.
#[component]
fn BackFromGithub() -> impl IntoView {
    let i18n = use_i18n();
    let visit = expect_context::<GithubVisit>();
    let is_back = Memo::new(move |_| visit.is_back_from(Errand::Settings));
    let text = i18n.text(Label::BackTest);
    view! {
        <div
            aria-live="polite"
            class="back-from-github"
            data-invites=move || is_back.get().then_some("true")
        >
            {move || is_back.get().then(|| view! { <Said tone=Tone::Invitation text/> })}
        </div>
    }
}

/// Scrolls the element to the window's top, and not at all if all of it can be seen. The focus
/// stays where it is.
pub fn bring_into_view(element: &web_sys::Element) {
    let place = element.get_bounding_client_rect();
    let height = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or_default();
    if place.top() < 0.0 || place.bottom() > height {
        element.scroll_into_view();
    }
}
