//! A plain button.

use leptos::prelude::*;

/// A button that is not the form's own.
#[component]
pub fn Button(
    /// Its name.
    #[prop(into)]
    text: Signal<String>,
    /// What a press does.
    #[prop(into)]
    on_press: Callback<()>,
    /// Its classes.
    #[prop(default = "button small")]
    class: &'static str,
    /// What tells it from others of the same name, for screen readers only.
    #[prop(optional_no_strip)]
    about: Option<Signal<String>>,
) -> impl IntoView {
    view! {
        <button class=class type="button" on:click=move |_| on_press.run(())>
            {text}
            {about.map(|about| view! { <span class="visually-hidden">" " {about}</span> })}
        </button>
    }
}
