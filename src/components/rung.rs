//! One rung of the ladder.

use super::external_link::external_link;
use super::hand_on::reproduction;
use super::help::body_of;
use super::icon::{Glyph, icon};
use super::prose::prose;
use crate::links::is_web_page;
use crate::markup::{El, Markup, div, el, span};
use crate::words::{Fact, Key, Label, use_words};
use ghcr_contract::{Check, CheckCode, Outcome, Remedy};
use ghcr_words::Entry;

/// How far a rung has come.
#[derive(Clone, Copy)]
pub(super) enum Stage<'a> {
    /// It is being worked on.
    Working(CheckCode),
    /// It is decided.
    Decided(&'a Check),
}

/// What was asked and how it ended, in a word and not by colour alone. As long as others are open, `explanation` is nothing.
pub(super) fn rung(stage: Stage<'_>, explanation: Markup) -> El {
    let words = use_words();
    let (code, check) = match stage {
        Stage::Working(code) => (code, None),
        Stage::Decided(check) => (check.code, Some(check)),
    };
    let outcome = check.map(|check| check.outcome);
    let state = outcome.map_or(words.label(Label::Working), |it| words.text(Key::Outcome(it)));
    let head = div("rung-head")
        .child(el("h3").child(words.text(Key::CheckTitle(code))))
        .child(span("outcome").child(state));
    el("li")
        .class("rung")
        .attr("data-working", check.is_none().then_some(code.as_str()))
        .attr("data-check", check.is_some().then_some(code.as_str()))
        .attr("data-outcome", outcome.map(Outcome::as_str))
        .child(span("rung-icon").child(outcome.map(|it| icon(Glyph::from(it)))))
        .child(div("rung-body").child(head).child(explanation))
}

/// Why it ended so, what was seen, and what to do. `on_help` opens an entry of the troubleshooting.
pub(super) fn explanation(check: &Check, on_help: impl Fn(Entry) + Send + 'static) -> Markup {
    let words = use_words();
    let facts = words.evidence(&check.evidence);
    vec![
        el("p").child(prose(&words.check_sentence(check))).into(),
        Markup::from(check.remedy.as_ref().map(next_step)),
        Markup::from(Entry::of_finding(check).map(|entry| {
            vec![more_help(check.code, move || on_help(entry)), folded_help(check.code, entry)]
        })),
        Markup::from((!facts.is_empty()).then(|| evidence(check, facts))),
        Markup::from(reproduction(&check.reproduce)),
    ]
    .into()
}

/// To the help about what was found, where it stands beside the report.
fn more_help(code: CheckCode, open: impl Fn() + Send + 'static) -> El {
    let words = use_words();
    el("button")
        .class("more-help link")
        .attr("type", "button")
        .on("click", move |_| open())
        .child(words.label(Label::MoreHelp))
        .child(about(code))
}

/// The same help, folded in right here where there is one column.
fn folded_help(code: CheckCode, entry: Entry) -> El {
    let summary = el("summary").child(use_words().label(Label::MoreHelp)).child(about(code));
    el("details").class("folded-help").child(summary).children(body_of(entry, "h4"))
}

/// What a name that stands at every rung is about, for those who hear it without seeing where it stands.
fn about(code: CheckCode) -> El {
    span("visually-hidden").child(": ").child(use_words().text(Key::CheckTitle(code)))
}

/// What to do, and the link to where it is done.
pub(super) fn next_step(remedy: &Remedy) -> El {
    let words = use_words();
    let action = remedy.action;
    let step = el("p")
        .child(el("strong").child(words.label(Label::NextStep)))
        .child(" ")
        .child(prose(words.text(Key::Step(action))));
    div("next-step").attr("data-action", action.as_str()).child(step).child(remedy_link(remedy))
}

/// The link to where it is done, if there is one.
pub(super) fn remedy_link(remedy: &Remedy) -> Option<El> {
    let href = remedy.url.clone().filter(|url| is_web_page(url))?;
    Some(external_link(use_words().text(Key::StepLink(remedy.action))).attr("href", href))
}

/// Open where something is to be looked at, folded where all is well.
fn evidence(check: &Check, facts: Vec<Fact>) -> El {
    let is_open = match check.outcome {
        Outcome::Warn | Outcome::Fail | Outcome::Unknown => true,
        Outcome::Pass | Outcome::Skipped => false,
    };
    let row =
        |(name, value): Fact| div("fact").child(el("dt").child(name)).child(el("dd").child(prose(&value)));
    el("details")
        .class("evidence")
        .flag("open", is_open)
        .child(el("summary").child(use_words().label(Label::Evidence)).child(about(check.code)))
        .child(el("dl").children(facts.into_iter().map(row)))
}
