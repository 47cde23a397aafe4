//! One line of the list.

use super::{glyph_of, name_of};
use crate::clock::now;
use crate::components::icon::Icon;
use crate::components::page_link::PageLink;
use crate::components::prose::Prose;
use crate::i18n::{Key, use_i18n};
use crate::state::Page;
use ghcr_contract::SavedRegistry;
use leptos::prelude::*;
use std::sync::Arc;

/// What it is called, how it stands and why, until when its token works, and how many images it
/// has.
#[component]
pub fn Row(
    /// The registry.
    registry: SavedRegistry,
) -> impl IntoView {
    let i18n = use_i18n();
    let registry = Arc::new(registry);
    let (id, state) = (registry.id.clone(), registry.state);
    let name = name_of(&registry);
    let account = format!("{}/{}", registry.host, registry.username);
    let reason = {
        let registry = registry.clone();
        move || i18n.words().saved_reason(&registry, now())
    };
    let facts = move || {
        let (words, now) = (i18n.words(), now());
        let packages = registry.packages.map(|packages| words.packages(&packages));
        let tested = registry.last_tested_at.map(|at| words.tested_ago(at, now));
        let facts = [packages, words.saved_expiry(&registry, now), tested];
        facts.into_iter().flatten().map(|fact| view! { <li>{fact}</li> }).collect_view()
    };
    view! {
        <li class="registry-row" data-state=state.as_str()>
            <span class="row-icon"><Icon glyph=glyph_of(state)/></span>
            <div class="row-name">
                <PageLink page=Page::Registries part=id text=Signal::stored(name) class="link"/>
                <span class="row-account mono">{account}</span>
            </div>
            <div class="row-state">
                <strong>{i18n.text(Key::RegistryState(state))}</strong>
                {move || reason().map(|text| view! { <p><Prose text=Signal::stored(text)/></p> })}
            </div>
            <ul class="row-facts field-hint">{facts}</ul>
        </li>
    }
}
