//! The button that tests, why it cannot, and the one that stops the test.

use super::fresh::Fresh;
use crate::words::use_words;
use leptos::html::Button;
use leptos::prelude::*;

/// Starts and stops the test.
///
/// The button never takes the `disabled` attribute, which would take it away from keyboards and screen readers. While
/// something is missing it is marked as disabled, says why, and leads to the first field that needs work.
#[component]
pub fn SubmitBar(
    /// Why the test cannot start.
    obstacle: impl Fn() -> Option<String> + Copy + Send + 'static,
    /// Whether one is running.
    is_running: impl Fn() -> bool + Copy + Send + 'static,
    /// To stop it.
    on_cancel: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    let labels = use_words().labels();
    let submit = NodeRef::<Button>::new();
    let is_blocked = move || is_running() || obstacle().is_some();
    let reason = move || {
        let running = is_running().then(|| labels.running.to_owned());
        running.or_else(obstacle)
    };
    view! {
        <div class="submit-bar" data-running=move || is_running().then_some("true")>
            <button
                class="button primary"
                type="submit"
                node_ref=submit
                aria-disabled=move || is_blocked().then_some("true")
                aria-describedby="submit-reason"
            >
                {labels.submit}
            </button>
            {move || Fresh(is_running().then(|| cancel_button(labels.cancel, submit, on_cancel)))}
            <p class="submit-reason" id="submit-reason">{reason}</p>
        </div>
    }
}

/// The button goes when the test ends. If the cursor was on it, it goes back to the button that started the test.
fn cancel_button(
    text: &'static str,
    submit: NodeRef<Button>,
    on_cancel: impl Fn() + Send + 'static,
) -> impl IntoView {
    let has_focus = StoredValue::new(false);
    on_cleanup(move || {
        if let (true, Some(submit)) = (has_focus.get_value(), submit.get_untracked()) {
            let _ = submit.focus();
        }
    });
    view! {
        <button
            class="button"
            type="button"
            on:focus=move |_| has_focus.set_value(true)
            on:blur=move |_| has_focus.set_value(false)
            on:click=move |_| on_cancel()
        >
            {text}
        </button>
    }
}
