//! A step of the form.

use super::icon::{Glyph, Icon};
use crate::i18n::{Label, use_i18n};
use leptos::prelude::*;

/// A part of the form with its number and its title; the number becomes a tick when all of it is
/// filled in.
#[component]
pub fn Step<C: IntoView + 'static>(
    /// Its number.
    number: u8,
    /// Its title.
    title: Label,
    /// Whether nothing is left to do in it.
    #[prop(into)]
    is_done: Signal<bool>,
    /// What is to be done.
    children: TypedChildren<C>,
) -> impl IntoView {
    let i18n = use_i18n();
    let is_done = Memo::new(move |_| is_done.get());
    let mark = move || is_done.get().then(|| view! { <Icon glyph=Glyph::Done/> });
    let done = move || is_done.get().then(|| i18n.words().label(Label::StepDone));
    view! {
        <section class="step" data-done=move || is_done.get().then_some("true")>
            <h2 class="step-title">
                <span class="step-number" aria-hidden="true">
                    <span>{number.to_string()}</span>
                    {mark}
                </span>
                {i18n.text(title)}
                <span class="visually-hidden">" " {done}</span>
            </h2>
            {children.into_inner()()}
        </section>
    }
}
