//! Links that leave the page.

use super::icon::{Glyph, icon};
use crate::words::use_words;
use leptos::prelude::*;
use leptos::tachys::html::attribute::AttributeValue;

/// A link to GitHub: it opens beside this page, which must not be lost with a token in it, and tells the other side
/// nothing about where it was followed.
pub(super) fn external_link(href: impl AttributeValue + 'static, text: &'static str) -> impl IntoView {
    view! {
        <a class="link" href=href target="_blank" rel="noopener noreferrer">
            {text}
            {icon(Glyph::External)}
            <span class="visually-hidden">" "{use_words().labels().opens_new_tab}</span>
        </a>
    }
}
