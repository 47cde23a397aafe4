//! A field of plain text, and the frame that every field has.

use super::fresh::Fresh;
use super::icon::{Glyph, icon};
use super::prose::prose;
use crate::field::AnyField;
use crate::words::{FieldLabels, Words, use_words};
use ghcr_contract::Field;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, InputEvent};

/// Finds what is unusual about a text that may be sent all the same.
pub type Note = fn(AnyField, &dyn Words) -> Option<&'static str>;

/// One line of text.
#[component]
pub fn TextField(
    /// Which field it is.
    name: Field,
    /// What stands in it.
    field: AnyField,
    /// What stands around it.
    labels: FieldLabels,
    /// What is unusual about a text that may be sent all the same.
    #[prop(optional)]
    note: Option<Note>,
) -> impl IntoView {
    let words = use_words();
    let said = move || {
        let fault = field.fault().map(|fault| said_line(Tone::Bad, &words.fault(name, fault)));
        let note = || note.and_then(|note| note(field, words));
        Fresh(fault.or_else(|| note().map(|note| said_line(Tone::Doubt, note))))
    };
    view! {
        <div class="field" data-field=name.as_str()>
            {field_label(name, field, labels)}
            <input
                class="input"
                id=name.as_str()
                type="text"
                placeholder=labels.example
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-required=field.is_required().then_some("true")
                aria-invalid=move || field.fault().is_some().then_some("true")
                aria-describedby=described_by(name)
                node_ref=field.input
                prop:value=move || field.with_text(str::to_owned)
                on:input=move |event| take_in(field, &event)
                on:blur=move |_| field.leave()
            />
            <p class="field-hint" id=hint_id(name)>{prose(labels.hint)}</p>
            <div class="field-said" id=said_id(name)>{said}</div>
        </div>
    }
}

/// How a remark about a field sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// It cannot be sent like this.
    Bad,
    /// It can be sent, but somebody should look.
    Doubt,
    /// All is well.
    Good,
}

/// A remark below a field.
pub(super) fn said_line(tone: Tone, sentence: &str) -> impl IntoView + use<> {
    let (name, glyph) = match tone {
        Tone::Bad => ("bad", Glyph::Fail),
        Tone::Doubt => ("doubt", Glyph::Warn),
        Tone::Good => ("good", Glyph::Pass),
    };
    view! {
        <p class="said" data-tone=name>
            {icon(glyph)}
            <span>{prose(sentence)}</span>
        </p>
    }
}

/// The label, and whether the field may stay empty, which is not part of its name.
pub(super) fn field_label(name: Field, field: AnyField, labels: FieldLabels) -> impl IntoView {
    let optional = (!field.is_required()).then(|| use_words().labels().optional);
    view! {
        <div class="field-head">
            <label for=name.as_str()>{labels.label}</label>
            <span class="field-optional">{optional}</span>
        </div>
    }
}

/// A keystroke, or a paste: what was pasted is as it is meant to be, and is spoken of at once.
pub(super) fn take_in(field: AnyField, event: &Event) {
    field.type_in(event_target_value(event));
    let is_pasted = |event: &InputEvent| event.input_type() == "insertFromPaste";
    if event.dyn_ref::<InputEvent>().is_some_and(is_pasted) {
        field.leave();
    }
}

pub(super) fn hint_id(name: Field) -> String {
    format!("{name}-hint")
}

pub(super) fn said_id(name: Field) -> String {
    format!("{name}-said")
}

pub(super) fn described_by(name: Field) -> String {
    format!("{} {}", hint_id(name), said_id(name))
}
