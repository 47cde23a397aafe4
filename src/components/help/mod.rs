//! The help: the guide, the cards, and what can go wrong.

mod drawing;
mod guide;
mod practices;
mod troubleshooting;

pub(crate) use troubleshooting::body_of;

use crate::components::later::with_all_words;
use crate::components::menu::page_name;
use crate::connect::Connect;
use crate::element_ref::ElementRef;
use crate::markup::{El, div, el};
use crate::place::{Page, Spot};
use crate::state::{Derived, watch};
use crate::words::{Label, Lang, use_words};

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
            reveal(body, &spot, help.is_page());
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

/// Shows the part that is meant. On a page of its own the cursor goes there too, as a link's does; beside the form it
/// stays in the field.
fn reveal(body: ElementRef, spot: &Spot, moves_cursor: bool) {
    let Some(part) = &spot.part else { return };
    // Parts are slugs of our own; an address can hold anything.
    let is_slug = part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let find = |body: web_sys::Element| body.query_selector(&format!("#{part}")).ok().flatten();
    if let Some(found) = is_slug.then(|| body.get()).flatten().and_then(find) {
        let _ = found.set_attribute("open", "");
        if moves_cursor {
            found.scroll_into_view();
            let summary = ElementRef::new();
            if let Ok(Some(first)) = found.query_selector("summary, h3") {
                summary.hold(&first);
            }
            summary.focus();
        }
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
