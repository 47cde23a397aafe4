//! The whole screen: its language, and the page that is open.

use crate::mount::Options;
use crate::pages::connect::{Connect, ConnectPage};
use crate::words::provide_words;
use leptos::prelude::*;

/// Everything below the element that the screen was put into.
#[component]
pub fn App(
    /// What the one who mounts it decided.
    options: Options,
) -> impl IntoView {
    provide_words(options.lang);
    view! {
        <div class="app" lang=options.lang.tag()>
            <ConnectPage state=Connect::new(options.endpoint) />
        </div>
    }
}
