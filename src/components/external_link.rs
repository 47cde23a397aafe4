//! Links that leave the page.

use super::icon::{Glyph, Icon};
use crate::i18n::{Label, use_i18n};
use crate::state::{Errand, GithubVisit};
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
    /// What it is followed for.
    errand: Errand,
) -> impl IntoView {
    let i18n = use_i18n();
    let visit = expect_context::<GithubVisit>();
    view! {
        <a
            class="link"
            target="_blank"
            rel="noopener noreferrer"
            href=href
            on:click=move |_| visit.begin(errand)
        >
            {text}
            <Icon glyph=Glyph::External/>
            <span class="visually-hidden">" " {i18n.text(Label::OpensNewTab)}</span>
        </a>
    }
}
