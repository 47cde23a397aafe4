//! Putting the app into a page: into an element, or onto the printed page.

use crate::api::Endpoint;
use crate::app::{App, AppState, Options};
use crate::i18n::Lang;
use crate::state::{EarlyInput, Page};
#[cfg(feature = "hydrate")]
use leptos::mount::hydrate_body;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use web_sys::HtmlElement;

/// Keeps the app alive. Dropping it removes every node, aborts every request and wipes what was
/// typed.
#[must_use = "dropping the handle removes the app"]
pub struct Handle {
    #[expect(dead_code, reason = "it unmounts the app when the handle is dropped")]
    mounted: Box<dyn Any>,
    /// The app's state.
    pub state: AppState,
    #[expect(dead_code, reason = "the state goes with it, after the app")]
    owner: Owner,
}

/// Mounts the app at the end of `root`.
pub fn mount(root: HtmlElement, options: Options) -> Handle {
    let (owner, state) = new_state(options);
    mount_with(root, owner, state)
}

fn mount_with(root: HtmlElement, owner: Owner, state: AppState) -> Handle {
    let mounted = owner.with(|| mount_to(root, move || view! { <App state/> }));
    Handle { mounted: Box::new(mounted), state, owner }
}

/// The state, and what it belongs to.
fn new_state(options: Options) -> (Owner, AppState) {
    let owner = Owner::new();
    let state = owner.with(|| AppState::new(options));
    (owner, state)
}

/// Mounts the app in the body, in place of what is there, with what was typed there. `home` is the
/// absolute address of the app's folder; with a default config the proxy is not asked for its own.
pub fn mount_page(home: String, lang: Lang, is_default_config: bool) {
    let early = EarlyInput::read();
    let (owner, state) = new_state(page_options(printed_page(), lang, &home));
    early.keep_texts(state.form);
    let body = leptos::tachys::dom::body();
    body.set_text_content(None);
    std::mem::forget(mount_with(body, owner, state));
    enter_page(state, &early, home, is_default_config);
    // Leptos sets the value of an input in a microtask, and setting it moves the cursor.
    queue_microtask(move || early.restore_focus());
}

/// Hydrates the page that the build has printed. What was typed, chosen, ticked, opened or focused
/// before stays; then `lang` is spoken. `home` is the absolute address of the app's folder.
///
/// # Panics
/// Where the page does not match. Then this WebAssembly instance is dead; another one can
/// [`mount_page`].
#[cfg(feature = "hydrate")]
pub fn hydrate_page(home: String, lang: Lang, is_default_config: bool) {
    let early = EarlyInput::read();
    let (owner, state) = new_state(page_options(printed_page(), printed_lang(), &home));
    early.keep_texts(state.form);
    hydrate_body(move || view! { <App state/> });
    std::mem::forget(owner);
    enter_page(state, &early, home, is_default_config);
    state.i18n.choose(lang);
}

/// The options that the page was printed with, and where the proxy is.
fn page_options(page: Page, lang: Lang, home: &str) -> Options {
    Options {
        lang,
        page,
        home: Some(page.way_home().to_owned()),
        endpoint: Endpoint { address: home.to_owned(), headers: None },
        listener: None,
    }
}

fn printed_page() -> Page {
    Page::at(&printed("data-page").unwrap_or_default())
}

#[cfg(feature = "hydrate")]
fn printed_lang() -> Lang {
    printed("lang").as_deref().and_then(Lang::of_tag).unwrap_or_default()
}

/// An attribute of the app's outermost element, as it was printed.
fn printed(attribute: &str) -> Option<String> {
    document().query_selector(".app").ok().flatten()?.get_attribute(attribute)
}

/// From here on the state may differ from the printed page.
fn enter_page(state: AppState, early: &EarlyInput, home: String, is_default_config: bool) {
    state.navigation.follow_browser(home);
    early.apply(state.form, state.help);
    if is_default_config {
        state.deployment.assume_usual();
    } else {
        state.deployment.fetch_config();
    }
}
