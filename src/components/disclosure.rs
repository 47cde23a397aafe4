//! A part that unfolds.

use leptos::prelude::*;

/// A `details` element with its summary.
#[component]
pub fn Disclosure<C: IntoView + 'static>(
    /// The text that is always seen.
    #[prop(into)]
    summary: Signal<String>,
    /// Its class.
    class: &'static str,
    /// Whether it is open at first.
    #[prop(optional)]
    is_open: bool,
    /// What tells it from others of the same summary, for screen readers only.
    #[prop(optional_no_strip)]
    about: Option<Signal<String>>,
    /// What unfolds.
    children: TypedChildren<C>,
) -> impl IntoView {
    view! {
        <details class=class open=is_open>
            <summary>
                {summary}
                {about.map(|about| view! { <span class="visually-hidden">": " {about}</span> })}
            </summary>
            {children.into_inner()()}
        </details>
    }
}
