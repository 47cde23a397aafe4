//! A node that is on the screen, for what has to be done to it from elsewhere.

use crate::state::State;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Holds an element once it is drawn. It is small, so that every closure can have it.
#[derive(Clone, Copy)]
pub struct ElementRef(State<Option<Element>>);

impl ElementRef {
    /// Holds none yet.
    #[must_use]
    pub fn new() -> Self {
        Self(State::new(None))
    }

    /// Holds this one from now on.
    pub fn hold(self, element: &Element) {
        self.0.try_update_untracked(|it| *it = Some(element.clone()));
    }

    /// The element.
    #[must_use]
    pub fn get(self) -> Option<Element> {
        self.0.try_get_untracked().flatten()
    }

    /// Puts the cursor there.
    pub fn focus(self) {
        if let Some(element) = self.get().and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            // Fails only for a node that is not in a document, where there is nothing to focus.
            let _ = element.focus();
        }
    }

    /// Puts the cursor there once all is drawn: what cannot be seen yet takes no cursor.
    pub fn focus_soon(self) {
        spawn_local(async move { self.focus() });
    }
}

impl Default for ElementRef {
    fn default() -> Self {
        Self::new()
    }
}
