//! The list of saved registries.

use super::filter::Filter;
use super::row::Row;
use super::transfer::Transfer;
use crate::components::button::Button;
use crate::components::page_link::PageLink;
use crate::components::prose::Prose;
use crate::i18n::{failure, use_i18n};
use crate::state::{LOOK_AGAIN, Page, Registries, awaits_test};
use ghcr_contract::SavedRegistry;
use ghcr_words::RegistryLabel;
use leptos::prelude::*;

/// The search, the registries, and what can be done with all of them.
#[component]
pub fn RegistryListing() -> impl IntoView {
    let i18n = use_i18n();
    let registries = expect_context::<Registries>();
    registries.keep_loaded();
    look_again(registries);
    let list = Memo::new(move |_| registries.listing.with(|listing| listing.registries.clone()));
    let is_read = Memo::new(move |_| registries.listing.with(|listing| listing.pages > 0));
    let has_failed = Memo::new(move |_| registries.listing.with(|it| it.failure.is_some()));
    let has_more = Memo::new(move |_| registries.listing.with(|it| it.next.is_some()));
    let is_filtered =
        Memo::new(move |_| registries.query.with(|query| *query != Default::default()));
    let is_empty = move || is_read.get() && list.with(Vec::is_empty);
    let is_loading = move || !is_read.get() && !has_failed.get() && !registries.is_not_kept();
    let row = |registry: SavedRegistry| view! { <Row registry/> };
    let rows = move || list.get().into_iter().map(row).collect_view();
    let is_local = move || registries.listing.with(|it| it.is_local);
    view! {
        <p class="notice" hidden=move || !is_local()>{i18n.text(RegistryLabel::LocalList)}</p>
        <div hidden=move || !is_filtered.get() && list.with(Vec::is_empty)><Filter/></div>
        <Failure/>
        <div hidden=move || !is_empty() || is_filtered.get()><Empty/></div>
        <p class="registries-said" hidden=move || !is_empty() || !is_filtered.get()>
            {i18n.text(RegistryLabel::NoMatch)}
        </p>
        <p class="registries-said" hidden=move || !is_loading()>
            {i18n.text(RegistryLabel::Loading)}
        </p>
        <ul class="registry-list" aria-label=i18n.text(RegistryLabel::Title)>{rows}</ul>
        <div hidden=move || !has_more.get()>
            <Button text=i18n.text(RegistryLabel::More) on_press=move |()| registries.load_more()/>
        </div>
        <div hidden=move || !is_read.get()><Transfer/></div>
    }
}

/// What was just saved or changed is tested at once, where the service tests by itself: for a while
/// the list is read again until that is done, unless further pages of it are shown, which that
/// would take away.
fn look_again(registries: Registries) {
    Effect::new(move |_| {
        let waits =
            registries.listing.with(|it| it.pages == 1 && it.registries.iter().any(awaits_test));
        if waits && let Ok(timer) = set_timeout_with_handle(move || registries.load(), LOOK_AGAIN) {
            on_cleanup(move || timer.clear());
        }
    });
}

/// Before anything is saved: what to do.
#[component]
fn Empty() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="registries-empty">
            <p class="part-title">{i18n.text(RegistryLabel::Empty)}</p>
            <p class="field-hint">{i18n.text(RegistryLabel::EmptyHint)}</p>
            <PageLink
                page=Page::Connect
                text=i18n.text(RegistryLabel::Connect)
                class="button primary"
            />
        </div>
    }
}

/// Why the list cannot be read.
#[component]
fn Failure() -> impl IntoView {
    let i18n = use_i18n();
    let registries = expect_context::<Registries>();
    let text = Memo::new(move |_| {
        let words = i18n.words();
        if registries.is_not_kept() {
            return Some(words.text(RegistryLabel::NotKept.into()).to_owned());
        }
        registries.listing.with(|it| it.failure.as_ref().map(|error| failure(words, error)))
    });
    let said = move || {
        text.get().map(|text| {
            let retry = move |()| registries.load();
            view! {
                <div class="registries-said" role="alert">
                    <p><Prose text=Signal::stored(text)/></p>
                    <Button text=i18n.text(RegistryLabel::TryAgain) on_press=retry/>
                </div>
            }
        })
    };
    view! { {said} }
}
