//! The saved registries.

use crate::components::browser_only::BrowserOnly;
use crate::components::registries::list::RegistryListing;
use crate::components::registries::notice::NoticeArea;
use crate::components::registries::opened::Opened;
use crate::focus::focus;
use crate::i18n::use_i18n;
use crate::state::Navigation;
use ghcr_words::{PageText, RegistryLabel, page_text};
use leptos::either::Either;
use leptos::html::H2;
use leptos::prelude::*;

/// The list, or one of its registries.
#[component]
pub fn RegistriesPage() -> impl IntoView {
    let i18n = use_i18n();
    let title = NodeRef::<H2>::new();
    let needs = move || page_text(i18n.words().lang(), PageText::Needs);
    view! {
        <noscript class="notice">{needs}</noscript>
        <div class="registries-head">
            <h2 tabindex="-1" node_ref=title>{i18n.text(RegistryLabel::Title)}</h2>
            <p>{i18n.text(RegistryLabel::Lead)}</p>
        </div>
        <BrowserOnly class="registries"><ListOrOne title/></BrowserOnly>
    }
}

#[component]
fn ListOrOne(
    /// The title of the page, which takes the cursor of a registry that is left.
    title: NodeRef<H2>,
) -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let id = Memo::new(move |_| navigation.location().part.filter(|part| is_id(part)));
    Effect::new(move |was_open: Option<bool>| {
        let is_open = id.with(Option::is_some);
        if was_open == Some(true) && !is_open {
            focus(title);
        }
        is_open
    });
    let content = move || match id.get() {
        Some(id) => Either::Left(view! { <Opened id/> }),
        None => Either::Right(view! { <RegistryListing/> }),
    };
    view! {
        <NoticeArea/>
        {content}
    }
}

/// Whether this part of the address can be an id. It becomes a part of the addresses that are
/// asked, and anybody can make a link.
fn is_id(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::is_id;

    #[test]
    fn nothing_but_an_id_gets_into_an_address() {
        assert!(is_id("01a220ec-f978-7186-b0b2-f35d4433a8a5"));
        for part in ["../../config", "a/b", "%2e%2e", "1?x", "é"] {
            assert!(!is_id(part), "{part}");
        }
    }
}
