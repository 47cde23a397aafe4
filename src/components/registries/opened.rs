//! One saved registry.

use super::actions::Actions;
use super::edit::Edit;
use super::facts::Facts;
use super::history::History;
use super::replace_token::ReplaceToken;
use super::{glyph_of, name_of};
use crate::clock::now;
use crate::components::announcer::Announcer;
use crate::components::diagnosis::Diagnosis;
use crate::components::icon::Icon;
use crate::components::page_link::PageLink;
use crate::components::prose::Prose;
use crate::focus::{focus, is_nowhere};
use crate::host::Host;
use crate::i18n::{Key, Words, failure, use_i18n};
use crate::state::{
    Deployment, Errand, GithubVisit, Help, Navigation, OpenedRegistry, Outcome, Page, Panel,
    Registries, RegistrySaver,
};
use ghcr_contract::RegistryState;
use ghcr_words::RegistryLabel;
use leptos::either::EitherOf3;
use leptos::html::H3;
use leptos::prelude::*;

/// What is known of it, what can be done with it, its last report and its history. The components
/// of the form and the report find the registry's own form and test in place of the connect page's.
#[component]
pub fn Opened(
    /// Its id.
    id: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let (registries, deployment) = (expect_context::<Registries>(), expect_context::<Deployment>());
    let (navigation, host) = (expect_context::<Navigation>(), expect_context::<Host>());
    let help = Help::new(navigation);
    let opened = OpenedRegistry::new(id, registries, deployment, help, host);
    provide_context(help);
    provide_context(opened);
    provide_context(opened.form);
    provide_context(opened.test);
    provide_context(RegistrySaver::new(opened.form, opened.test, deployment, registries, host));
    opened.start();
    // Who opens a registry by its address has not read the list, which says what may be done.
    registries.keep_loaded();
    take_new_token(opened, registries);
    let is_known = Memo::new(move |_| opened.registry.with(Option::is_some));
    let test = opened.test;
    view! {
        <div class="registry-opened" on:keydown=move |event| test.cancel_on_escape(&event)>
            <div class="registry-about">
                <PageLink
                    page=Page::Registries
                    text=i18n.text(RegistryLabel::All)
                    class="back-to-list link"
                />
                <section class="card registry">
                    <div class="registry-known" hidden=move || !is_known.get()>
                        <Title/>
                        <Facts/>
                        <Actions/>
                    </div>
                    <Said/>
                    {move || match opened.panel.get() {
                        Some(Panel::ReplaceToken) => EitherOf3::A(view! { <ReplaceToken/> }),
                        Some(Panel::Edit) => EitherOf3::B(view! { <Edit/> }),
                        None => EitherOf3::C(()),
                    }}
                    <History/>
                </section>
            </div>
            <div class="registry-report"><Diagnosis/></div>
            <Announcer/>
        </div>
    }
}

/// Who is back from GitHub with a new token finds the field for it.
fn take_new_token(opened: OpenedRegistry, registries: Registries) {
    let visit = expect_context::<GithubVisit>();
    let is_back = Memo::new(move |_| visit.is_back_from(Errand::NewToken));
    Effect::new(move |before: Option<bool>| {
        let is_back = is_back.get();
        let may_change = registries.listing.with_untracked(|it| it.may_change);
        // Whoever was back before has come for something else.
        let has_come = before == Some(false) && is_back;
        if has_come && may_change && opened.panel.get_untracked().is_none() {
            opened.open(Some(Panel::ReplaceToken));
        }
        is_back
    });
}

/// What it is called, and how it stands. It takes the cursor, which was in the list or in a panel
/// that has closed.
#[component]
fn Title() -> impl IntoView {
    let i18n = use_i18n();
    let opened = expect_context::<OpenedRegistry>();
    let name = Memo::new(move |_| opened.registry.with(|it| it.as_ref().map(name_of)));
    let state = Memo::new(move |_| {
        opened.registry.with(|it| it.as_ref().map_or(RegistryState::NeverTested, |it| it.state))
    });
    let tested = Memo::new(move |_| {
        let at = opened.registry.with(|it| it.as_ref()?.last_tested_at);
        at.map(|at| i18n.words().tested_ago(at, now()))
    });
    let title = NodeRef::<H3>::new();
    Effect::new(move |_| {
        let is_known = name.with(Option::is_some);
        if is_known && opened.panel.get().is_none() {
            take_cursor(title);
        }
    });
    view! {
        <h3 class="registry-title" tabindex="-1" node_ref=title>{move || name.get()}</h3>
        <p class="registry-state" data-state=move || state.get().as_str()>
            {move || view! { <Icon glyph=glyph_of(state.get())/> }}
            <strong>{move || i18n.words().text(Key::RegistryState(state.get()))}</strong>
            <span class="field-hint">{move || tested.get()}</span>
        </p>
    }
}

/// Takes the cursor if it is nowhere, once what has changed is drawn.
fn take_cursor(title: NodeRef<H3>) {
    request_animation_frame(move || {
        if is_nowhere() {
            focus(title);
        }
    });
}

/// What became of the latest change.
#[component]
fn Said() -> impl IntoView {
    let i18n = use_i18n();
    let opened = expect_context::<OpenedRegistry>();
    let text = Memo::new(move |_| outcome(i18n.words(), opened));
    view! {
        <p class="registries-said" role="status">
            {move || text.get().map(|text| view! { <Prose text=Signal::stored(text)/> })}
        </p>
    }
}

fn outcome(words: Words, opened: OpenedRegistry) -> Option<String> {
    let say = |label: RegistryLabel| words.text(label.into()).to_owned();
    opened.outcome.with(|outcome| match outcome.as_ref()? {
        Outcome::Failed(error) => Some(failure(words, error)),
        Outcome::Changed => Some(say(RegistryLabel::ChangesSaved)),
        Outcome::Rotated(rotation) if rotation.is_replaced => {
            let parts =
                [Some(say(RegistryLabel::Replaced)), words.token_changes(&rotation.changes)];
            Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
        }
        // The panel says why.
        Outcome::Rotated(_) => None,
    })
}
