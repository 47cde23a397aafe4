//! The way between the pages.

use super::page_link::PageLink;
use crate::i18n::{Label, use_i18n};
use crate::state::Page;
use leptos::prelude::*;

/// One link for each page.
#[component]
pub fn Menu() -> impl IntoView {
    let i18n = use_i18n();
    let link = |page: &Page| {
        view! { <li><PageLink page=*page text=i18n.text(page_name(*page)) marks_current=true/></li> }
    };
    view! {
        <nav class="menu" aria-label=i18n.text(Label::Menu)>
            <ul>{Page::ALL.iter().map(link).collect_view()}</ul>
        </nav>
    }
}

/// What a page is called in the menu.
#[must_use]
pub fn page_name(page: Page) -> Label {
    match page {
        Page::Connect => Label::PageConnect,
        Page::Guide => Label::PageGuide,
        Page::BestPractices => Label::PagePractices,
        Page::Troubleshooting => Label::PageTrouble,
    }
}
