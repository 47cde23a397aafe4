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
use ghcr_contract::{Field, Verdict};
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

/// The form: its three steps, or a summary in their place.
#[component]
pub fn ConnectForm() -> impl IntoView {
    let form = expect_context::<Form>();
    let (test, saver) = (expect_context::<ConnectionTest>(), expect_context::<RegistrySaver>());
    let submit = move || {
        // What is being saved is saved first.
        if !untrack(|| saver.is_running()) {
            test.start();
        }
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            submit();
        }
        "Escape" if untrack(|| test.is_running()) => {
            event.prevent_default();
            test.cancel();
        }
        _ => {}
    };
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        submit();
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
        >
            <div class="steps" hidden=move || form.is_folded.get()><Steps/></div>
            <BrowserOnly class="summary-area">
                <Show when=move || form.is_folded.get()><Summary/></Show>
            </BrowserOnly>
        </form>
    }
}

/// What to scan, the token, and the test.
#[component]
fn Steps() -> impl IntoView {
    let (form, test) = (expect_context::<Form>(), expect_context::<ConnectionTest>());
    let is_good = move |field: Field| form.field(field).obstacle().is_none();
    let is_tested = move || {
        let verdict = test.with_fresh_report(|report| report.verdict);
        matches!(verdict, Some(Verdict::Ready | Verdict::ReadyWithWarnings))
    };
    view! {
        <Step
            number=1
            title=Label::StepScan
            is_done=Signal::derive(move || is_good(Field::Username))
        >
            <TextField name=Field::Username state=*form.username/>
            <VisibilityChoice/>
        </Step>
        <Step
            number=2
            title=Label::StepToken
            is_done=Signal::derive(move || is_good(Field::Token))
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
