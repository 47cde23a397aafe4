//! The screen as it stands: the form, the help beside it, the diagnosis.

use crate::components::diagnosis::diagnosis;
use crate::components::help::{GUIDE_HEADING, help_panel};
use crate::components::languages::languages;
use crate::components::menu::{menu, page_link};
use crate::components::notice::notice;
use crate::components::personas::personas;
use crate::components::reach::reach;
use crate::components::save::save_bar;
use crate::components::submit_bar::submit_bar;
use crate::components::text_field::{list_id, text_field};
use crate::components::token_field::token_field;
use crate::connect::Connect;
use crate::field::AnyField;
use crate::markup::{El, Markup, div, el, p};
use crate::place::Page;
use crate::report::package_images;
use crate::saving::Saving;
use crate::state::Derived;
use crate::validation::{Phase, Validation};
use crate::words::{Label, Words, use_words};
use ghcr_contract::{Field, Persona, Username};
use leptos::prelude::*;

/// In somebody else's page the landmarks and the first heading are that page's.
fn own(state: Connect, tag: &'static str, embedded: &'static str) -> El {
    el(if state.help.place.has_address() { tag } else { embedded })
}

/// The page.
#[must_use]
pub fn connect_page(state: Connect) -> El {
    let words = use_words();
    let is_own_page = state.help.place.has_address();
    let list = move || {
        let all = state.personas();
        let try_out = move |persona: &Persona| state.try_out(persona);
        (!all.is_empty()).then(|| personas(all, try_out))
    };
    let on_help = move |entry| state.help.open_entry(entry);
    let report = diagnosis(
        state.validation,
        state.decided,
        state.speech,
        on_help,
        move || state.policy(),
        is_own_page,
    );
    let back = page_link(state.help.place, Page::Connect, None)
        .class("back link")
        .child(words.label(Label::BackToForm));
    div("columns")
        .child(Markup::in_turn(move || masthead(state)))
        .child(
            own(state, "main", "div")
                .class("main")
                .child(connect_form(state))
                .child(div("outcome-area").child(report)),
        )
        .follow(list)
        .child(back)
        .child(Markup::in_turn(move || help_panel(state)))
        .child(p("visually-hidden").attr("role", "status").follow(move || state.announcement(words)))
}

/// Where one is, and what it is for.
fn masthead(state: Connect) -> El {
    let words = use_words();
    own(state, "header", "div")
        .class("masthead")
        .child(div("masthead-row").child(menu(state.help)).child(languages(state.speech)))
        .child(own(state, "h1", "h2").class("title").child(words.label(Label::Title)))
        .child(p("lead").child(words.label(Label::Lead)))
        .follow(move || state.is_demo().then(|| notice(words.label(Label::DemoNotice))))
}

/// The fields and the button.
fn connect_form(state: Connect) -> El {
    let words = use_words();
    let form = state.form;
    // Asked from several places, and answered once for each keystroke.
    let obstacle = Derived::new(move || form.obstacle());
    let obstacle = move || {
        let saving = state.saving.with(Saving::is_running).then(|| words.label(Label::Saving).to_owned());
        saving.or_else(|| obstacle.get().map(|(field, fault)| words.obstacle(field, fault)))
    };
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        state.submit();
    };
    let is_running = move || state.validation.with(Validation::is_running);
    el("form")
        .class("card form")
        .attr("part", "form")
        .flag("novalidate", true)
        // Outside of a dialog the browser sends such a form nowhere, also before the app listens.
        .attr("method", "dialog")
        .attr("autocomplete", "off")
        .on("submit", submit)
        .child(Markup::in_turn(move || reach(state)))
        .child(Markup::in_turn(move || text_field(Field::Username, *form.username, Some(login_note))))
        .child(Markup::in_turn(move || {
            token_field(*form.token, move || state.policy(), move || state.new_token_page())
                .child(
                    page_link(state.help.place, Page::Guide, Some(GUIDE_HEADING))
                        .class("show-guide link")
                        .child(words.label(Label::GuideTitle)),
                )
                .on("focusin", move |_| state.help.follow_step(state.help.next_step()))
        }))
        .child(Markup::in_turn(move || text_field(Field::Description, *form.description, None)))
        .child(Markup::in_turn(move || {
            text_field(Field::Image, *form.image, None).follow(move || image_choices(state))
        }))
        // Not in a turn of its own: it says what is missing, and that is told as each field is there.
        .child(submit_bar(obstacle, is_running, move || state.cancel()))
        .child(save_bar(state))
}

/// The images of the last report, offered while somebody types: see `list` in `text_field.rs`.
fn image_choices(state: Connect) -> El {
    let images = state.validation.with(|validation| match validation.phase() {
        Phase::Done(report) => {
            package_images(report, &untrack(|| state.form.username.with_text(str::to_owned)))
        }
        _ => Vec::new(),
    });
    let choice = |image: String| el("option").attr("value", image);
    el("datalist").attr("id", list_id(Field::Image)).children(images.into_iter().map(choice))
}

fn login_note(field: AnyField, words: Words) -> Option<&'static str> {
    let name: Username = field.is_speaking().then(|| field.with_text(|text| text.parse().ok())).flatten()?;
    name.oddity().map(|oddity| words.login_note(oddity))
}
