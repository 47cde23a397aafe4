//! The choice of the language.

use crate::i18n::{Label, Lang, use_i18n};
use leptos::prelude::*;

/// One button for each language, called as it calls itself.
#[component]
pub fn Languages() -> impl IntoView {
    let i18n = use_i18n();
    let button = |lang: &'static Lang| {
        let is_chosen = move || if i18n.words().lang() == *lang { "true" } else { "false" };
        view! {
            <button
                class="language"
                type="button"
                lang=lang.tag()
                aria-pressed=is_chosen
                on:click=move |_| i18n.choose(*lang)
            >
                {lang.own_name()}
            </button>
        }
    };
    view! {
        <div class="languages" role="group" aria-label=i18n.text(Label::Language)>
            {Lang::ALL.iter().map(button).collect_view()}
        </div>
    }
}
