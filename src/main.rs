//! The page: the app, opened in its own body by `public/boot.js`.

use ghcr_connect::words::{Words, open_book};
use ghcr_connect::{Options, mount_page};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    #[cfg(target_arch = "wasm32")]
    console_error_panic_hook::set_once();
}

/// Opens the page in the words of `book`. `files` are the addresses of all languages' words, `home` is that of the app's own
/// folder. Whether the words fit this build.
#[wasm_bindgen(js_name = openPage)]
pub fn open_page(book: String, files: Vec<String>, home: String) -> bool {
    let Some(book) = open_book(book) else { return false };
    let options = Options {
        endpoint: home.clone(),
        word_files: files,
        home: Some(home),
        ..Options::new(Words::of(book))
    };
    mount_page(options);
    true
}
