//! What the screen has to do with the world outside: whom it asks, and which page around it listens.

use crate::api::{Endpoint, Leash};
use crate::report::redact;
use leptos::web_sys::js_sys::{Array, Function};
use wasm_bindgen::JsValue;

/// Whom the screen asks, and who listens.
#[derive(Debug, Default)]
pub struct Host {
    /// The proxy.
    pub endpoint: Endpoint,
    /// Somebody else's page around the screen. What it is told goes through one function, as the name of a piece of news and
    /// its facts in a row; `embed/ghcr-connect.js` makes an event of it. A token is no fact.
    pub listener: Option<Function>,
    /// What that page wants instead of parts of the proxy's policy, which may come later.
    pub policy: Option<String>,
    /// What the proxy said last, word for word, for that page.
    pub last_words: Vec<u8>,
    /// The calls that are under way; with this they end.
    pub test_call: Option<Leash>,
    /// The one for the config.
    pub config_call: Option<Leash>,
}

/// What a page around can be told.
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

/// Tells `listener`, if there is one. What goes wrong in the page around is that page's, and this screen goes on.
pub fn tell(listener: Option<Function>, news: News, facts: &[JsValue]) {
    if let Some(listener) = listener {
        let row = Array::new();
        for fact in facts {
            row.push(fact);
        }
        let _ = listener.call2(&JsValue::NULL, &news.name().into(), &row);
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
