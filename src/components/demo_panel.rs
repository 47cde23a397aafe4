//! The demo's notice, and names and tokens to try.

use super::icon::{Glyph, Icon};
use crate::i18n::{Label, use_i18n};
use crate::state::{ConnectionTest, Deployment};
use ghcr_contract::Persona;
use leptos::html::Details;
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
    let personas = untrack(|| expect_context::<Deployment>().personas());
    let panel = NodeRef::<Details>::new();
    let close = Callback::new(move |()| {
        if let Some(panel) = panel.get_untracked() {
            panel.set_open(false);
        }
    });
    view! {
        <section class="demo" aria-label=i18n.text(Label::Personas)>
            <details class="demo-panel" node_ref=panel>
                <summary>
                    <Icon glyph=Glyph::Info/>
                    <span class="demo-notice">{i18n.text(Label::DemoNotice)}</span>
                    <span class="demo-try">{i18n.text(Label::Personas)}</span>
                </summary>
                <p class="field-hint">{i18n.text(Label::PersonasHint)}</p>
                <ul class="personas">
                    {personas.into_iter().map(|persona| view! { <PersonaButton persona on_chosen=close/> }).collect_view()}
                </ul>
            </details>
        </section>
    }
}

#[component]
fn PersonaButton(
    /// What it fills in.
    persona: Persona,
    /// Called after that.
    on_chosen: Callback<()>,
) -> impl IntoView {
    let test = expect_context::<ConnectionTest>();
    let (title, name) = (persona.title.clone(), persona.username.to_string());
    let choose = move |_| {
        test.try_out(&persona);
        on_chosen.run(());
    };
    view! {
        <li>
            <button class="persona" type="button" on:click=choose>
                <span class="persona-title">{title}</span>
                " "
                <span class="persona-name mono">{name}</span>
            </button>
        </li>
    }
}
