//! The form.

use crate::components::browser_only::BrowserOnly;
use crate::components::save_bar::SaveBar;
use crate::components::submit_bar::SubmitBar;
use crate::components::text_field::TextField;
use crate::components::token_field::TokenField;
use crate::components::visibility_choice::VisibilityChoice;
use crate::state::{ConnectionTest, Form, RegistrySaver};
use ghcr_contract::Field;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// The fields and the buttons.
#[component]
pub fn ConnectForm() -> impl IntoView {
    let form = expect_context::<Form>();
    let (test, saver) = (expect_context::<ConnectionTest>(), expect_context::<RegistrySaver>());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        // What is being saved is saved first.
        if !untrack(|| saver.is_running()) {
            test.start();
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
            on:submit=submit
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
