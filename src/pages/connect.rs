//! The form.

use crate::components::browser_only::BrowserOnly;
use crate::components::step::Step;
use crate::components::submit_bar::SubmitBar;
use crate::components::summary::Summary;
use crate::components::text_field::TextField;
use crate::components::token_field::TokenField;
use crate::components::visibility_choice::VisibilityChoice;
use crate::i18n::Label;
use crate::state::{ConnectionTest, Form, RegistrySaver};
use ghcr_contract::{CheckCode, Field, Outcome, Report, Verdict};
use leptos::ev::{FocusEvent, KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use web_sys::Element;

/// The form: its three steps, or a summary in their place.
#[component]
pub fn ConnectForm() -> impl IntoView {
    let form = expect_context::<Form>();
    let (test, saver) = (expect_context::<ConnectionTest>(), expect_context::<RegistrySaver>());
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            saver.start_test();
        }
    };
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        saver.start_test();
    };
    // Who goes into a field while a test runs stays there when it ends.
    let on_focus = move |event: FocusEvent| {
        let is_field = event_target::<Element>(&event).matches(".input").unwrap_or_default();
        if is_field && untrack(|| test.is_running()) {
            form.is_edited.set(true);
        }
    };
    // Outside of a dialog the browser sends a form of this method nowhere, also before the app
    // listens.
    view! {
        <form
            class="card form"
            part="form"
            novalidate=true
            method="dialog"
            autocomplete="off"
            on:submit=on_submit
            on:keydown=on_key
            on:focusin=on_focus
        >
            <div class="steps" hidden=move || form.is_folded.get()><Steps/></div>
            <BrowserOnly class="summary-area">
                <Show when=move || form.is_folded.get()><Summary/></Show>
            </BrowserOnly>
        </form>
    }
}

/// The checks that tell whether the first step and the second have to be gone again.
const OF_ACCOUNT: [CheckCode; 2] = [CheckCode::UsernameFormat, CheckCode::AccountExists];
const OF_TOKEN: [CheckCode; 4] =
    [CheckCode::TokenFormat, CheckCode::TokenKind, CheckCode::TokenAccepted, CheckCode::TokenScope];

/// What to scan, the token, and the test.
#[component]
fn Steps() -> impl IntoView {
    let (form, test) = (expect_context::<Form>(), expect_context::<ConnectionTest>());
    let is_good = move |field: Field, checks: &[CheckCode]| {
        let passed = |report: &Report| {
            let has_failed = |code: &CheckCode| {
                report.check(*code).is_some_and(|check| check.outcome == Outcome::Fail)
            };
            !checks.iter().any(has_failed)
        };
        form.field(field).is_well() && test.with_fresh_report(passed).unwrap_or(true)
    };
    let is_tested = move || {
        let verdict = test.with_fresh_report(|report| report.verdict);
        matches!(verdict, Some(Verdict::Ready | Verdict::ReadyWithWarnings))
    };
    view! {
        <Step
            number=1
            title=Label::StepScan
            is_done=Signal::derive(move || is_good(Field::Username, &OF_ACCOUNT))
        >
            <TextField name=Field::Username state=*form.username/>
            <VisibilityChoice/>
        </Step>
        <Step
            number=2
            title=Label::StepToken
            is_done=Signal::derive(move || is_good(Field::Token, &OF_TOKEN))
        >
            <TokenField/>
        </Step>
        <Step number=3 title=Label::StepTest is_done=Signal::derive(is_tested)>
            <TextField name=Field::Description state=*form.description/>
            <TextField name=Field::Image state=*form.image/>
        </Step>
        <SubmitBar/>
    }
}
