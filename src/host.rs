//! The page around the screen, where the screen is embedded in one: what that page is told.

use crate::report::redact;
use leptos::prelude::{GetValue as _, LocalStorage, StoredValue};
use leptos::web_sys::js_sys::{Array, Function};
use wasm_bindgen::JsValue;

/// Somebody else's page, or nobody. It is small, so that every closure can have it.
///
/// What it is told goes through one function, as the name of a piece of news and its facts in a row; `embed/ghcr-connect.js`
/// makes an event of it. A token is no fact.
#[derive(Clone, Copy)]
pub struct Host(StoredValue<Option<Function>, LocalStorage>);

/// What can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Something in the form is different: name, description, image, visibility, whether there is a token, whether it can be sent.
    Change,
    /// A test begins: name, image.
    Start,
    /// A rung is decided: the proxy's words, how many there are by now.
    Progress,
    /// There is a report: the proxy's words.
    Complete,
    /// There is none: why, the HTTP status, the proxy's words.
    Error,
    /// The registry is handed over: as for [`News::Change`], without the last, then the verdict and whether it was saved.
    Submit,
}

impl News {
    const fn name(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Start => "start",
            Self::Progress => "progress",
            Self::Complete => "complete",
            Self::Error => "error",
            Self::Submit => "submit",
        }
    }
}

impl Host {
    /// The page that listens with this function; none listens without.
    #[must_use]
    pub fn new(listener: Option<Function>) -> Self {
        Self(StoredValue::new_local(listener))
    }

    /// Whether somebody listens.
    #[must_use]
    pub fn listens(self) -> bool {
        self.0.try_get_value().flatten().is_some()
    }

    /// Tells it.
    pub fn tell(self, news: News, facts: impl IntoIterator<Item = JsValue>) {
        if let Some(listener) = self.0.try_get_value().flatten() {
            let facts: Array = facts.into_iter().collect();
            // What goes wrong in the page around is that page's, and this screen goes on.
            let _ = listener.call2(&JsValue::NULL, &news.name().into(), &facts);
        }
    }
}

/// A text as a fact: `null` for none, and for one that holds something like a token, whichever field it was typed into.
#[must_use]
pub fn fact(text: Option<String>) -> JsValue {
    match text {
        Some(text) if !text.is_empty() && redact(&text) == text => JsValue::from_str(&text),
        _ => JsValue::NULL,
    }
}
