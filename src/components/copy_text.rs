//! A button that copies a text, and what to do where the browser does not let it.

use crate::markup::{El, div, el, span};
use crate::state::{State, watch};
use crate::words::{Label, use_words};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::js_sys::Promise;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlTextAreaElement;

/// Copies what `text` gives at the click, and says so. `of` tells those who listen which of several it is.
///
/// A browser may refuse: outside of a secure connection there is no clipboard at all. Then the text is shown, selected.
#[must_use]
pub fn copy_text(name: Label, of: Option<String>, text: Box<dyn Fn() -> String + Send + Sync>) -> El {
    let words = use_words();
    let said = State::new(None::<Label>);
    let text: Arc<dyn Fn() -> String + Send + Sync> = text.into();
    let copied = text.clone();
    let copy = move |_| {
        said.set(None);
        let written = write(&copied());
        spawn_local(async move {
            let is_written = match written {
                Some(written) => JsFuture::from(written).await.is_ok(),
                None => false,
            };
            said.try_set(Some(if is_written { Label::Copied } else { Label::CopyByHand }));
        });
    };
    let button = el("button")
        .class("button small")
        .attr("type", "button")
        .on("click", copy)
        .child(words.label(name))
        .child(of.map(|of| span("visually-hidden").child(" ").child(of)));
    let by_hand = move || (said.get() == Some(Label::CopyByHand)).then(|| selected(text()));
    div("copy")
        .child(button)
        .child(el("output").class("copy-said").follow(move || said.get().map(|it| words.label(it))))
        .follow(by_hand)
}

/// Begins to write, while the click still allows it.
fn write(text: &str) -> Option<Promise> {
    let clipboard = window().navigator().clipboard();
    (!clipboard.is_undefined()).then(|| clipboard.write_text(text).unchecked_into())
}

/// The text, ready for the keys that copy.
fn selected(text: String) -> El {
    el("textarea")
        .class("input mono copy-by-hand")
        .flag("readonly", true)
        .attr("rows", "6")
        .attr("aria-label", use_words().label(Label::CopyByHand))
        .child(text)
        .drawn(|area| {
            let area: HtmlTextAreaElement = area.clone().unchecked_into();
            watch(move || {
                // Fails only for a node that is not in a document, where nothing can be copied from.
                let _ = area.focus();
                area.select();
            });
        })
}
