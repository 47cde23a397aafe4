//! What can be handed on: the report for support, and the lines that show a failure without this page.

use super::copy_text::copy_text;
use crate::markup::{El, div, el, p, span};
use crate::report::{redact, support_text};
use crate::words::{Label, use_words};
use ghcr_contract::Report;

/// A button that copies the whole report, without the token. `at` is when it was made, in seconds since 1970.
#[must_use]
pub fn for_support(report: &Report, at: i64) -> El {
    let words = use_words();
    let report = report.clone();
    let text = Box::new(move || support_text(words, &report, at));
    div("hand-on")
        .child(copy_text(Label::CopyForSupport, None, text))
        .child(p("field-hint").child(words.label(Label::SupportHint)))
}

/// The lines that show the same failure in a shell, folded; nothing where there are none.
#[must_use]
pub fn reproduction(lines: &[String]) -> Option<El> {
    let folded = || {
        el("details")
            .class("evidence")
            .child(el("summary").child(use_words().label(Label::Reproduce)))
            .children(lines.iter().map(|line| command(line)))
    };
    (!lines.is_empty()).then(folded)
}

/// A line for a shell, and a button that copies it.
#[must_use]
pub fn command(line: &str) -> El {
    let line = redact(line);
    let copied = line.clone();
    // A line breaks between its words, and not at the hyphens of an option.
    let mut code = el("code");
    for word in line.split(' ') {
        code = code.child(span("word").child(word.to_owned())).child(" ");
    }
    div("command").child(code).child(copy_text(Label::Copy, Some(line), Box::new(move || copied.clone())))
}
