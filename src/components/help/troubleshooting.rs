//! What can go wrong: searched by what stands on somebody's terminal, and tied to the checks that
//! detect it.

use super::github_lang;
use crate::components::prose::Prose;
use crate::i18n::{Key, Label, code_in, use_i18n};
use crate::state::{ConnectionTest, Deployment, Help, Page};
use ghcr_contract::Outcome;
use ghcr_words::search_help;
use ghcr_words::{Entry, EntryStatus, Group};
use leptos::either::Either;
use leptos::prelude::*;
use secrecy::{ExposeSecret, SecretString};

/// The search, and the entries that fit.
#[component]
pub fn Troubleshooting() -> impl IntoView {
    let i18n = use_i18n();
    let hosts = expect_context::<Deployment>().hosts;
    // People paste whole commands, token and all: it is wiped when this goes.
    let query = RwSignal::new(SecretString::default());
    let is_all = Memo::new(move |_| query.with(|query| query.expose_secret().trim().is_empty()));
    let found = Memo::new(move |_| {
        let words = i18n.words();
        hosts.with(|hosts| {
            let text = |key| words.with_registry(key, &hosts.registry);
            query.with(|query| search_help(query.expose_secret(), text))
        })
    });
    let entries = move || {
        if is_all.get() {
            Either::Left(view! { <Groups/> })
        } else {
            Either::Right(view! { <Ranked found/> })
        }
    };
    let is_nothing = Memo::new(move |_| !is_all.get() && found.with(Vec::is_empty));
    let nothing = i18n.text(Label::TroubleNothing);
    view! {
        <div class="troubleshooting">
            <h2>{i18n.text(Label::TroubleTitle)}</h2>
            <div class="field">
                <label for="help-search">{i18n.text(Label::TroubleSearch)}</label>
                <input
                    class="input"
                    id="help-search"
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    on:input:target=move |event| query.set(event.target().value().into())
                />
            </div>
            <div role="status">
                {move || is_nothing.get().then(|| view! { <p class="remark">{nothing}</p> })}
            </div>
            <div class="entries">{entries}</div>
        </div>
    }
}

#[component]
fn Groups() -> impl IntoView {
    let i18n = use_i18n();
    let group = |group: &Group| {
        let entries =
            group.entries().map(|entry| view! { <EntryDetails entry level=4/> }).collect_view();
        view! {
            <section class="entry-group">
                <h3>{i18n.text(Key::GroupTitle(*group))}</h3>
                {entries}
            </section>
        }
    };
    Group::ALL.iter().map(group).collect_view()
}

/// What was found, the best first and open.
#[component]
fn Ranked(
    /// The entries.
    found: Memo<Vec<Entry>>,
) -> impl IntoView {
    let entry = |(place, entry)| view! { <EntryDetails entry level=3 is_best={place == 0}/> };
    move || found.get().into_iter().enumerate().map(entry).collect_view()
}

/// What it looks like, why, and what to do. Open where somebody was sent here for it, or where it
/// is the best that was found.
#[component]
fn EntryDetails(
    /// The entry.
    entry: Entry,
    /// The level of its headings.
    level: u8,
    /// Whether it is the best that was found.
    #[prop(optional)]
    is_best: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let help = expect_context::<Help>();
    let is_open = Memo::new(move |_| {
        let shown = help.shown();
        is_best
            || shown.page == Page::Troubleshooting && shown.part.as_deref() == Some(entry.slug())
    });
    view! {
        <details class="entry" id=entry.slug() open=move || is_open.get()>
            <summary>
                <span class="entry-title"><Prose text=i18n.text(Key::EntryTitle(entry))/></span>
                <Status entry/>
            </summary>
            <EntryBody entry level/>
        </details>
    }
}

/// What an entry looks like, why it happens, and what to do.
#[component]
pub fn EntryBody(
    /// The entry.
    entry: Entry,
    /// The level of its headings: 3 or 4.
    level: u8,
) -> impl IntoView {
    let i18n = use_i18n();
    let hosts = expect_context::<Deployment>().hosts;
    let remedy = i18n.say(move |words| {
        hosts.with(|hosts| words.with_registry(Key::EntryDo(entry), &hosts.registry))
    });
    // The messages are the same in every language.
    let messages = code_in(untrack(|| i18n.words()).text(Key::EntryLooks(entry)));
    let message = |text: &str| view! { <li><code>{text.to_owned()}</code></li> };
    view! {
        <Heading level text=Label::TroubleLooks/>
        <ul class="looks" lang=move || github_lang(i18n.words().lang())>
            {messages.into_iter().map(message).collect_view()}
        </ul>
        <Heading level text=Label::TroubleWhy/>
        <p><Prose text=i18n.text(Key::EntryWhy(entry))/></p>
        <Heading level text=Label::TroubleDo/>
        <p><Prose text=remedy/></p>
    }
}

#[component]
fn Heading(
    /// Its level.
    level: u8,
    /// Its text.
    text: Label,
) -> impl IntoView {
    let text = use_i18n().text(text);
    if level == 3 {
        Either::Left(view! { <h3>{text}</h3> })
    } else {
        Either::Right(view! { <h4>{text}</h4> })
    }
}

/// What the last test says of an entry, as long as the form stands as it was tested.
#[component]
fn Status(
    /// The entry.
    entry: Entry,
) -> impl IntoView {
    let i18n = use_i18n();
    let test = expect_context::<ConnectionTest>();
    let status =
        Memo::new(move |_| test.with_fresh_report(|report| entry.status(report)).flatten());
    move || {
        status.get().map(|status| {
            let (outcome, label) = match status {
                EntryStatus::Found(outcome) => (outcome, Label::TroubleFound),
                EntryStatus::Fine => (Outcome::Pass, Label::TroubleFine),
            };
            view! { <span class="news" data-outcome=outcome.as_str()>{i18n.text(label)}</span> }
        })
    }
}
