//! The help: the guide, the cards, and what can go wrong.

pub mod drawing;
pub mod guide;
pub mod practices;
pub mod troubleshooting;

use crate::components::menu::page_name;
use crate::i18n::{Key, Label, Lang, use_i18n};
use crate::state::{Help, Location, Page};
use ghcr_words::RegistryLabel;
use guide::Guide;
use leptos::either::EitherOf3;
use leptos::html::Div;
use leptos::prelude::*;
use practices::Practices;
use troubleshooting::Troubleshooting;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The help: beside the form, or the page itself. Beside the form, where there is no room for both,
/// it is folded.
#[component]
pub fn HelpPanel() -> impl IntoView {
    let i18n = use_i18n();
    let help = expect_context::<Help>();
    // The guide is there once: in the form or here. The saved registries have no help beside them.
    let page = Memo::new(move |_| match help.shown().page {
        Page::Connect | Page::Guide if help.is_in_form() => Page::BestPractices,
        page => page,
    });
    let body = NodeRef::<Div>::new();
    Effect::new(move |_| {
        let shown = help.shown();
        if let Some(body) = body.get() {
            reveal(&body, &shown, help);
        }
    });
    let content = move || match page.get() {
        Page::Connect | Page::Guide | Page::Registries => EitherOf3::A(view! { <Guide/> }),
        Page::BestPractices => EitherOf3::B(view! { <Practices/> }),
        Page::Troubleshooting => EitherOf3::C(view! { <Troubleshooting/> }),
    };
    view! {
        <section
            class="help"
            part="help"
            aria-label=i18n.text(Label::Help)
            data-unfolded=move || help.is_unfolded.get().then_some("true")
        >
            <button
                class="help-unfold button"
                type="button"
                aria-controls="help-body"
                aria-expanded=move || help.is_unfolded.get().to_string()
                on:click=move |_| help.is_unfolded.update(|is_unfolded| *is_unfolded = !*is_unfolded)
            >
                {i18n.text(Label::Help)}
                " · "
                {move || i18n.words().label(page_name(page.get()))}
            </button>
            <div class="help-body" id="help-body" node_ref=body>{content}</div>
        </section>
    }
}

/// Opens the part that is meant and scrolls to it. Beside the form the help scrolls by itself, and
/// the page stays where it is.
fn reveal(body: &Element, shown: &Location, help: Help) {
    let Some(part) = &shown.part else { return };
    // Parts are slugs of our own; an address can hold anything.
    let is_slug = part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let found = is_slug.then(|| body.query_selector(&format!("#{part}")).ok().flatten()).flatten();
    let Some(found) = found else { return };
    // Fails only for an invalid attribute name.
    let _ = found.set_attribute("open", "");
    match (body.parent_element(), found.dyn_ref::<HtmlElement>()) {
        (Some(panel), Some(found)) if !untrack(|| help.is_page()) => scroll_to(&panel, found),
        _ => found.scroll_into_view(),
    }
    if untrack(|| help.is_page()) {
        let heading = found.query_selector("summary, h3").ok().flatten().unwrap_or(found);
        // Fails only for a node that is not in a document.
        let _ = heading.unchecked_into::<HtmlElement>().focus();
    }
}

/// Scrolls to what cannot be seen whole.
fn scroll_to(panel: &Element, part: &HtmlElement) {
    let (top, seen_from) = (part.offset_top(), panel.scroll_top());
    if top < seen_from || top + part.offset_height() > seen_from + panel.client_height() {
        panel.set_scroll_top(top);
    }
}

/// The title of a page, on the screen and of the window.
pub fn title_of(page: Page) -> Key {
    let label = match page {
        Page::Connect => Label::Title,
        Page::Guide => Label::GuideTitle,
        Page::BestPractices => Label::PracticesTitle,
        Page::Troubleshooting => Label::TroubleTitle,
        Page::Registries => return RegistryLabel::Title.into(),
    };
    label.into()
}

/// The `lang` of what GitHub itself says, which is English only; none where that is the screen's
/// language anyway.
pub(super) fn github_lang(lang: Lang) -> Option<&'static str> {
    (lang != Lang::En).then_some("en")
}
