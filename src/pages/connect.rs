//! The form.

use crate::components::browser_only::BrowserOnly;
use crate::components::save_bar::SaveBar;
use crate::components::submit_bar::SubmitBar;
use crate::components::text_field::TextField;
use crate::components::token_field::TokenField;
use crate::components::visibility_choice::VisibilityChoice;
use crate::state::{ConnectionTest, Form, RegistrySaver};
use ghcr_contract::Field;
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

/// The fields and the buttons.
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
            <VisibilityChoice/>
            <TextField name=Field::Username state=*form.username/>
            <TokenField/>
            <TextField name=Field::Description state=*form.description/>
            <TextField name=Field::Image state=*form.image/>
            <SubmitBar/>
            <BrowserOnly class="save-area"><SaveBar/></BrowserOnly>
        </form>
    }
}
