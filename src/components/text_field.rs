//! A field of plain text, and the frame that every field has.

use super::icon::{Glyph, icon};
use super::prose::prose;
use crate::field::AnyField;
use crate::markup::{El, div, el, p, span};
use crate::words::{Key, Label, Words, use_words};
use ghcr_contract::{Field, image_in_paste, username_in_paste};
use leptos::prelude::{event_target_value, untrack};
use wasm_bindgen::JsCast;
use web_sys::{Event, InputEvent};

/// Finds what is unusual about a text that may be sent all the same.
pub type Note = fn(AnyField, Words) -> Option<&'static str>;

/// One line of text. `note` finds what is unusual about a text that may be sent all the same.
#[must_use]
pub fn text_field(name: Field, field: AnyField, note: Option<Note>) -> El {
    let words = use_words();
    let said = move || {
        let fault = field.fault().map(|fault| said_line(Tone::Bad, &words.fault(name, fault)));
        let note = || note.and_then(|note| note(field, words));
        fault.or_else(|| note().map(|note| said_line(Tone::Doubt, note)))
    };
    div("field")
        .attr("data-field", name.as_str())
        .child(field_label(name, field))
        .child(input(name, field).class("input").attr("type", "text"))
        .child(field_hint(name))
        .child(field_said(name).follow(said))
}

/// The input itself: what was typed is its property, never an attribute.
pub(super) fn input(name: Field, field: AnyField) -> El {
    el("input")
        .attr("id", name.as_str())
        .attr("part", "input")
        .attr("placeholder", use_words().text(Key::FieldExample(name)))
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("list", (name == Field::Image).then(|| list_id(name)))
        .live("aria-required", move || field.is_required().then_some("true"))
        .attr("aria-describedby", format!("{name}-hint {name}-said"))
        .live("aria-invalid", move || field.fault().is_some().then_some("true"))
        .property("value", move || field.shown())
        .on("input", move |event| take_in(name, field, &event))
        .on("blur", move |_| leave(name, field))
        .drawn(move |node| field.show_in(node))
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
pub(super) fn said_line(tone: Tone, sentence: &str) -> El {
    let (name, glyph) = match tone {
        Tone::Bad => ("bad", Glyph::Fail),
        Tone::Doubt => ("doubt", Glyph::Warn),
        Tone::Good => ("good", Glyph::Pass),
    };
    p("said").attr("data-tone", name).child(icon(glyph)).child(el("span").child(prose(sentence)))
}

/// The label, and whether the field may stay empty, which is not part of its name.
pub(super) fn field_label(name: Field, field: AnyField) -> El {
    let words = use_words();
    let optional = move || (!field.is_required()).then(|| words.label(Label::Optional));
    div("field-head")
        .child(el("label").attr("for", name.as_str()).child(words.text(Key::FieldName(name))))
        .child(span("field-optional").follow(optional))
}

/// What the field is for.
pub(super) fn field_hint(name: Field) -> El {
    p("field-hint").attr("id", format!("{name}-hint")).child(prose(use_words().text(Key::FieldHint(name))))
}

/// What offers texts for the field, where something does.
pub(crate) fn list_id(name: Field) -> String {
    format!("{name}-choices")
}

/// Where the field speaks.
pub(super) fn field_said(name: Field) -> El {
    div("field-said").attr("id", format!("{name}-said"))
}

/// A keystroke, or a paste: what was pasted is as it is meant to be, and is spoken of at once. A link or a command that
/// was pasted is read for what the field wants.
fn take_in(name: Field, field: AnyField, event: &Event) {
    let text = event_target_value(event);
    let is_pasted = |event: &InputEvent| event.input_type() == "insertFromPaste";
    if event.dyn_ref::<InputEvent>().is_some_and(is_pasted) {
        field.paste(meant_by(name, &text).unwrap_or(text));
    } else {
        field.type_in(text);
    }
}

/// What was typed like a link or a command is read as if it were pasted, unless it is right as it is.
fn leave(name: Field, field: AnyField) {
    let meant = || field.obstacle().and_then(|_| field.with_text(|text| meant_by(name, text)));
    match untrack(meant) {
        Some(text) => field.paste(text),
        None => field.leave(),
    }
}

/// What somebody means who pastes that. A token is offered instead of taken: see `token_field.rs`.
fn meant_by(name: Field, pasted: &str) -> Option<String> {
    match name {
        Field::Username => username_in_paste(pasted).map(|it| it.to_string()),
        Field::Image => image_in_paste(pasted).map(|it| it.to_string()),
        Field::Token | Field::Description => None,
    }
}
