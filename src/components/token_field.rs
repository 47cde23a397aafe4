//! The field for the token: hidden unless shown, and it speaks by itself before anything is sent.

use super::external_link::external_link;
use super::text_field::{Tone, field_hint, field_label, field_said, input, said_line};
use crate::field::AnyField;
use crate::markup::{El, Markup, div, el, p};
use crate::state::State;
use crate::token_note::{TokenNote, notes_on};
use crate::words::{Label, Phrase, Words, use_words};
use ghcr_contract::{Fault, Field, Policy, TokenLint, token_in_paste};
use secrecy::SecretString;

/// The credential. `policy` says which kinds are taken, `new_token_page` where one is made.
#[must_use]
pub fn token_field(
    field: AnyField,
    policy: impl Fn() -> Policy + Send + 'static,
    new_token_page: impl Fn() -> String + Send + 'static,
) -> El {
    const NAME: Field = Field::Token;
    let words = use_words();
    let is_shown = State::new(false);
    let or = move |shown, hidden| if is_shown.get() { shown } else { hidden };
    let button = el("button")
        .class("button quiet")
        .attr("type", "button")
        .attr("aria-controls", NAME.as_str())
        .on("click", move |_| is_shown.update(|it| *it = !*it))
        .follow(move || or(words.label(Label::HideToken), words.label(Label::ShowToken)));
    let input = input(NAME, field).class("input mono").live("type", move || Some(or("text", "password")));
    let link = external_link(words.label(Label::CreateToken)).live("href", move || Some(new_token_page()));
    div("field")
        .attr("data-field", NAME.as_str())
        .child(field_label(NAME, field))
        .child(div("input-row").child(div("input-box").child(input)).child(button))
        .child(field_hint(NAME))
        .child(field_said(NAME).follow(move || said(field, &policy(), words)))
        .child(p("field-link").child(link))
}

/// The notes, and the fault unless a note says it better: a copied space is a fault that one click mends.
fn said(field: AnyField, policy: &Policy, words: Words) -> Vec<Markup> {
    if field.is_speaking() && field.with_text(token_in_paste).is_some() {
        let note = said_line(Tone::Doubt, &words.phrase(Phrase::TokenInPaste, &[]));
        return vec![note.into(), mend_button(field, words.label(Label::TakeTokenOut), take_out).into()];
    }
    let notes = field.with_text(|text| {
        let lint = (!text.trim().is_empty()).then(|| TokenLint::of(text));
        lint.map(|lint| notes_on(&lint, policy, field.is_speaking()))
    });
    let notes = notes.unwrap_or_default();
    let is_removable = |note: &TokenNote| matches!(note, TokenNote::Strays(_));
    let is_said = |fault: &Fault| {
        matches!(fault, Fault::Space { .. } | Fault::Control { .. }) && notes.iter().any(is_removable)
    };
    let mut said: Vec<Markup> = Vec::new();
    if let Some(fault) = field.fault().filter(|fault| !is_said(fault)) {
        said.push(said_line(Tone::Bad, &words.fault(Field::Token, fault)).into());
    }
    for note in &notes {
        let tone = match note {
            TokenNote::Whole(_) => Tone::Good,
            TokenNote::Strays(_) if field.fault().is_some() => Tone::Bad,
            _ => Tone::Doubt,
        };
        said.push(said_line(tone, &words.token_note(note)).into());
        if is_removable(note) {
            let name = words.label(Label::RemoveStrays);
            said.push(mend_button(field, name, TokenLint::without_strays).into());
        }
    }
    said
}

/// The token alone, of all that was pasted.
fn take_out(text: &str) -> SecretString {
    token_in_paste(text).map(|login| login.token.expose().to_owned()).unwrap_or_default().into()
}

fn mend_button(field: AnyField, name: &'static str, mend: fn(&str) -> SecretString) -> El {
    let mend = move |_| {
        let clean = field.with_text(mend);
        field.fill(clean);
        field.focus();
    };
    el("button").class("button small").attr("type", "button").on("click", mend).child(name)
}
