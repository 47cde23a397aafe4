//! A field of plain text.

use super::field_frame::{FieldFrame, FieldInput, Said, Tone};
use super::image_choices::{IMAGE_CHOICES, ImageChoices};
use crate::i18n::{Words, use_i18n};
use crate::state::AnyField;
use ghcr_contract::{Field, Username};
use leptos::prelude::*;

/// One line of text.
#[component]
pub fn TextField(
    /// Which field.
    name: Field,
    /// Its state.
    #[prop(into)]
    state: AnyField,
) -> impl IntoView {
    let i18n = use_i18n();
    let said = move || {
        let words = i18n.words();
        let say = |fault| state.hosts.with(|hosts| words.fault(name, fault, &hosts.registry));
        let fault = state.fault().map(|fault| (Tone::Bad, say(fault)));
        let note = || note_on(name, state, words).map(|note| (Tone::Doubt, note.to_owned()));
        fault.or_else(note).map(|(tone, text)| view! { <Said tone text/> })
    };
    let list = (name == Field::Image).then_some(IMAGE_CHOICES);
    let kind = Signal::stored("text");
    let input = view! { <FieldInput name state class="input" kind list/> };
    view! { <FieldFrame name state said input>{list.map(|_| view! { <ImageChoices/> })}</FieldFrame> }
}

/// What is unusual about a text that may be sent all the same.
fn note_on(name: Field, state: AnyField, words: Words) -> Option<&'static str> {
    if name != Field::Username || !state.is_speaking() {
        return None;
    }
    let login: Username = state.with_text(|text| text.parse().ok())?;
    login.oddity().map(|oddity| words.login_note(oddity))
}
