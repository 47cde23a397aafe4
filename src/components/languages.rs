//! The choice of the language.

use crate::element_ref::ElementRef;
use crate::markup::{Markup, el};
use crate::speech::Speech;
use crate::words::{Label, use_words};

/// One button for each language that can be chosen, called as it calls itself.
#[must_use]
pub fn languages(speech: Speech) -> Markup {
    let words = use_words();
    let chosen = ElementRef::new();
    if speech.takes_cursor() {
        chosen.focus_soon();
    }
    let button = |lang: &'static crate::words::Lang| {
        el("button")
            .class("language")
            .attr("type", "button")
            .attr("lang", lang.tag())
            .attr("aria-pressed", if *lang == words.lang() { "true" } else { "false" })
            .on("click", move |_| speech.choose_here(*lang))
            .drawn(move |node| {
                if *lang == words.lang() {
                    chosen.hold(node);
                }
            })
            .child(lang.own_name())
    };
    let buttons: Vec<_> = speech.choices().iter().map(button).collect();
    let group =
        el("div").class("languages").attr("role", "group").attr("aria-label", words.label(Label::Language));
    (!buttons.is_empty()).then(|| group.children(buttons)).into()
}
