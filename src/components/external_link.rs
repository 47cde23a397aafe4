//! Links that leave the page.

use super::icon::{Glyph, Icon};
use crate::i18n::{Label, use_i18n};
use leptos::prelude::*;

/// A link to GitHub. It opens in another tab, because this page must not be lost with a token in
/// it, and sends no referrer.
#[component]
pub fn ExternalLink(
    /// Its text.
    text: Signal<&'static str>,
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <a class="link" target="_blank" rel="noopener noreferrer" href=href>
            {text}
            <Icon glyph=Glyph::External/>
            <span class="visually-hidden">" " {i18n.text(Label::OpensNewTab)}</span>
        </a>
    }
}
