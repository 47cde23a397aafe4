//! A part that unfolds.

use leptos::html::Details;
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
    /// Whether it is open on paper.
    #[prop(optional)]
    opens_for_print: bool,
    /// What tells it from others of the same summary, for screen readers only.
    #[prop(optional_no_strip)]
    about: Option<Signal<String>>,
    /// What unfolds.
    children: TypedChildren<C>,
) -> impl IntoView {
    let details = NodeRef::<Details>::new();
    if opens_for_print {
        Effect::new(move |_| {
            let open = window_event_listener_untyped("beforeprint", move |_| {
                if let Some(details) = details.get_untracked() {
                    details.set_open(true);
                }
            });
            on_cleanup(move || open.remove());
        });
    }
    view! {
        <details class=class open=is_open node_ref=details>
            <summary>
                {summary}
                {about.map(|about| view! { <span class="visually-hidden">": " {about}</span> })}
            </summary>
            {children.into_inner()()}
        </details>
    }
}
