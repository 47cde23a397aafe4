//! What screen readers are told.

use crate::i18n::{Label, Words, failure, spoken, use_i18n};
use crate::state::{ConnectionTest, Phase};
use leptos::prelude::*;

/// A live region: where the test stands, and its headline once.
#[component]
pub fn Announcer() -> impl IntoView {
    let i18n = use_i18n();
    let test = expect_context::<ConnectionTest>();
    let text = Memo::new(move |_| announcement(test, i18n.words()));
    view! { <p class="visually-hidden" role="status">{move || text.get()}</p> }
}

fn announcement(test: ConnectionTest, words: Words) -> String {
    test.validation.with(|validation| match validation.phase() {
        Phase::Running => words.label(Label::Running).to_owned(),
        _ if test.is_filled_in.get() => words.label(Label::FilledIn).to_owned(),
        Phase::Idle => String::new(),
        Phase::Failed(error) => spoken(&failure(words, error)),
        Phase::Done(report) => {
            spoken(&format!("{} {}", words.verdict(report.verdict), words.headline(report)))
        }
    })
}
