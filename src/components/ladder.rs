//! The ladder of checks: as they are decided, and as a report has them.

use super::icon::{Glyph, icon};
use super::rung::{Stage, explanation, rung};
use crate::markup::{El, Markup, el, span};
use crate::state::{Derived, State};
use crate::words::{Label, use_words};
use ghcr_contract::{Cause, Check, CheckCode, Report};
use ghcr_words::{Blank, Entry, ReportPhrase};

/// What is decided so far, and what comes next. A rung is drawn when its turn comes and when it is decided; the others stay.
pub(super) fn progress(decided: State<Vec<Check>>) -> El {
    el("ol")
        .class("ladder progress")
        .attr("aria-label", use_words().label(Label::Checks))
        .attr("aria-busy", "true")
        .children(CheckCode::ALL.iter().map(|code| rung_in_progress(decided, *code)))
}

fn rung_in_progress(decided: State<Vec<Check>>, code: CheckCode) -> Markup {
    let find = move |checks: &Vec<Check>| checks.iter().position(|check| check.code == code);
    let is_next = move |checks: &Vec<Check>| {
        let is_open = |code: &&CheckCode| checks.iter().all(|check| check.code != **code);
        CheckCode::ALL.iter().find(is_open) == Some(&code)
    };
    // Its place in the list, and whether it is being worked on.
    let turn = Derived::new(move || decided.with(|checks| (find(checks), is_next(checks))));
    Markup::live(move || match turn.get() {
        (Some(at), _) => decided.with_untracked(|checks| {
            checks.get(at).map(|check| rung(Stage::Decided(check), Markup::nothing()))
        }),
        (None, true) => Some(rung(Stage::Working(code), Markup::nothing())),
        (None, false) => None,
    })
}

/// All rungs of the report. What was left out after a failure, or for want of a token, is one line, which unfolds: what was found is
/// not to be looked for.
pub(super) fn ladder(report: &Report, on_help: impl Fn(Entry) + Copy + Send + 'static) -> El {
    let (mut left_out, mut without_token) = (Vec::new(), Vec::new());
    let mut list = el("ol").class("ladder").attr("aria-label", use_words().label(Label::Checks));
    for check in &report.checks {
        let decided = Stage::Decided(check);
        match check.cause {
            Some(Cause::EarlierFailure) => left_out.push(rung(decided, Markup::nothing())),
            Some(Cause::NoToken) => without_token.push(rung(decided, Markup::nothing())),
            _ => list = list.child(rung(decided, explanation(check, on_help))),
        }
    }
    let list = list.child(folded(ReportPhrase::WithoutToken, without_token));
    list.child(folded(ReportPhrase::LeftOut, left_out))
}

/// Their names; that they were not checked is said of all at once.
fn folded(why: ReportPhrase, rungs: Vec<El>) -> Option<El> {
    let number = (!rungs.is_empty()).then_some(Blank::Number(rungs.len() as u64))?;
    let summary = el("summary").child(use_words().phrase(why, &[("number", number)]));
    let rungs = el("details").class("left-out").child(summary).child(el("ol").children(rungs));
    Some(el("li").class("rung").child(span("rung-icon").child(icon(Glyph::Skipped))).child(rungs))
}
