//! The button that saves the tested registry, where the host page takes it.

use crate::api::ApiError;
use crate::components::page_link::PageLink;
use crate::i18n::{Label, Words, failure, use_i18n};
use crate::state::{Deployment, Page, RegistrySaver, Stage};
use ghcr_contract::Verdict;
use ghcr_words::RegistryLabel;
use leptos::prelude::*;

/// The button; nothing where nobody takes a registry, or where something stands in the way. Like
/// the button that tests, it is never `disabled`.
#[component]
pub fn SaveBar(
    /// What the test came to.
    verdict: Verdict,
) -> impl IntoView {
    let i18n = use_i18n();
    let saver = expect_context::<RegistrySaver>();
    let is_offered = Memo::new(move |_| saver.is_offered());
    let is_blocked = move || saver.is_running() || !saver.may_save();
    let why_not = move || (!saver.may_save()).then(|| i18n.words().label(Label::SaveNeedsTest));
    let bar = move || {
        view! {
            <div class="save-bar">
                <button
                    class="button primary"
                    type="button"
                    part="button"
                    aria-describedby="save-reason"
                    aria-disabled=move || is_blocked().then_some("true")
                    on:click=move |_| saver.save()
                >
                    {i18n.text(Label::Save)}
                </button>
                <p class="submit-reason" id="save-reason">{why_not}</p>
            </div>
        }
    };
    let is_possible = verdict != Verdict::Blocked;
    is_possible.then(|| view! { <Show when=move || is_offered.get()>{bar()}</Show> })
}

/// What came of saving, where somebody takes a registry. It stays when the form is emptied for the
/// next one.
#[component]
pub fn SaveStatus() -> impl IntoView {
    let i18n = use_i18n();
    let saver = expect_context::<RegistrySaver>();
    let is_offered = Memo::new(move |_| saver.is_offered());
    let said = move || saver.saving.with(|saving| outcome(i18n.words(), &saving.stage));
    let deployment = expect_context::<Deployment>();
    let is_in_list = Memo::new(move |_| {
        let is_saved = saver.saving.with(|saving| matches!(saving.stage, Stage::Saved));
        is_saved && deployment.keeps_registries() && saver.saves_in_list()
    });
    view! {
        <Show when=move || is_offered.get()>
            <div class="save-status">
                <p class="save-said" role="status">{said}</p>
                <p hidden=move || !is_in_list.get()>
                    <PageLink
                        page=Page::Registries
                        text=i18n.text(RegistryLabel::ShowList)
                        class="link"
                    />
                </p>
            </div>
        </Show>
    }
}

/// A failure that leaves open whether the registry arrived does not say that it did not.
fn outcome(words: Words, stage: &Stage) -> Option<String> {
    match stage {
        Stage::Idle => None,
        Stage::Running(_) => Some(words.label(Label::Saving).to_owned()),
        Stage::Saved => Some(words.label(Label::Saved).to_owned()),
        Stage::Failed(
            error @ (ApiError::NotTaken { .. } | ApiError::Unsigned | ApiError::Problem(_)),
        ) => Some(failure(words, error)),
        Stage::Failed(_) => Some(words.label(Label::SaveUnanswered).to_owned()),
    }
}
