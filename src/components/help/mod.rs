//! The help: the guide, the cards, and what can go wrong.

mod drawing;
mod guide;
mod practices;
mod troubleshooting;

pub(crate) use guide::HEADING as GUIDE_HEADING;
pub(crate) use troubleshooting::body_of;

use crate::components::later::with_all_words;
use crate::components::menu::page_name;
use crate::connect::Connect;
use crate::element_ref::ElementRef;
use crate::help::Help;
use crate::markup::{El, div, el};
use crate::place::{Page, Spot};
use crate::state::{Derived, watch};
use crate::words::{Label, Lang, use_words};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Beside the form, or in its place where it is a page of its own and there is no room for both.
#[must_use]
pub fn help_panel(state: Connect) -> El {
    let words = use_words();
    let help = state.help;
    let page = Derived::new(move || help.shown().page);
    let body = ElementRef::new();
    watch(move || {
        let spot = help.shown();
        // What is meant may only be there when the words are.
        if !spot.page.needs_all_words() || state.speech.is_whole() == Some(true) {
            reveal(body, &spot, help);
        }
    });
    let unfold = el("button")
        .class("help-unfold button")
        .attr("type", "button")
        .attr("aria-controls", "help-body")
        .live("aria-expanded", move || Some(help.is_unfolded.get().to_string()))
        .on("click", move |_| help.is_unfolded.update(|it| *it = !*it))
        .child(words.label(Label::Help))
        .child(" · ")
        .follow(move || page_name(words, page.get()));
    let content = move || match page.get() {
        Page::Connect | Page::Guide => guide::guide(state).into(),
        Page::BestPractices => with_all_words(state.speech, || practices::practices(state)),
        Page::Troubleshooting => with_all_words(state.speech, || troubleshooting::troubleshooting(state)),
    };
    el("aside")
        .class("help")
        .attr("part", "help")
        .attr("aria-label", words.label(Label::Help))
        .live("data-unfolded", move || help.is_unfolded.get().then_some("true"))
        .child(unfold)
        .child(div("help-body").attr("id", "help-body").drawn(move |it| body.hold(it)).follow(content))
}

/// Shows the part that is meant. Beside the form the help scrolls by itself, and the page stays where it is.
fn reveal(body: ElementRef, spot: &Spot, help: Help) {
    let takes_cursor = help.takes_cursor();
    let Some(part) = &spot.part else { return };
    // Parts are slugs of our own; an address can hold anything.
    let is_slug = part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let find = |body: &web_sys::Element| body.query_selector(&format!("#{part}")).ok().flatten();
    let body = is_slug.then(|| body.get()).flatten();
    if let Some(found) = body.as_ref().and_then(find) {
        let _ = found.set_attribute("open", "");
        let panel = body.and_then(|it| it.parent_element());
        match (panel, found.dyn_ref::<HtmlElement>()) {
            (Some(panel), Some(found)) if !help.is_page() => scroll_to(&panel, found),
            _ => found.scroll_into_view(),
        }
        if takes_cursor {
            let heading = ElementRef::new();
            heading.hold(found.query_selector("summary, h3").ok().flatten().as_ref().unwrap_or(&found));
            heading.focus();
        }
    }
}

/// Scrolls to what cannot be seen whole.
fn scroll_to(panel: &web_sys::Element, part: &HtmlElement) {
    let (top, seen_from) = (part.offset_top(), panel.scroll_top());
    if top < seen_from || top + part.offset_height() > seen_from + panel.client_height() {
        panel.set_scroll_top(top);
    }
}

/// What a help page is called on the screen, for the title of the window.
#[must_use]
pub fn title_of(page: Page) -> Label {
    match page {
        Page::Connect => Label::Title,
        Page::Guide => Label::GuideTitle,
        Page::BestPractices => Label::PracticesTitle,
        Page::Troubleshooting => Label::TroubleTitle,
    }
}

/// `lang` of what GitHub itself says, which speaks English only; none where that is the screen's language anyway.
fn github_speaks() -> Option<&'static str> {
    (use_words().lang() != Lang::En).then_some("en")
}
