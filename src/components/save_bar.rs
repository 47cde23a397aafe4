//! The button that saves the tested registry, where the host page takes it.

use crate::api::ApiError;
use crate::i18n::{Label, Words, failure, use_i18n};
use crate::state::{RegistrySaver, SaveObstacle, Saving, Stage};
use leptos::prelude::*;

/// The button and what came of it; nothing where nobody takes a registry. Like the button that
/// tests, it is never `disabled`.
#[component]
pub fn SaveBar() -> impl IntoView {
    let saver = expect_context::<RegistrySaver>();
    let is_offered = Memo::new(move |_| saver.saving.with(Saving::is_offered));
    view! {
        <Show when=move || is_offered.get()>
            <OfferedSaveBar/>
        </Show>
    }
}

#[component]
fn OfferedSaveBar() -> impl IntoView {
    let i18n = use_i18n();
    let saver = expect_context::<RegistrySaver>();
    let is_blocked = move || saver.is_running() || saver.obstacle().is_some();
    let why_not = move || {
        let obstacle = saver.obstacle().filter(|_| saver.saving.with(Saving::is_idle));
        obstacle.map(|obstacle| i18n.words().label(label_of(obstacle)))
    };
    let said = move || saver.saving.with(|saving| outcome(i18n.words(), &saving.stage));
    view! {
        <div class="save-bar">
            <button
                class="button"
                type="button"
                part="button"
                aria-describedby="save-reason"
                aria-disabled=move || is_blocked().then_some("true")
                on:click=move |_| saver.save()
            >
                {i18n.text(Label::Save)}
            </button>
            <p class="submit-reason" id="save-reason">{why_not}</p>
            <p class="save-said" role="status">{said}</p>
        </div>
    }
}

const fn label_of(obstacle: SaveObstacle) -> Label {
    match obstacle {
        SaveObstacle::NeedsTest => Label::SaveNeedsTest,
        SaveObstacle::Blocked => Label::SaveBlocked,
    }
}

/// What came of it. A failure that leaves open whether the registry arrived does not say that it
/// did not.
fn outcome(words: Words, stage: &Stage) -> Option<String> {
    match stage {
        Stage::Idle => None,
        Stage::Running(_) => Some(words.label(Label::Saving).to_owned()),
        Stage::Saved => Some(words.label(Label::Saved).to_owned()),
        Stage::Failed(error @ (ApiError::NotTaken { .. } | ApiError::Unsigned)) => {
            Some(failure(words, error))
        }
        Stage::Failed(_) => Some(words.label(Label::SaveUnanswered).to_owned()),
    }
}
