//! The app in an element of a host page, for `embed/ghcr-connect.js`.

use ghcr_connect::api::Endpoint;
use ghcr_connect::app::Options;
use ghcr_connect::i18n::Lang;
use ghcr_connect::state::Page;
use ghcr_connect::{Handle, mount};
use ghcr_words::Overrides;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
use leptos::web_sys::js_sys::Function;
use secrecy::ExposeSecret;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Calls `crash` after a panic, when no instance of the element works any more.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(crash: Function) {
    std::panic::set_hook(Box::new(move |info| {
        console_error_panic_hook::hook(info);
        // What the host page's function throws is its own affair.
        let _ = crash.call0(&JsValue::NULL);
    }));
}

/// The app in an element. `free()` removes it.
#[wasm_bindgen]
pub struct Embedded(Handle);

#[wasm_bindgen]
impl Embedded {
    /// Mounts it at the end of `root`. `headers` is asked for the host page's headers before each
    /// request, `listener` is told what happens.
    pub fn open(
        root: HtmlElement,
        lang: &str,
        endpoint: String,
        headers: Function,
        listener: Function,
    ) -> Self {
        let options = Options {
            lang: Lang::of_tag(lang).unwrap_or_default(),
            endpoint: Endpoint { address: endpoint, headers: Some(headers) },
            listener: Some(listener),
            ..Options::default()
        };
        let handle = mount(root, options);
        handle.state.deployment.fetch_config();
        Self(handle)
    }

    /// Sets what an attribute says, or removes it.
    pub fn set(&self, name: &str, value: Option<String>) {
        let state = self.0.state;
        match name {
            "lang" => {
                state.i18n.choose(value.as_deref().and_then(Lang::of_tag).unwrap_or_default());
            }
            "endpoint" => state.deployment.set_address(value.unwrap_or_default()),
            "view" => {
                let view = value.as_deref().and_then(Page::of_name);
                state.view.set(view);
                state.navigation.go(view.unwrap_or_default(), None);
            }
            "policy" => state.deployment.set_host_policy(value),
            "save-endpoint" => state.saver.saving.update(|saving| saving.address = value),
            "hand-over" => state.saver.saving.update(|saving| saving.hands_over = value.is_some()),
            "username" | "description" | "image" => {
                if let Ok(field) = name.parse() {
                    state.form.field(field).fill(value.unwrap_or_default().into());
                }
            }
            _ => {}
        }
    }

    /// Sets the host page's own texts, a JSON object; returns the names that no text has.
    #[wasm_bindgen(js_name = setLabels)]
    pub fn set_labels(&self, labels: Option<String>) -> Vec<String> {
        let texts = labels.and_then(|labels| serde_json::from_str(&labels).ok());
        let overrides = texts.map(Overrides::of);
        self.0.state.i18n.set_overrides(overrides);
        overrides.map(Overrides::unknown_names).unwrap_or_default()
    }

    /// Presses "Test connection". Returns true if a test is running now.
    pub fn validate(&self) -> bool {
        self.0.state.saver.start_test()
    }

    /// Empties the form and takes the report away.
    pub fn reset(&self) {
        self.0.state.saver.reset();
    }

    /// Puts the cursor into the first field that cannot be sent, and says what is wrong. Returns
    /// true if there is one.
    #[wasm_bindgen(js_name = focusFirstError)]
    pub fn focus_first_error(&self) -> bool {
        let form = self.0.state.form;
        let fault = untrack(|| form.request().err());
        if let Some((field, _)) = fault {
            form.show_faults(field);
        }
        fault.is_some()
    }

    /// The registry as JSON, once for each "Save registry".
    #[wasm_bindgen(js_name = takeCredential)]
    pub fn take_credential(&self) -> Option<String> {
        let saving = self.0.state.saver.saving;
        let taken = saving.try_maybe_update(|saving| (false, saving.take())).flatten();
        taken.map(|registry| registry.expose_secret().to_owned())
    }
}
