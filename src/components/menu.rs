//! The way between the pages.

use crate::help::Help;
use crate::markup::{El, el};
use crate::place::{Page, Place};
use crate::words::{Label, Words, use_words};
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

/// One link for each page.
#[must_use]
pub fn menu(help: Help) -> El {
    let words = use_words();
    let link = |page: &'static Page| {
        page_link(help.place, *page, None)
            .live("aria-current", move || (help.place.page() == *page).then_some("page"))
            .child(page_name(words, *page))
    };
    el("nav")
        .class("menu")
        .attr("aria-label", words.label(Label::Menu))
        .child(el("ul").children(Page::ALL.iter().map(|page| el("li").child(link(page)))))
}

/// What a page is called in the menu.
#[must_use]
pub fn page_name(words: Words, page: Page) -> &'static str {
    words.label(match page {
        Page::Connect => Label::PageConnect,
        Page::Guide => Label::PageGuide,
        Page::BestPractices => Label::PagePractices,
        Page::Troubleshooting => Label::PageTrouble,
    })
}

/// A link to a page, or to a part of it. It is a real one, so it can be opened in another tab, copied and bookmarked; a
/// plain click stays in the app, with what was typed.
#[must_use]
pub fn page_link(place: Place, page: Page, part: Option<&'static str>) -> El {
    let go = move |event: Event| {
        let is_plain = event.dyn_ref::<MouseEvent>().is_none_or(|click| {
            click.button() == 0
                && !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
        });
        if is_plain {
            event.prevent_default();
            place.go(page, part);
        }
    };
    el("a").attr("href", place.address(page, part)).on("click", go)
}
