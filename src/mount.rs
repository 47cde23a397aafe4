//! Putting the screen into an element, and taking it out again.

use crate::app::App;
use crate::words::Lang;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::tachys::dom::body;
use std::any::Any;
use web_sys::HtmlElement;

/// What the one who mounts the screen decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Where the proxy is: an address that ends with a slash, or nothing for the page's own folder.
    pub endpoint: String,
    /// The language to start in.
    pub lang: Lang,
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
    Handle(Box::new(mount_to(root, move || view! { <App options=options /> })))
}

/// Puts the screen into the page's own body, to stay.
pub fn mount_page(options: Options) {
    mount(body(), options).keep();
}
