//! What opens below a registry: a form with its title and its buttons.

use crate::components::button::Button;
use crate::i18n::{Label, use_i18n};
use crate::state::OpenedRegistry;
use ghcr_words::RegistryLabel;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// A form with a button that sends it and one that closes it.
#[component]
pub fn PanelForm<C: IntoView + 'static>(
    /// Its title.
    title: RegistryLabel,
    /// The name of the button that sends it.
    submit: RegistryLabel,
    /// What sending does.
    on_submit: fn(OpenedRegistry),
    /// Its fields.
    children: TypedChildren<C>,
) -> impl IntoView {
    let i18n = use_i18n();
    let opened = expect_context::<OpenedRegistry>();
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        on_submit(opened);
    };
    let is_busy = move || opened.is_busy.get().then_some("true");
    let close = move |()| opened.open(None);
    view! {
        <form
            class="registry-panel"
            novalidate=true
            method="dialog"
            autocomplete="off"
            on:submit=send
        >
            <h3>{i18n.text(title)}</h3>
            {children.into_inner()()}
            <div class="actions">
                <button class="button primary" type="submit" aria-disabled=is_busy>
                    {i18n.text(submit)}
                </button>
                <Button class="button" text=i18n.text(Label::Cancel) on_press=close/>
            </div>
        </form>
    }
}
