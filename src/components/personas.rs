//! The demo's names and tokens.

use crate::markup::{El, el, p, span};
use crate::words::{Label, use_words};
use ghcr_contract::Persona;

/// A list of what can be tried; one click fills in the form.
#[must_use]
pub fn personas(personas: Vec<Persona>, on_choose: impl Fn(&Persona) + Copy + Send + 'static) -> El {
    let words = use_words();
    let row = move |persona: Persona| {
        let (title, name) = (persona.title.clone(), persona.username.to_string());
        let button = el("button")
            .class("persona")
            .attr("type", "button")
            .on("click", move |_| on_choose(&persona))
            .child(span("persona-title").child(title))
            .child(" ")
            .child(span("persona-name mono").child(name));
        el("li").child(button)
    };
    el("section")
        .class("card personas")
        .attr("aria-label", words.label(Label::Personas))
        .child(el("h2").child(words.label(Label::Personas)))
        .child(p("field-hint").child(words.label(Label::PersonasHint)))
        .child(el("ul").children(personas.into_iter().map(row)))
}
