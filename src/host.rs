//! Events for the host page around an element.

use crate::api::ApiError;
use crate::state::Form;
use ghcr_contract::redact;
use ghcr_contract::{RegistryEventKind, RegistryState, SavedRegistry, Verdict, Visibility};
use leptos::prelude::*;
use leptos::web_sys::js_sys::Function;
use serde::Serialize;
use wasm_bindgen::JsValue;

/// The host page's listener, if there is a host page: `(name, detail, answer)`, where `detail` is
/// JSON and `answer` is what the proxy sent, word for word. `embed/ghcr-connect.js` makes a DOM
/// event of it.
#[derive(Clone, Copy)]
pub struct Host {
    listener: StoredValue<Option<Function>, LocalStorage>,
}

/// What happened. None of it holds the token.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum HostEvent {
    /// The form changed.
    Change(FormDetail),
    /// A test begins.
    ValidateStart {
        /// The account.
        username: Option<String>,
        /// The image, if one was named.
        image: Option<String>,
    },
    /// A check is decided; the answer is the proxy's line.
    ValidateProgress {
        /// How many checks are decided by now.
        decided: usize,
    },
    /// The report is there; the answer holds it.
    ValidateComplete {},
    /// There is no report, or the registry was not saved; the answer is the problem document, if
    /// there is one.
    Error {
        /// The stable name of the failure.
        code: &'static str,
        /// The HTTP status, where there was an answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        status: Option<u16>,
    },
    /// The registry was handed over or saved.
    Submit(FormDetail),
    /// Something was done to a saved registry.
    Registry(RegistryDetail),
}

/// A saved registry, and what was done to it.
#[derive(Debug, Serialize)]
pub struct RegistryDetail {
    id: String,
    action: RegistryEventKind,
    state: RegistryState,
}

/// What the form holds, without the token. A field with a fault is `null`, and so is a text that
/// looks like a token.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormDetail {
    username: Option<String>,
    description: Option<String>,
    image: Option<String>,
    visibility: Visibility,
    has_token: bool,
    /// Of a change: whether the form can be sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    is_complete: Option<bool>,
    /// Of a submission: what the test came to.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<Verdict>,
    /// Of a submission: whether `save-endpoint` took it.
    #[serde(skip_serializing_if = "Option::is_none")]
    saved: Option<bool>,
}

impl HostEvent {
    /// The form changed to what it holds now.
    pub fn change(form: Form) -> Self {
        let is_complete = form.request().is_ok();
        Self::Change(FormDetail { is_complete: Some(is_complete), ..FormDetail::of(form) })
    }

    /// The registry of that form was handed over, or saved.
    pub fn submit(form: Form, verdict: Option<Verdict>, saved: bool) -> Self {
        Self::Submit(FormDetail { verdict, saved: Some(saved), ..FormDetail::of(form) })
    }

    /// That was done to a saved registry.
    pub fn registry(registry: &SavedRegistry, action: RegistryEventKind) -> Self {
        Self::Registry(RegistryDetail { id: registry.id.clone(), action, state: registry.state })
    }

    /// There is no report.
    pub fn error(error: &ApiError) -> Self {
        Self::Error { code: error.code(), status: error.status() }
    }

    /// The registry was not saved.
    pub fn save_failed(error: &ApiError) -> Self {
        Self::Error { code: "save_failed", status: error.status() }
    }

    const fn name(&self) -> &'static str {
        match self {
            Self::Change(_) => "change",
            Self::ValidateStart { .. } => "validate-start",
            Self::ValidateProgress { .. } => "validate-progress",
            Self::ValidateComplete {} => "validate-complete",
            Self::Error { .. } => "error",
            Self::Submit(_) => "submit",
            Self::Registry(_) => "registry-change",
        }
    }
}

impl FormDetail {
    fn of(form: Form) -> Self {
        Self {
            username: without_token(form.username.value().ok().flatten()),
            description: without_token(
                form.description.value().ok().flatten().map(|it| it.as_str().to_owned()),
            ),
            image: without_token(form.image.value().ok().flatten()),
            visibility: form.visibility(),
            has_token: form.token.with_text(|text| !text.trim().is_empty()),
            is_complete: None,
            verdict: None,
            saved: None,
        }
    }
}

impl Host {
    /// With that listener.
    pub fn new(listener: Option<Function>) -> Self {
        Self { listener: StoredValue::new_local(listener) }
    }

    /// Returns true if somebody listens.
    pub fn is_listening(self) -> bool {
        self.listener.with_value(Option::is_some)
    }

    /// Tells the host page. An exception in its listener is the host page's own affair.
    pub fn emit(self, event: &HostEvent, answer: Option<&str>) {
        if let Some(listener) = self.listener.try_get_value().flatten() {
            let detail = serde_json::to_string(event).unwrap_or_default();
            let answer = answer.map_or(JsValue::UNDEFINED, JsValue::from_str);
            let _ = listener.call3(&JsValue::NULL, &event.name().into(), &detail.into(), &answer);
        }
    }
}

/// The text, unless it is empty or looks like a token.
pub fn without_token(text: Option<impl ToString>) -> Option<String> {
    text.map(|text| text.to_string()).filter(|text| !text.is_empty() && redact(text) == *text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::GithubHosts;

    #[test]
    fn a_change_tells_what_the_form_holds_and_never_the_token() {
        Owner::new().with(|| {
            let form = Form::new(Memo::new(|_| GithubHosts::default()));
            form.username.type_in("mona".into());
            form.token.type_in(format!("ghp_{}", "A1b2".repeat(9)));
            form.image.type_in("nginx".into());
            let json = serde_json::to_string(&HostEvent::change(form)).expect("JSON");
            let expected = r#"{"username":"mona","description":null,"image":null,"visibility":"internal","hasToken":true,"isComplete":false}"#;
            assert_eq!(json, expected);
            let submit = HostEvent::submit(form, Some(Verdict::Ready), true);
            let json = serde_json::to_string(&submit).expect("JSON");
            assert!(json.ends_with(r#""hasToken":true,"verdict":"ready","saved":true}"#), "{json}");
        });
    }

    #[test]
    fn what_looks_like_a_token_is_null() {
        assert_eq!(without_token(Some(format!("my ghp_{}", "A1b2".repeat(9)))), None);
        assert_eq!(without_token(Some("Production")), Some("Production".to_owned()));
        assert_eq!(without_token(Some("")), None);
    }
}
