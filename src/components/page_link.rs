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
    #[prop(into)]
    text: Signal<String>,
    /// The part of the page.
    #[prop(optional, into)]
    part: Option<String>,
    /// Its classes.
    #[prop(optional)]
    class: Option<&'static str>,
    /// Whether it is marked while its page is open.
    #[prop(optional)]
    marks_current: bool,
) -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let part = StoredValue::new(part);
    let go = move |click: MouseEvent| {
        let has_modifier =
            click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        if click.button() == 0 && !has_modifier {
            click.prevent_default();
            part.with_value(|part| navigation.follow(page, part.as_deref()));
        }
    };
    let address = move || part.with_value(|part| navigation.address(page, part.as_deref()));
    let current = move || (marks_current && navigation.page() == page).then_some("page");
    view! {
        <a class=class href=address aria-current=current on:click=go>
            {text}
        </a>
    }
}
