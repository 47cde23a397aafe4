//! The demo's notice, and a guided tour: names and tokens to try, and what a test of each shows.

use super::help::github_lang;
use super::icon::{Glyph, Icon};
use crate::focus::focus;
use crate::i18n::{Key, Label, PersonaGroup, spoken, use_i18n};
use crate::state::{ConnectionTest, Deployment};
use ghcr_contract::Persona;
use leptos::ev::KeyboardEvent;
use leptos::html::{Details, Summary};
use leptos::prelude::*;

/// A bar at the edge of the window, which moves nothing when it comes; nothing outside of the demo.
/// It unfolds to a list of personas; one press fills in the form.
#[component]
pub fn DemoPanel() -> impl IntoView {
    let deployment = expect_context::<Deployment>();
    let is_demo = Memo::new(move |_| deployment.is_demo());
    view! {
        <Show when=move || is_demo.get()>
            <Panel/>
        </Show>
    }
}

#[component]
fn Panel() -> impl IntoView {
    let i18n = use_i18n();
    let panel = NodeRef::<Details>::new();
    let summary = NodeRef::<Summary>::new();
    let query = RwSignal::new(String::new());
    let is_open = move || panel.get_untracked().is_some_and(|panel| panel.open());
    let close = Callback::new(move |()| {
        if let Some(panel) = panel.get_untracked() {
            panel.set_open(false);
        }
        // What had the focus is hidden now.
        focus(summary);
    });
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && is_open() {
            event.prevent_default();
            close.run(());
        }
    };
    let on_toggle = move |_| {
        if !is_open() {
            query.set(String::new());
        }
    };
    view! {
        <section class="demo" aria-label=i18n.text(Label::Personas)>
            <details class="demo-panel" node_ref=panel on:toggle=on_toggle on:keydown=on_key>
                <summary node_ref=summary>
                    <Icon glyph=Glyph::Info/>
                    <span class="demo-notice">{i18n.text(Label::DemoNotice)}</span>
                    <span class="demo-try">{i18n.text(Label::Personas)}</span>
                </summary>
                <div class="demo-content">
                    <div class="field demo-search">
                        <label for="demo-search">{i18n.text(Label::FindPersona)}</label>
                        <input
                            class="input"
                            id="demo-search"
                            type="search"
                            autocomplete="off"
                            spellcheck="false"
                            prop:value=query
                            on:input:target=move |event| query.set(event.target().value())
                        />
                    </div>
                    <p class="field-hint">{i18n.text(Label::PersonasHint)}</p>
                    <Groups query on_chosen=close/>
                </div>
            </details>
        </section>
    }
}

/// The personas in their groups, as far as they fit the query.
#[component]
fn Groups(
    /// What somebody looks for.
    query: RwSignal<String>,
    /// Called after a persona was filled in.
    on_chosen: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let personas = StoredValue::new(untrack(|| expect_context::<Deployment>().personas()));
    // For each persona, whether it fits.
    let found = Memo::new(move |_| {
        let words = i18n.words();
        let fits = |query: &str| {
            let fits = |persona: &Persona| words.finds_persona(query, persona);
            personas.with_value(|personas| personas.iter().map(fits).collect::<Vec<_>>())
        };
        query.with(|query| fits(query))
    });
    let is_found = move |index: usize| found.with(|found| found.get(index) == Some(&true));
    let is_nothing_found = move || !found.with(|found| found.contains(&true));
    let group = |group: &PersonaGroup| {
        let group = *group;
        let members = personas.with_value(|personas| {
            let all = personas.iter().cloned().enumerate();
            all.filter(|(_, persona)| PersonaGroup::of(persona) == group).collect::<Vec<_>>()
        });
        let places: Vec<_> = members.iter().map(|(index, _)| *index).collect();
        let is_hidden = move || !places.iter().any(|index| is_found(*index));
        let item = |(index, persona): (usize, Persona)| {
            view! {
                <li hidden=move || !is_found(index)><PersonaButton persona on_chosen/></li>
            }
        };
        view! {
            <section class="demo-group" hidden=is_hidden>
                <h3>{i18n.text(Key::PersonaGroup(group))}</h3>
                <ul>{members.into_iter().map(item).collect_view()}</ul>
            </section>
        }
    };
    let nothing = move || is_nothing_found().then(|| i18n.words().label(Label::NoPersona));
    view! {
        <output class="demo-nothing">{nothing}</output>
        {PersonaGroup::ALL.iter().map(group).collect_view()}
    }
}

/// A persona, and what a test of it shows. The title is the server's, in English.
#[component]
fn PersonaButton(
    /// What it fills in.
    persona: Persona,
    /// Called after that.
    on_chosen: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let test = expect_context::<ConnectionTest>();
    let (title, name) = (persona.title.clone(), persona.username.to_string());
    let persona = StoredValue::new(persona);
    let promise = i18n.say(move |words| persona.with_value(|it| spoken(words.promise(it))));
    let choose = move |_| {
        persona.with_value(|persona| test.try_out(persona));
        on_chosen.run(());
    };
    view! {
        <button class="persona" type="button" on:click=choose>
            <span class="persona-title" lang=move || github_lang(i18n.words().lang())>{title}</span>
            " "
            <span class="persona-name mono">{name}</span>
            " "
            <span class="persona-promise">
                <span class="visually-hidden">{i18n.text(Label::WillSee)} " "</span>
                {promise}
            </span>
        </button>
    }
}
