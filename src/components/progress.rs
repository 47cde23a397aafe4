//! How far the test is.

use super::button::Button;
use super::icon::{Glyph, Icon};
use super::verdict::bring_into_view;
use crate::i18n::{I18n, Key, Label, Phrase, ReportPhrase, use_i18n};
use crate::state::ConnectionTest;
use ghcr_contract::{Check, CheckCode};
use ghcr_words::Blank::Number;
use leptos::html::Section;
use leptos::prelude::*;
use std::time::Duration;

/// How many checks are decided and which one comes next, in the verdict's place, and the button
/// that stops the test.
#[component]
pub fn Progress(
    /// The card that it is in.
    card: NodeRef<Section>,
) -> impl IntoView {
    let i18n = use_i18n();
    let test = expect_context::<ConnectionTest>();
    let done = Memo::new(move |_| test.decided.with(Vec::len));
    let next = Memo::new(move |_| test.decided.with(|decided| next_check(decided)));
    let all = CheckCode::ALL.len();
    let count = i18n.say(move |words| {
        let blanks = [("done", Number(done.get() as u64)), ("all", Number(all as u64))];
        words.phrase(ReportPhrase::ChecksDone, &blanks)
    });
    let now = move || next.get().map(|code| i18n.words().text(Key::CheckTitle(code)));
    let waited = count_seconds(i18n);
    Effect::new(move |_| {
        if let Some(card) = card.get() {
            bring_into_view(&card);
        }
    });
    view! {
        <div
            class="verdict"
            data-phase="running" data-decided=move || done.get()
            aria-busy="true"
        >
            <span class="verdict-icon"><Icon glyph=Glyph::Running/></span>
            <div>
                <div class="running-head">
                    <h3 class="verdict-title">{i18n.text(Label::Running)}</h3>
                    <span class="field-hint">{move || waited.get()}</span>
                </div>
                <progress max=all.to_string() prop:value=move || done.get() as f64 aria-label=count>
                </progress>
                <p class="field-hint">{count} " · " {now}</p>
                <Button text=i18n.text(Label::Cancel) on_press=move |()| test.cancel()/>
            </div>
        </div>
        <div class="skeleton" aria-hidden="true"></div>
    }
}

/// How long the test has been running, once that is worth saying: `3 seconds`. Nothing else moves
/// while an answer is slow, because whatever moves all the time makes typing slower.
fn count_seconds(i18n: I18n) -> Signal<Option<String>> {
    let seconds = RwSignal::new(0);
    let count = move || seconds.update(|seconds| *seconds += 1);
    if let Ok(timer) = set_interval_with_handle(count, Duration::from_secs(1)) {
        on_cleanup(move || timer.clear());
    }
    Signal::derive(move || {
        let seconds = Some(seconds.get()).filter(|seconds| *seconds > 1)?;
        Some(i18n.words().with_number(Phrase::Seconds, "number", seconds))
    })
}

/// The first check that is not decided.
fn next_check(decided: &[Check]) -> Option<CheckCode> {
    let is_open = |code: &CheckCode| decided.iter().all(|check| check.code != *code);
    CheckCode::ALL.iter().copied().find(is_open)
}
