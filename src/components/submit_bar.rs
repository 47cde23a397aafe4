//! The button that tests, and why it cannot.

use crate::focus::focus;
use crate::i18n::{Label, use_i18n};
use crate::state::{ConnectionTest, Form, RegistrySaver};
use leptos::html::Button;
use leptos::prelude::*;

/// Starts the test.
///
/// The button never takes the `disabled` attribute, which would hide it from keyboards and screen
/// readers. While something is missing it is marked with `aria-disabled`, says why, and leads to
/// the first field that needs work.
#[component]
pub fn SubmitBar(
    /// The name of the button.
    #[prop(default = Label::Submit)]
    name: Label,
    /// The classes of the button.
    #[prop(default = "button primary")]
    class: &'static str,
    /// The `id` of the sentence that says why it cannot be pressed.
    #[prop(default = "submit-reason")]
    reason_id: &'static str,
) -> impl IntoView {
    let i18n = use_i18n();
    let (form, test) = (expect_context::<Form>(), expect_context::<ConnectionTest>());
    let saver = expect_context::<RegistrySaver>();
    let is_running = Memo::new(move |_| test.is_running());
    let obstacle = Memo::new(move |_| form.obstacle());
    let is_blocked = move || is_running.get() || saver.is_running() || obstacle.get().is_some();
    let reason = move || {
        let words = i18n.words();
        if is_running.get() {
            return words.label(Label::Running).to_owned();
        }
        if saver.is_running() {
            return words.label(Label::Saving).to_owned();
        }
        obstacle.get().map(|(field, fault)| words.obstacle(field, fault)).unwrap_or_default()
    };
    let submit = NodeRef::<Button>::new();
    view! {
        <div class="submit-bar">
            // The cursor comes when the press is over: a field that is left speaks, and would move
            // the button away from under the pointer.
            <button
                class=class
                part="button submit"
                type="submit"
                aria-describedby=reason_id
                aria-disabled=move || is_blocked().then_some("true")
                on:mousedown=|press| press.prevent_default()
                on:click=move |_| focus(submit)
                node_ref=submit
            >
                {i18n.text(name)}
            </button>
            <p class="submit-reason" id=reason_id>{reason}</p>
        </div>
    }
}
