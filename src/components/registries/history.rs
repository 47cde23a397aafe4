//! What happened to a registry.

use crate::components::button::Button;
use crate::components::disclosure::Disclosure;
use crate::i18n::use_i18n;
use crate::state::OpenedRegistry;
use ghcr_contract::RegistryEvent;
use ghcr_words::RegistryLabel;
use leptos::prelude::*;

/// The newest first, page by page.
#[component]
pub fn History() -> impl IntoView {
    let i18n = use_i18n();
    let opened = expect_context::<OpenedRegistry>();
    let has_more = Memo::new(move |_| opened.history.with(|history| history.next.is_some()));
    let entry = move |event: RegistryEvent| {
        let (at, actor) = (event.at, event.actor.clone());
        let about = i18n.say(move |words| format!("{} · {actor}", words.moment(at)));
        let what = i18n.say(move |words| words.registry_event(&event));
        view! {
            <li class="history-entry">
                <span>{what}</span>
                <span class="history-about">{about}</span>
            </li>
        }
    };
    let entries = move || {
        let entries = opened.history.with(|history| history.entries.clone());
        entries.into_iter().map(entry).collect_view()
    };
    view! {
        <Disclosure class="part registry-history" summary=i18n.text(RegistryLabel::History)>
            <ul>
                {entries}
            </ul>
            <div hidden=move || !has_more.get()>
                <Button
                    text=i18n.text(RegistryLabel::More)
                    on_press=move |()| opened.load_more_history()
                />
            </div>
        </Disclosure>
    }
}
