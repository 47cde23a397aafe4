//! The entry of the WebAssembly. `public/boot.js` opens the page, `embed/ghcr-connect.js` the
//! element.

pub mod element;

#[cfg(feature = "hydrate")]
use ghcr_connect::i18n::Lang;
#[cfg(feature = "hydrate")]
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    console_error_panic_hook::set_once();
}

/// Opens the page: hydrates it, or mounts it afresh where hydration has panicked. `home` is the
/// absolute address of the app's folder, `lang` the language to speak; `is_default_config` says
/// that the proxy has nothing to tell.
#[cfg(feature = "hydrate")]
#[wasm_bindgen(js_name = openPage)]
pub fn open_page(home: String, lang: &str, is_default_config: bool, afresh: bool) {
    let lang = Lang::of_tag(lang).unwrap_or_default();
    if afresh {
        ghcr_connect::mount_page(home, lang, is_default_config);
    } else {
        ghcr_connect::hydrate_page(home, lang, is_default_config);
    }
}
