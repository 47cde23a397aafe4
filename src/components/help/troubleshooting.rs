//! What can go wrong: searched by what stands on somebody's terminal, and tied to the checks that detect it.

use super::github_speaks;
use crate::components::prose::prose;
use crate::connect::Connect;
use crate::help_search::search;
use crate::markup::{El, Markup, div, el, p, span};
use crate::place::Page;
use crate::state::State;
use crate::words::{Key, Label, Words, code_in, use_words};
use ghcr_contract::Outcome;
use ghcr_words::{Entry, EntryNews, Group};
use leptos::prelude::*;
use secrecy::{ExposeSecret, SecretString};

/// The search, and the entries that fit.
pub(super) fn troubleshooting(state: Connect) -> El {
    let words = use_words();
    // People paste whole commands, token and all: it is wiped when this goes.
    let query = State::new(SecretString::default());
    let input = el("input")
        .class("input")
        .attr("id", "help-search")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .on("input", move |event| query.set(event_target_value(&event).into()));
    let found = move || {
        let found = query.with(|query| search(query.expose_secret(), |key| words.text(key)));
        let is_all = query.with(|query| query.expose_secret().trim().is_empty());
        if is_all { by_group(state, words) } else { ranked(state, words, &found) }
    };
    div("troubleshooting")
        .child(el("h2").child(words.label(Label::TroubleTitle)))
        .child(
            div("field")
                .child(el("label").attr("for", "help-search").child(words.label(Label::TroubleSearch)))
                .child(input),
        )
        .child(div("entries").follow(found))
}

fn by_group(state: Connect, words: Words) -> Markup {
    let group = |group: &Group| {
        el("section")
            .class("entry-group")
            .child(el("h3").child(words.text(Key::GroupTitle(*group))))
            .children(group.entries().map(|it| entry(state, words, it, None)))
    };
    Group::ALL.iter().map(group).collect::<Vec<_>>().into()
}

fn ranked(state: Connect, words: Words, found: &[Entry]) -> Markup {
    if found.is_empty() {
        return p("remark").attr("role", "status").child(words.label(Label::TroubleNothing)).into();
    }
    let first = found.first();
    found.iter().map(|it| entry(state, words, *it, Some(Some(it) == first))).collect::<Vec<_>>().into()
}

/// What it looks like, why, and what to do. Open where somebody was sent here for it, or where it is the best that was
/// found; `found` says which, and that no group stands above it.
fn entry(state: Connect, words: Words, entry: Entry, found: Option<bool>) -> El {
    let help = state.help;
    let is_best = found == Some(true);
    let heading = if found.is_some() { "h3" } else { "h4" };
    let is_open = move || {
        let shown = help.shown();
        (is_best || shown.page == Page::Troubleshooting && shown.part.as_deref() == Some(entry.slug()))
            .then_some("")
    };
    el("details")
        .class("entry")
        .attr("id", entry.slug())
        .live("open", is_open)
        .child(
            el("summary")
                .child(span("entry-title").child(prose(words.text(Key::EntryTitle(entry)))))
                .follow(move || news(state, words, entry)),
        )
        .children(body_of(entry, heading))
}

/// What it looks like, why, and what to do, each below a `heading`.
pub(crate) fn body_of(entry: Entry, heading: &'static str) -> Vec<El> {
    let words = use_words();
    let title = |label: Label| el(heading).child(words.label(label));
    let text = |key: Key| el("p").child(prose(words.text(key)));
    let looks = code_in(words.text(Key::EntryLooks(entry))).into_iter();
    let looks = looks.map(|text| el("li").child(el("code").child(text)));
    vec![
        title(Label::TroubleLooks),
        el("ul").class("looks").attr("lang", github_speaks()).children(looks),
        title(Label::TroubleWhy),
        text(Key::EntryWhy(entry)),
        title(Label::TroubleDo),
        text(Key::EntryDo(entry)),
    ]
}

/// What the last test says of it, as long as the form stands as it was tested.
fn news(state: Connect, words: Words, entry: Entry) -> Option<El> {
    let news = state.validation.with(|it| it.fresh_report().and_then(|report| entry.news(report)));
    news.map(|news| {
        let (outcome, label) = match news {
            EntryNews::Found(outcome) => (outcome, Label::TroubleFound),
            EntryNews::Fine => (Outcome::Pass, Label::TroubleFine),
        };
        span("news").attr("data-outcome", outcome.as_str()).child(words.label(label))
    })
}
