//! The button that hands the tested registry over, where somebody takes it.

use crate::api::ApiFailure;
use crate::connect::Connect;
use crate::markup::{El, Markup, div, el, p};
use crate::saving::{Saving, Stage};
use crate::state::Derived;
use crate::words::{Label, Words, use_words};

/// The button and what came of it; nothing where nobody takes a registry. As the button that tests, it is never `disabled`.
#[must_use]
pub fn save_bar(state: Connect) -> Markup {
    let words = use_words();
    let said = move || state.saving.with(|saving| outcome(words, &saving.stage));
    let is_offered = Derived::new(move || state.saving.with(Saving::is_offered));
    Markup::live(move || {
        let why_not = move || {
            let obstacle = state.save_obstacle().filter(|_| state.saving.with(Saving::is_idle));
            obstacle.map(|it| words.label(it))
        };
        let bar = || {
            div("save-bar")
                .child(save_button(state, words.label(Label::Save)))
                .child(p("submit-reason").attr("id", "save-reason").follow(why_not))
                .child(p("save-said").attr("role", "status").follow(said))
        };
        is_offered.get().then(bar)
    })
}

fn save_button(state: Connect, name: &'static str) -> El {
    let is_blocked = move || state.saving.with(Saving::is_running) || state.save_obstacle().is_some();
    el("button")
        .class("button")
        .attr("type", "button")
        .attr("part", "button")
        .attr("aria-describedby", "save-reason")
        .live("aria-disabled", move || is_blocked().then_some("true"))
        .on("click", move |_| state.save())
        .child(name)
}

/// What came of it. A failure that leaves open whether the registry arrived does not say that it did not.
fn outcome(words: Words, stage: &Stage) -> Option<String> {
    match stage {
        Stage::Idle => None,
        Stage::Running(_) => Some(words.label(Label::Saving).to_owned()),
        Stage::Saved => Some(words.label(Label::Saved).to_owned()),
        Stage::Failed(failure @ (ApiFailure::NotTaken { .. } | ApiFailure::Unsigned)) => {
            Some(words.failure(failure))
        }
        Stage::Failed(_) => Some(words.label(Label::SaveUnanswered).to_owned()),
    }
}
