//! The guide: how to make a token, for the person who asks.

use super::drawing::drawing;
use crate::components::copy_text::copy_text;
use crate::components::external_link::external_link;
use crate::components::prose::prose;
use crate::components::text_field::{Tone, said_line};
use crate::connect::Connect;
use crate::help::LIFETIMES;
use crate::markup::{El, Markup, div, el, p};
use crate::place::Page;
use crate::state::State;
use crate::words::{Key, Label, use_words};
use ghcr_contract::Visibility;
use ghcr_words::{GuideNote, GuideStep, GuideTick};
use leptos::prelude::*;

/// The guide's beginning, as a part of its address.
pub(crate) const HEADING: &str = "make-a-token";

/// The steps, and what is chosen before them.
pub(super) fn guide(state: Connect) -> El {
    let words = use_words();
    let steps = move || -> Markup {
        match state.form.reach() {
            Visibility::Public => vec![
                p("notice").child(prose(words.text(Key::GuideNote(GuideNote::PublicOnly)))),
                other_reach(state),
            ]
            .into(),
            reach => vec![choices(state), all_steps(state, reach), finish(state)].into(),
        }
    };
    let heading = el("h2").attr("id", HEADING).attr("tabindex", "-1").child(words.label(Label::GuideTitle));
    div("guide").child(heading).follow(steps)
}

/// For who came here by an address and scans more than public images after all.
fn other_reach(state: Connect) -> El {
    el("button")
        .class("button small")
        .attr("type", "button")
        .on("click", move |_| state.form.choose_reach(Visibility::Internal))
        .child(use_words().label(Label::GuideForInternal))
}

/// What GitHub's page is to be filled in with.
fn choices(state: Connect) -> El {
    let words = use_words();
    let help = state.help;
    let lifetime = |days: u16| {
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", "lifetime")
            .flag("checked", help.lifetime.get_untracked() == days)
            .on("change", move |_| help.lifetime.set(days));
        el("label").class("choice").child(radio).child(words.days(days.into()))
    };
    let lifetimes = el("fieldset")
        .class("choices")
        .child(el("legend").child(words.label(Label::GuideLifetime)))
        .children(LIFETIMES.map(lifetime));
    let warning = move || {
        help.may_push
            .get()
            .then(|| said_line(Tone::Doubt, words.text(Key::GuideNote(GuideNote::WritePackages))))
    };
    let link =
        external_link(words.label(Label::GuidePrefilled)).live("href", move || Some(state.new_token_page()));
    div("guide-choices")
        .child(lifetimes)
        .child(check_box(words.label(Label::GuideSso), help.uses_sso))
        .child(check_box(words.label(Label::GuidePush), help.may_push))
        .follow(warning)
        .child(div("guide-link").child(link).child(copy_text(
            Label::CopyLink,
            None,
            Box::new(move || state.new_token_page()),
        )))
        .child(p("field-hint").child(prose(words.text(Key::GuideNote(GuideNote::PrefilledLink)))))
}

fn check_box(text: &'static str, is_on: State<bool>) -> El {
    let input = el("input")
        .attr("type", "checkbox")
        .flag("checked", is_on.get_untracked())
        .on("change", move |_| is_on.update(|it| *it = !*it));
    el("label").class("choice").child(input).child(el("span").child(prose(text)))
}

fn all_steps(state: Connect, reach: Visibility) -> El {
    let step = |it: &'static GuideStep| Markup::in_turn(move || step(state, *it));
    el("ol").class("guide-steps").children(state.help.steps(reach).iter().map(step))
}

/// A step: what it is about, what to look for, what to do. On the page of its own all are open; beside the form the one
/// that is being taken.
fn step(state: Connect, step: GuideStep) -> El {
    let words = use_words();
    let help = state.help;
    let is_open = move || {
        let shown = help.shown();
        let is_meant = shown.page == Page::Guide && shown.part.as_deref() == Some(step.slug());
        let is_first = shown.part.is_none() && step == GuideStep::Settings;
        (help.is_page() || is_meant || is_first).then_some("")
    };
    let note = match step {
        GuideStep::Copy => Some(GuideNote::ShownOnce),
        GuideStep::SingleSignOn => Some(GuideNote::NoConfigureSso),
        GuideStep::Settings | GuideStep::Generate | GuideStep::Scopes => None,
    };
    let details = el("details")
        .attr("id", step.slug())
        .live("open", is_open)
        .child(el("summary").child(el("h3").child(words.text(Key::GuideTitle(step)))))
        .child(el("p").child(prose(words.text(Key::GuideBody(step)))))
        .child(drawing(step))
        .child(el("ul").class("ticks").children(GuideTick::of(step).iter().map(|it| tick(state, *it))))
        .child(note.map(|it| p("field-hint").child(prose(words.text(Key::GuideNote(it))))));
    el("li").child(details)
}

fn tick(state: Connect, tick: GuideTick) -> El {
    let help = state.help;
    let input = el("input")
        .attr("type", "checkbox")
        .flag("checked", untrack(|| help.is_ticked(tick)))
        .on("change", move |_| help.tick(tick));
    let text = el("span").child(prose(use_words().text(Key::GuideTick(tick))));
    // Who may push as well has another box to tick.
    let is_hidden = move || (tick == GuideTick::LeaveTheRest && help.may_push.get()).then_some("");
    el("li").live("hidden", is_hidden).child(el("label").class("choice").child(input).child(text))
}

fn finish(state: Connect) -> El {
    el("button")
        .class("button primary guide-have-it")
        .attr("type", "button")
        .on("click", move |_| state.ask_for_token())
        .child(use_words().label(Label::GuideHaveIt))
}
