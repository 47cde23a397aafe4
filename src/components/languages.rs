//! The choice of the language.

use crate::i18n::{Label, Lang, use_i18n};
use leptos::prelude::*;

/// A list of the languages, each called as it calls itself.
#[component]
pub fn Languages() -> impl IntoView {
    let i18n = use_i18n();
    let option = |lang: &'static Lang| {
        let is_chosen = move || i18n.words().lang() == *lang;
        view! {
            <option value=lang.tag() lang=lang.tag() selected=is_chosen>
                {lang.own_name()}
            </option>
        }
    };
    let choose = move |tag: String| {
        if let Some(lang) = Lang::of_tag(&tag) {
            i18n.choose(lang);
        }
    };
    view! {
        <select
            class="languages"
            aria-label=i18n.text(Label::Language)
            prop:value=move || i18n.words().lang().tag()
            on:change:target=move |event| choose(event.target().value())
        >
            {Lang::ALL.iter().map(option).collect_view()}
        </select>
    }
}
