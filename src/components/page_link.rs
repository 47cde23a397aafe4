//! Links between the pages.

use crate::state::{Navigation, Page};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// A link to a page. It is a real one, so it can be opened in another tab,
/// copied and bookmarked; a plain click stays in the app, with what was typed.
#[component]
pub fn PageLink(
    /// The page.
    page: Page,
    /// Its text.
    text: Signal<&'static str>,
    /// Its classes.
    #[prop(optional)]
    class: Option<&'static str>,
    /// Whether it is marked while its page is open.
    #[prop(optional)]
    marks_current: bool,
) -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let go = move |click: MouseEvent| {
        let has_modifier =
            click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        if click.button() == 0 && !has_modifier {
            click.prevent_default();
            navigation.go(page, None);
        }
    };
    let current = move || (marks_current && navigation.page() == page).then_some("page");
    view! {
        <a class=class href=move || navigation.address(page, None) aria-current=current on:click=go>
            {text}
        </a>
    }
}
