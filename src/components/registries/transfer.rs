//! The list as a file, without tokens, and back.

use crate::components::button::Button;
use crate::download::FileAddress;
use crate::i18n::use_i18n;
use crate::state::Registries;
use ghcr_words::RegistryLabel;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

/// The name of an exported file.
const FILE_NAME: &str = "registries.json";

/// The buttons that export and import.
#[component]
pub fn Transfer() -> impl IntoView {
    let i18n = use_i18n();
    let registries = expect_context::<Registries>();
    let chooser = NodeRef::<Input>::new();
    let exported = StoredValue::new(None::<FileAddress>);
    let export = move |()| {
        registries.export(move |json| {
            let file = FileAddress::of(&json, "application/json");
            if let Some(file) = &file {
                file.download(FILE_NAME);
            }
            let _ = exported.try_set_value(file);
        });
    };
    let import = move |input: &HtmlInputElement| {
        let file = input.files().and_then(|files| files.get(0));
        // The same file can be chosen again.
        input.set_value("");
        if let Some(file) = file {
            spawn_local(async move { registries.import(&text_of(&file).await) });
        }
    };
    let choose = move |()| {
        if let Some(chooser) = chooser.get_untracked() {
            chooser.click();
        }
    };
    let may_change = move || registries.listing.with(|it| it.may_change);
    view! {
        <div class="registry-transfer actions">
            <Button text=i18n.text(RegistryLabel::Export) on_press=export/>
            <span class="actions" hidden=move || !may_change()>
                <Button text=i18n.text(RegistryLabel::Import) on_press=choose/>
                <input
                    class="visually-hidden"
                    type="file"
                    accept="application/json,.json"
                    tabindex="-1"
                    aria-hidden="true"
                    on:change:target=move |event| import(&event.target())
                    node_ref=chooser
                />
            </span>
            <p class="field-hint">{i18n.text(RegistryLabel::TransferHint)}</p>
        </div>
    }
}

/// The file's text; empty if it cannot be read.
async fn text_of(file: &File) -> String {
    let text = JsFuture::from(file.text()).await;
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}
