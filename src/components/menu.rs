//! The way between the pages.

use super::page_link::PageLink;
use crate::i18n::{Label, use_i18n};
use crate::state::{Deployment, Navigation, Page};
use leptos::html::Nav;
use leptos::prelude::*;

/// One link for each page. The saved registries are there if the service keeps some.
#[component]
pub fn Menu() -> impl IntoView {
    let i18n = use_i18n();
    let (deployment, navigation) = (expect_context::<Deployment>(), expect_context::<Navigation>());
    let is_there = move |page: Page| {
        page != Page::Registries || deployment.keeps_registries() || navigation.page() == page
    };
    let link = |page: &Page| {
        let page = *page;
        view! {
            <li hidden=move || !is_there(page)>
                <PageLink page text=i18n.text(page_name(page)) marks_current=true/>
            </li>
        }
    };
    let menu = NodeRef::<Nav>::new();
    // Where the row is longer than the window, the page that is open can be seen.
    Effect::new(move |_| {
        let _ = navigation.page();
        let current = menu.get().map(|menu| menu.query_selector("[aria-current]"));
        if let (Some(menu), Some(Ok(Some(current)))) = (menu.get_untracked(), current) {
            let current = current.get_bounding_client_rect();
            let beyond = current.right() - menu.get_bounding_client_rect().right();
            if beyond > 0.0 {
                menu.scroll_by_with_x_and_y(beyond + current.width() / 2.0, 0.0);
            }
        }
    });
    view! {
        <nav class="menu" aria-label=i18n.text(Label::Menu) node_ref=menu>
            <ul>{Page::ALL.iter().map(link).collect_view()}</ul>
        </nav>
    }
}

/// What a page is called in the menu.
pub fn page_name(page: Page) -> Label {
    match page {
        Page::Connect => Label::PageConnect,
        Page::Guide => Label::PageGuide,
        Page::BestPractices => Label::PagePractices,
        Page::Troubleshooting => Label::PageTrouble,
        Page::Registries => Label::PageRegistries,
    }
}
