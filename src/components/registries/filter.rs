//! Which registries are shown.

use crate::i18n::{Key, use_i18n};
use crate::state::Registries;
use ghcr_contract::RegistryState;
use ghcr_words::RegistryLabel;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use std::time::Duration;

/// How long somebody may think between two letters.
const PAUSE: Duration = Duration::from_millis(250);

/// A search and a choice of the state; the service does both.
#[component]
pub fn Filter() -> impl IntoView {
    let i18n = use_i18n();
    let registries = expect_context::<Registries>();
    let mut search = debounce(PAUSE, move |text: String| {
        registries.query.update(|query| query.search = text);
    });
    let choose = move |name: String| {
        registries.query.update(|query| query.state = name.parse().ok());
    };
    let choice = |state: &RegistryState| {
        let state = *state;
        let is_chosen = registries.query.with_untracked(|query| query.state == Some(state));
        let name = i18n.text(Key::RegistryState(state));
        view! { <option value=state.as_str() selected=is_chosen>{name}</option> }
    };
    view! {
        <div class="registry-filter" role="search">
            <input
                class="input"
                type="search"
                placeholder=i18n.text(RegistryLabel::Find)
                aria-label=i18n.text(RegistryLabel::Find)
                autocomplete="off"
                spellcheck="false"
                prop:value=move || registries.query.with_untracked(|query| query.search.clone())
                on:input:target=move |event| search(event.target().value())
            />
            <select
                class="input"
                aria-label=i18n.text(RegistryLabel::FilterState)
                on:change:target=move |event| choose(event.target().value())
            >
                <option value="">{i18n.text(RegistryLabel::AnyState)}</option>
                {RegistryState::ALL.iter().map(choice).collect_view()}
            </select>
        </div>
    }
}
