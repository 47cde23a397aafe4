//! The button that tests, why it cannot, and the one that stops the test.

use crate::element_ref::ElementRef;
use crate::markup::{El, div, el, p};
use crate::state::State;
use crate::words::{Label, use_words};
use leptos::prelude::*;

/// Starts and stops the test. `obstacle` says why it cannot start.
///
/// The button never takes the `disabled` attribute, which would take it away from keyboards and screen readers. While
/// something is missing it is marked as disabled, says why, and leads to the first field that needs work.
#[must_use]
pub fn submit_bar(
    obstacle: impl Fn() -> Option<String> + Copy + Send + 'static,
    is_running: impl Fn() -> bool + Copy + Send + 'static,
    on_cancel: impl Fn() + Copy + Send + 'static,
) -> El {
    let words = use_words();
    let submit = ElementRef::new();
    let is_blocked = move || is_running() || obstacle().is_some();
    let reason = move || {
        let running = is_running().then(|| words.label(Label::Running).to_owned());
        running.or_else(obstacle)
    };
    let button = el("button")
        .class("button primary")
        .attr("part", "button submit")
        .attr("type", "submit")
        .attr("aria-describedby", "submit-reason")
        // The cursor comes when the press is over: a field that is left speaks, and would move the button away under it.
        .on("mousedown", |press| press.prevent_default())
        .on("click", move |_| submit.focus())
        .live("aria-disabled", move || is_blocked().then_some("true"))
        .drawn(move |node| submit.hold(node))
        .child(words.label(Label::Submit));
    let cancel = move || cancel_button(words.label(Label::Cancel), submit, on_cancel);
    div("submit-bar")
        .live("data-running", move || is_running().then_some("true"))
        .child(button)
        .follow(move || is_running().then(cancel))
        .child(p("submit-reason").attr("id", "submit-reason").follow(reason))
}

/// The button goes when the test ends. If the cursor was on it, it goes back to the button that started the test.
fn cancel_button(text: &'static str, submit: ElementRef, on_cancel: impl Fn() + Send + 'static) -> El {
    let has_focus = State::new(false);
    on_cleanup(move || {
        if has_focus.try_get_untracked() == Some(true) {
            submit.focus();
        }
    });
    el("button")
        .class("button")
        .attr("part", "button")
        .attr("type", "button")
        .on("focus", move |_| has_focus.update_untracked(|it| *it = true))
        .on("blur", move |_| has_focus.update_untracked(|it| *it = false))
        .on("click", move |_| on_cancel())
        .child(text)
}
