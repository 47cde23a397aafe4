//! The demo's names and tokens.

use crate::words::use_words;
use ghcr_contract::Persona;
use leptos::prelude::*;

/// A list of what can be tried; one click fills in the form.
#[component]
pub fn Personas(
    /// What there is.
    personas: Vec<Persona>,
    /// What to do with the chosen one.
    on_choose: impl Fn(&Persona) + Copy + Send + 'static,
) -> impl IntoView {
    let labels = use_words().labels();
    let row = move |persona: Persona| {
        let (title, name) = (persona.title.clone(), persona.username.to_string());
        view! {
            <li>
                <button class="persona" type="button" on:click=move |_| on_choose(&persona)>
                    <span class="persona-title">{title}</span>
                    " "
                    <span class="persona-name mono">{name}</span>
                </button>
            </li>
        }
    };
    view! {
        <section class="card personas" aria-label=labels.personas>
            <h2>{labels.personas}</h2>
            <p class="field-hint">{labels.personas_hint}</p>
            <ul>{personas.into_iter().map(row).collect_view()}</ul>
        </section>
    }
}
