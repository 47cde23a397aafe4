//! A new token in place of the saved one.

use crate::components::button::Button;
use crate::components::external_link::ExternalLink;
use crate::components::token_field::TokenField;
use crate::components::verdict::Headline;
use crate::i18n::{Label, use_i18n};
use crate::links::tokens_page;
use crate::state::{Deployment, Errand, Help, OpenedRegistry};
use ghcr_words::RegistryLabel;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// The field, with the guide to a token like the saved one, and GitHub's page that regenerates it.
#[component]
pub fn ReplaceToken() -> impl IntoView {
    let i18n = use_i18n();
    let opened = expect_context::<OpenedRegistry>();
    let (help, deployment) = (expect_context::<Help>(), expect_context::<Deployment>());
    let has_scope = |name: &str| {
        opened.registry.with_untracked(|registry| {
            let scopes = registry.as_ref().and_then(|it| it.token.as_ref()?.scopes.as_ref());
            scopes.is_some_and(|scopes| scopes.iter().any(|scope| scope == name))
        })
    };
    help.may_push.set(has_scope("write:packages"));
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        opened.replace_token();
    };
    let page = Signal::derive(move || tokens_page(deployment));
    view! {
        <form
            class="registry-panel"
            novalidate=true
            method="dialog"
            autocomplete="off"
            on:submit=on_submit
        >
            <h3>{i18n.text(RegistryLabel::Replace)}</h3>
            <p class="field-hint">{i18n.text(RegistryLabel::ReplaceLead)}</p>
            <p class="field-link">
                <ExternalLink
                    text=i18n.text(RegistryLabel::Regenerate)
                    href=page
                    errand=Errand::NewToken
                />
            </p>
            <TokenField/>
            <PanelButtons name=RegistryLabel::Replace/>
            <KeptToken/>
        </form>
    }
}

/// The button that sends a panel, and the one that closes it.
#[component]
pub fn PanelButtons(
    /// The name of the first.
    name: RegistryLabel,
) -> impl IntoView {
    let i18n = use_i18n();
    let opened = expect_context::<OpenedRegistry>();
    let is_busy = move || opened.is_busy.get().then_some("true");
    view! {
        <div class="actions">
            <button class="button primary" type="submit" aria-disabled=is_busy>
                {i18n.text(name)}
            </button>
            <Button class="button" text=i18n.text(Label::Cancel) on_press=move |()| opened.open(None)/>
        </div>
    }
}

/// Why a new token did not replace the saved one.
#[component]
fn KeptToken() -> impl IntoView {
    let i18n = use_i18n();
    let opened = expect_context::<OpenedRegistry>();
    let report = Memo::new(move |_| {
        opened.rotation.with(|rotation| {
            let kept = rotation.as_ref().filter(|rotation| !rotation.is_replaced);
            kept.map(|rotation| Arc::new(rotation.report.clone()))
        })
    });
    move || {
        report.get().map(|report| {
            view! {
                <div class="token-kept" role="alert">
                    <p>{i18n.text(RegistryLabel::Kept)}</p>
                    <Headline report is_stale=true/>
                </div>
            }
        })
    }
}
