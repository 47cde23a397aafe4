//! What can be done with a registry.

use crate::components::button::Button;
use crate::i18n::{Label, use_i18n};
use crate::state::{Navigation, OpenedRegistry, Page, Panel, Registries};
use ghcr_contract::Verdict;
use ghcr_words::RegistryLabel;
use leptos::prelude::*;

/// Test again, replace the token, edit, remove.
#[component]
pub fn Actions() -> impl IntoView {
    let i18n = use_i18n();
    let (opened, registries) = (expect_context::<OpenedRegistry>(), expect_context::<Registries>());
    let navigation = expect_context::<Navigation>();
    let test = move |()| {
        opened.open(None);
        opened.form.is_edited.set(false);
        opened.test.start();
    };
    // A report with something to do has the button beside that.
    let has_own_button = Memo::new(move |_| {
        let verdict = opened.test.with_fresh_report(|report| report.verdict);
        opened.test.is_running() || verdict.is_some_and(|verdict| verdict != Verdict::Ready)
    });
    let remove = move |()| opened.remove(move || navigation.go(Page::Registries, None));
    let panel = |label: RegistryLabel, panel: Panel| {
        let is_open = move || (opened.panel.get() == Some(panel)).to_string();
        let toggle = move |_| {
            let is_open = opened.panel.get_untracked() == Some(panel);
            opened.open((!is_open).then_some(panel));
        };
        view! {
            <button class="button" type="button" aria-expanded=is_open on:click=toggle>
                {i18n.text(label)}
            </button>
        }
    };
    let may_change = move || registries.listing.with(|it| it.may_change);
    view! {
        <div class="actions registry-actions" hidden=move || !may_change()>
            <span hidden=move || has_own_button.get()>
                <Button class="button primary" text=i18n.text(Label::TestAgain) on_press=test/>
            </span>
            {panel(RegistryLabel::Replace, Panel::ReplaceToken)}
            {panel(RegistryLabel::Edit, Panel::Edit)}
            <Button class="button" text=i18n.text(RegistryLabel::Remove) on_press=remove/>
        </div>
    }
}
