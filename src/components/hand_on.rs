//! What can be handed on: the report for support, and the lines that show a failure without this
//! page.

use super::copy_text::CopyText;
use super::disclosure::Disclosure;
use crate::i18n::{Label, use_i18n};
use crate::report::support_text;
use ghcr_contract::{Report, redact};
use leptos::either::Either;
use leptos::prelude::*;
use std::sync::Arc;

/// A button that copies the whole report, without the token.
#[component]
pub fn ForSupport(
    /// The report.
    report: Arc<Report>,
    /// When it was made, in seconds since 1970 (UTC).
    at: i64,
) -> impl IntoView {
    let i18n = use_i18n();
    let text = Callback::new(move |()| support_text(untrack(|| i18n.words()), &report, at));
    view! {
        <div class="hand-on">
            <CopyText name=Label::CopyForSupport text/>
            <p class="field-hint">{i18n.text(Label::SupportHint)}</p>
        </div>
    }
}

/// The lines that show the same failure in a shell, folded; nothing where there are none.
#[component]
pub fn Reproduction(
    /// Lines for a shell.
    lines: Vec<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    (!lines.is_empty()).then(|| {
        view! {
            <Disclosure class="evidence" summary=i18n.text(Label::Reproduce)>
                {lines.iter().map(|line| view! { <Command line=redact(line)/> }).collect_view()}
            </Disclosure>
        }
    })
}

/// A line for a shell, and a button that copies it.
#[component]
pub fn Command(
    /// The line, without a token.
    line: String,
) -> impl IntoView {
    let copied = line.clone();
    // A line breaks between its words, and not at the hyphens of an option. A file keeps its lines.
    let word = |word: &str| view! { <span class="word">{word.to_owned()}</span> " " };
    let words = if line.contains('\n') {
        Either::Left(line.clone())
    } else {
        Either::Right(line.split(' ').map(word).collect_view())
    };
    view! {
        <div class="command">
            <code>{words}</code>
            <CopyText name=Label::Copy about=Some(Signal::stored(line)) text=Callback::new(move |()| copied.clone())/>
        </div>
    }
}
