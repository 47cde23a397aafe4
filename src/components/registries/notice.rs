//! What was done last, and the way back from it.

use super::name_of;
use crate::components::button::Button;
use crate::components::prose::Prose;
use crate::focus::focus;
use crate::i18n::{Words, failure, use_i18n};
use crate::state::{Deployment, Notice, Registries};
use ghcr_contract::SavedRegistry;
use ghcr_words::Blank::{Number, Text};
use ghcr_words::{RegistryLabel, RegistryPhrase};
use leptos::html::Div;
use leptos::prelude::*;

/// A live region. A removal can be undone as long as it is said.
#[component]
pub fn NoticeArea() -> impl IntoView {
    let i18n = use_i18n();
    let (registries, deployment) = (expect_context::<Registries>(), expect_context::<Deployment>());
    let text = Memo::new(move |_| {
        let connected = deployment.hosts.with(|hosts| hosts.registry.clone());
        let say = |notice: &Notice| sentence(i18n.words(), notice, &connected);
        registries.notice.with(|notice| notice.as_ref().map(say))
    });
    let removed = Memo::new(move |_| {
        registries.notice.with(|notice| match notice {
            Some(Notice::Removed(registry)) => Some(registry.clone()),
            _ => None,
        })
    });
    let area = NodeRef::<Div>::new();
    let undo = move |()| {
        // The button goes, and the cursor stays near it.
        focus(area);
        if let Some(registry) = removed.get_untracked() {
            registries.restore(&registry);
        }
    };
    view! {
        <div class="registries-notice" role="status" tabindex="-1" node_ref=area>
            {move || text.get().map(|text| view! { <p><Prose text=Signal::stored(text)/></p> })}
            <span hidden=move || removed.with(Option::is_none)>
                <Button text=i18n.text(RegistryLabel::Undo) on_press=undo/>
            </span>
        </div>
    }
}

fn sentence(words: Words, notice: &Notice, connected: &str) -> String {
    let about = |phrase: RegistryPhrase, registry: &SavedRegistry| {
        words.with_text(phrase, "name", &name_of(registry))
    };
    match notice {
        Notice::Removed(registry) => about(RegistryPhrase::Removed, registry),
        Notice::Restored(registry) => about(RegistryPhrase::Restored, registry),
        Notice::Imported(number) => {
            words.with_number(RegistryPhrase::Imported, "number", *number as u64)
        }
        Notice::ImportStopped { done, all, failure: error } => {
            let reason = failure(words, error);
            let blanks = [
                ("done", Number(*done as u64)),
                ("all", Number(*all as u64)),
                ("reason", Text(&reason)),
            ];
            words.phrase(RegistryPhrase::ImportStopped, &blanks)
        }
        Notice::ImportKnown => words.text(RegistryLabel::ImportKnown.into()).to_owned(),
        Notice::ImportUnreadable => words.text(RegistryLabel::ImportUnreadable.into()).to_owned(),
        Notice::ImportElsewhere(host) => words.phrase(
            RegistryPhrase::ImportElsewhere,
            &[("host", Text(host)), ("connected", Text(connected))],
        ),
        Notice::Failed(error) => failure(words, error),
    }
}
