//! The glossary: the meaning of each term, which opens from its words in the texts.

use super::prose::Prose;
use crate::i18n::{Key, use_i18n};
use ghcr_words::Term;
use leptos::prelude::*;

/// The meanings of all terms. The browser shows one when a word of its term is pressed.
#[component]
pub fn Glossary() -> impl IntoView {
    Term::ALL.iter().map(|term| view! { <Meaning term=*term/> }).collect_view()
}

#[component]
fn Meaning(
    /// The term.
    term: Term,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="term-meaning" id=meaning_id(term) popover="auto">
            <p><strong>{i18n.text(Key::TermName(term))}</strong></p>
            <p><Prose text=i18n.text(Key::TermMeaning(term))/></p>
        </div>
    }
}

/// The `id` of the element that holds the meaning of a term.
pub fn meaning_id(term: Term) -> String {
    format!("term-{}", term.slug())
}
