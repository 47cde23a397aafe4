//! The field for the token: hidden unless shown, and it speaks by itself before anything is sent.

use super::external_link::external_link;
use super::fresh::Fresh;
use super::prose::prose;
use super::text_field::{Tone, described_by, field_label, hint_id, said_id, said_line, take_in};
use crate::field::AnyField;
use crate::token_note::{TokenNote, notes_on};
use crate::words::{Words, use_words};
use ghcr_contract::{Fault, Field, Policy, TokenLint};
use leptos::prelude::*;

/// The credential. It is written as the input's property, never as an attribute, so that it stands in no markup.
#[component]
pub fn TokenField(
    /// What stands in it.
    field: AnyField,
    /// Which kinds of token are taken.
    policy: impl Fn() -> Policy + Send + 'static,
    /// Where one is made.
    new_token_page: impl Fn() -> String + Send + 'static,
) -> impl IntoView {
    const NAME: Field = Field::Token;
    let words = use_words();
    let labels = words.labels();
    let is_shown = RwSignal::new(false);
    let or = move |shown, hidden| if is_shown.get() { shown } else { hidden };
    view! {
        <div class="field" data-field=NAME.as_str()>
            {field_label(NAME, field, labels.token)}
            <div class="input-row">
                <input
                    class="input mono"
                    id=NAME.as_str()
                    type=move || or("text", "password")
                    placeholder=labels.token.example
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-invalid=move || field.fault().is_some().then_some("true")
                    aria-describedby=described_by(NAME)
                    node_ref=field.input
                    prop:value=move || field.with_text(str::to_owned)
                    on:input=move |event| take_in(field, &event)
                    on:blur=move |_| field.leave()
                />
                <button
                    class="button quiet"
                    type="button"
                    aria-controls=NAME.as_str()
                    on:click=move |_| is_shown.update(|it| *it = !*it)
                >
                    {move || or(labels.hide_token, labels.show_token)}
                </button>
            </div>
            <p class="field-hint" id=hint_id(NAME)>{prose(labels.token.hint)}</p>
            <div class="field-said" id=said_id(NAME)>{move || said(field, &policy(), words)}</div>
            <p class="field-link">{external_link(new_token_page, labels.create_token)}</p>
        </div>
    }
}

/// The notes, and the fault unless a note says it better: a copied space is a fault that one click mends.
fn said(field: AnyField, policy: &Policy, words: &'static dyn Words) -> impl IntoView + use<> {
    let notes = field.with_text(|text| {
        let lint = (!text.trim().is_empty()).then(|| TokenLint::of(text));
        lint.map(|lint| notes_on(&lint, policy, field.is_speaking()))
    });
    let notes = notes.unwrap_or_default();
    let is_removable = |note: &TokenNote| matches!(note, TokenNote::Strays(_));
    let is_said = |fault: &Fault| {
        matches!(fault, Fault::Space { .. } | Fault::Control { .. }) && notes.iter().any(is_removable)
    };
    let fault = field
        .fault()
        .filter(|fault| !is_said(fault))
        .map(|fault| (said_line(Tone::Bad, &words.fault(Field::Token, fault)), None));
    let notes = notes.iter().map(|note| {
        let tone = if note.is_good() { Tone::Good } else { Tone::Doubt };
        let button = is_removable(note).then(|| remove_button(field, words.labels().remove_strays));
        (said_line(tone, &words.token_note(note)), button)
    });
    Fresh(fault.into_iter().chain(notes).collect_view())
}

fn remove_button(field: AnyField, text: &'static str) -> impl IntoView {
    let remove = move |_| {
        let clean = field.with_text(TokenLint::without_strays);
        field.fill(clean);
        field.focus();
    };
    view! { <button class="button small" type="button" on:click=remove>{text}</button> }
}
