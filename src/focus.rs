//! The cursor of the keyboard.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Puts the cursor there, if it is on the screen.
pub(crate) fn focus<E>(node: NodeRef<E>)
where
    E: ElementType,
    E::Output: AsRef<HtmlElement> + JsCast + Clone + 'static,
{
    if let Some(element) = node.try_get_untracked().flatten() {
        // Fails only for a node that is not in a document.
        let _ = AsRef::<HtmlElement>::as_ref(&element).focus();
    }
}

/// Returns true if the cursor is there, or in something within it.
pub(crate) fn has_focus(element: &Element) -> bool {
    element.matches(":focus-within").unwrap_or_default()
}

/// Returns true if the cursor is nowhere, because what had it has gone.
pub(crate) fn is_nowhere() -> bool {
    document().active_element() == document().body().map(Into::into)
}
