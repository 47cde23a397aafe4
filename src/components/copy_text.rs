//! A button that copies a text, and what to do where the browser does not let it.

use super::button::Button;
use crate::i18n::{Label, use_i18n};
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::js_sys::Promise;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// How long the button says that the text is copied.
const SAYS_COPIED_FOR: Duration = Duration::from_secs(2);

/// Copies a text, and says so.
///
/// A browser may refuse: outside of a secure connection there is no clipboard at all. Then the text
/// is shown, selected.
#[component]
pub fn CopyText(
    /// The name of the button.
    name: Label,
    /// What tells it from others of the same name, for screen readers only.
    #[prop(optional_no_strip)]
    about: Option<Signal<String>>,
    /// Gives the text at the press.
    text: Callback<(), String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let said = RwSignal::new(None::<Label>);
    let copy = move |()| {
        said.set(None);
        // Begins while the click still allows it.
        let written = write(&text.run(()));
        spawn_local(async move {
            let is_written = match written {
                Some(written) => JsFuture::from(written).await.is_ok(),
                None => false,
            };
            let _ = said.try_set(Some(if is_written { Label::Copied } else { Label::CopyByHand }));
            // What is copied next may be another text.
            let forget = move || {
                let _ = said.try_update(|said| said.take_if(|it| *it == Label::Copied));
            };
            set_timeout(forget, SAYS_COPIED_FOR);
        });
    };
    let name_now = move || {
        let is_copied = said.get() == Some(Label::Copied);
        i18n.words().label(if is_copied { Label::Copied } else { name })
    };
    let by_hand = move || {
        (said.get() == Some(Label::CopyByHand)).then(|| view! { <CopyByHand text=text.run(())/> })
    };
    view! {
        <div class="copy">
            <Button text=Signal::derive(move || name_now().to_owned()) about on_press=copy/>
            <output
                class="copy-said"
                class:visually-hidden=move || said.get() != Some(Label::CopyByHand)
            >
                {move || said.get().map(|label| i18n.words().label(label))}</output>
            {by_hand}
        </div>
    }
}

fn write(text: &str) -> Option<Promise> {
    let clipboard = window().navigator().clipboard();
    (!clipboard.is_undefined()).then(|| clipboard.write_text(text))
}

/// The text, selected, ready for the keys that copy.
#[component]
fn CopyByHand(
    /// The text.
    text: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let area = NodeRef::<Textarea>::new();
    Effect::new(move |_| {
        if let Some(area) = area.get() {
            // Fails only for a node that is not in a document.
            let _ = area.focus();
            area.select();
        }
    });
    view! {
        <textarea
            class="input mono copy-by-hand"
            readonly=true
            rows="6"
            aria-label=i18n.text(Label::CopyByHand)
            node_ref=area
        >
            {text}
        </textarea>
    }
}
