//! Putting the screen into an element, and taking it out again.

use crate::app::app;
use crate::words::Words;
use leptos::mount::mount_to;
use leptos::tachys::dom::body;
use std::any::Any;
use web_sys::HtmlElement;

/// What the one who mounts the screen decides.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the proxy is: an address that ends with a slash, or nothing for the page's own folder.
    pub endpoint: String,
    /// The words to start with.
    pub words: Words,
    /// Where the words of a language are, for those who change it: one address for each of [`Lang::ALL`](crate::words::Lang::ALL), or none.
    pub word_files: Vec<String>,
    /// The address of the app's own folder, ending with a slash, if the browser's address may follow what is shown.
    pub home: Option<String>,
}

impl Options {
    /// The screen in these words, with the proxy in the page's own folder, in somebody else's page.
    #[must_use]
    pub fn new(words: Words) -> Self {
        Self { endpoint: String::new(), words, word_files: Vec::new(), home: None }
    }
}

/// Keeps the screen alive. Dropping it removes every node, stops every call and wipes what was typed.
#[must_use = "dropping the handle takes the screen away again"]
pub struct Handle(Box<dyn Any>);

impl Handle {
    /// Lets the screen stay for as long as the page does.
    pub fn keep(self) {
        std::mem::forget(self.0);
    }
}

/// Puts the screen at the end of `root`.
pub fn mount(root: HtmlElement, options: Options) -> Handle {
    Handle(Box::new(mount_to(root, move || app(options))))
}

/// Puts the screen into the page's own body, to stay.
pub fn mount_page(options: Options) {
    mount(body(), options).keep();
}
