//! The page on which an account is connected: the form, the test, the diagnosis.

use crate::api::{self, ApiFailure, Leash};
use crate::components::diagnosis::diagnosis;
use crate::components::help::help_panel;
use crate::components::menu::{menu, page_link};
use crate::components::notice::notice;
use crate::components::personas::personas;
use crate::components::reach::reach;
use crate::components::submit_bar::submit_bar;
use crate::components::text_field::{list_id, text_field};
use crate::components::token_field::token_field;
use crate::field::AnyField;
use crate::form::Form;
use crate::help::Help;
use crate::links;
use crate::markup::{El, Markup, div, el, p};
use crate::place::{Page, Place};
use crate::report::package_images;
use crate::validation::{Phase, Run, Validation};
use crate::words::{Label, Words, spoken, use_words};
use ghcr_contract::{
    Check, Config, Field, Mode, Persona, Policy, Report, Username, ValidateRequest, Visibility,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the page knows and does, small enough to be copied into every closure.
#[derive(Clone, Copy)]
pub struct Connect {
    /// What is typed.
    pub form: Form,
    /// What the help shows.
    pub help: Help,
    /// The test.
    pub validation: RwSignal<Validation>,
    /// What the running test has found so far.
    decided: RwSignal<Vec<Check>>,
    config: RwSignal<Option<Config>>,
    /// Whether the last thing that happened was a persona's click, which those who listen cannot see.
    is_filled_in: RwSignal<bool>,
    endpoint: StoredValue<String>,
    /// The calls that are under way; with this state they end.
    test_call: StoredValue<Option<Leash>>,
    config_call: StoredValue<Option<Leash>>,
}

impl Connect {
    /// An empty page that asks the proxy at `endpoint`.
    #[must_use]
    pub fn new(endpoint: String, place: Place) -> Self {
        let state = Self {
            form: Form::new(),
            help: Help::new(place),
            validation: RwSignal::default(),
            decided: RwSignal::default(),
            config: RwSignal::new(None),
            is_filled_in: RwSignal::new(false),
            endpoint: StoredValue::new(endpoint),
            test_call: StoredValue::new(None),
            config_call: StoredValue::new(None),
        };
        Effect::new(move |_| {
            state.form.track_request();
            state.validation.maybe_update(Validation::note_edit);
        });
        if place.has_address() {
            state.guard_leaving();
        }
        state.load_config();
        state
    }

    /// Without it the page works with what is usual, so a failure is not spoken of.
    fn load_config(self) {
        let leash = Leash::new();
        let signal = leash.signal();
        self.config_call.set_value(Some(leash));
        spawn_local(async move {
            let Some(endpoint) = self.endpoint.try_get_value() else { return };
            if let Ok(config) = api::fetch_config(&endpoint, signal).await {
                if !config.policy.supported.contains(&Visibility::Internal) {
                    self.form.choose_reach(Visibility::Public);
                }
                self.config.try_set(Some(config));
            }
        });
    }

    /// The browser asks before the window is closed with something in the form that no test has used yet.
    fn guard_leaving(self) {
        let listener = window_event_listener_untyped("beforeunload", move |event| {
            let is_used =
                self.validation.with_untracked(|it| matches!(it.phase(), Phase::Done(_)) && !it.is_stale());
            if untrack(|| self.form.holds_text()) && !is_used {
                event.prevent_default();
            }
        });
        on_cleanup(move || listener.remove());
    }

    fn submit(self) {
        match untrack(|| self.form.request()) {
            Ok(request) => self.test(request),
            Err((field, _)) => self.form.show_faults(field),
        }
    }

    fn test(self, request: ValidateRequest) {
        let Some(run) = self.validation.try_update(Validation::start).flatten() else {
            return;
        };
        self.is_filled_in.set(false);
        self.decided.set(Vec::new());
        let leash = Leash::new();
        let signal = leash.signal();
        self.test_call.set_value(Some(leash));
        spawn_local(async move {
            let Some(endpoint) = self.endpoint.try_get_value() else { return };
            let answer = api::validate(&endpoint, &request, signal, |check| self.note(run, check)).await;
            self.settle(run, answer);
        });
    }

    fn note(self, run: Run, check: Check) {
        if self.validation.try_with_untracked(|it| it.awaits(run)) == Some(true) {
            self.decided.update(|it| it.push(check));
        }
    }

    fn settle(self, run: Run, answer: Result<Report, ApiFailure>) {
        let errors = match &answer {
            Err(ApiFailure::Problem(problem)) => problem.errors.clone(),
            _ => Vec::new(),
        };
        let has_ended = answer.is_ok();
        let was_heard = self.validation.try_update(|it| it.settle(run, answer));
        if was_heard == Some(true) {
            self.validation.with_untracked(|it| {
                if let Phase::Done(report) = it.phase() {
                    self.help.follow_report(report);
                }
            });
            self.form.refuse(&errors);
            if !has_ended {
                // Of an answer that made no sense the rest is not wanted.
                self.test_call.set_value(None);
            }
        }
    }

    fn cancel(self) {
        self.validation.update(Validation::cancel);
        self.test_call.set_value(None);
    }

    fn try_out(self, persona: &Persona) {
        self.form.fill(persona);
        self.is_filled_in.set(true);
    }

    /// What the host supports.
    pub fn policy(self) -> Policy {
        self.config.with(|config| config.as_ref().map(|it| it.policy.clone())).unwrap_or_default()
    }

    fn is_demo(self) -> bool {
        self.config.with(|config| config.as_ref().is_some_and(|it| it.mode == Mode::Demo))
    }

    fn personas(self) -> Vec<Persona> {
        self.config.with(|config| config.as_ref().map(|it| it.personas.clone())).unwrap_or_default()
    }

    /// What those who listen hear: where the test stands, and its headline once.
    fn announcement(self, words: Words) -> String {
        self.validation.with(|validation| match validation.phase() {
            Phase::Running => words.label(Label::Running).to_owned(),
            _ if self.is_filled_in.get() => words.label(Label::FilledIn).to_owned(),
            Phase::Idle => String::new(),
            Phase::Cancelled => words.label(Label::Cancelled).to_owned(),
            Phase::Failed(failure) => spoken(&words.failure(failure)),
            Phase::Done(report) => {
                spoken(&format!("{} {}", words.verdict(report.verdict), words.headline(report)))
            }
        })
    }

    /// GitHub's page for a new token, filled in as the guide's choices say.
    pub fn new_token_page(self) -> String {
        let description = self.form.description.value().ok().flatten();
        let token = links::NewToken {
            note: description.as_ref().map_or("", |it| it.as_str()),
            lifetime: self.help.lifetime.get(),
            may_push: self.help.may_push.get(),
        };
        self.config.with(|config| {
            let web = config.as_ref().map_or(links::GITHUB_WEB, |it| &it.github_web);
            links::new_classic_token(web, token)
        })
    }

    /// Somebody has a token: back to the form, and the cursor into its field.
    pub fn ask_for_token(self) {
        if self.help.is_page() {
            self.help.place.go(Page::Connect, None);
        }
        self.help.is_unfolded.set(false);
        self.form.token.focus();
    }
}

/// The page; `languages` is what changes its language.
#[must_use]
pub fn connect_page(state: Connect, languages: Markup) -> El {
    let words = use_words();
    let masthead = el("header")
        .class("masthead")
        .child(div("masthead-row").child(menu(state.help)).child(languages))
        .child(el("h1").child(words.label(Label::Title)))
        .child(p("lead").child(words.label(Label::Lead)))
        .follow(move || state.is_demo().then(|| notice(words.label(Label::DemoNotice))));
    let list = move || {
        let all = state.personas();
        let try_out = move |persona: &Persona| state.try_out(persona);
        (!all.is_empty()).then(|| personas(all, try_out))
    };
    let on_help = move |entry| state.help.open_entry(entry);
    let is_own_page = state.help.place.has_address();
    let report = diagnosis(state.validation, state.decided, on_help, move || state.policy(), is_own_page);
    let back = page_link(state.help.place, Page::Connect, None)
        .class("back link")
        .child(words.label(Label::BackToForm));
    div("columns")
        .child(masthead)
        .child(el("main").class("main").child(connect_form(state)))
        .follow(list)
        .child(back)
        .child(help_panel(state))
        .child(div("outcome-area").child(report))
        .child(p("visually-hidden").attr("role", "status").follow(move || state.announcement(words)))
}

/// The fields and the button.
fn connect_form(state: Connect) -> El {
    let words = use_words();
    let form = state.form;
    // Asked from several places, and answered once for each keystroke.
    let obstacle = Memo::new(move |_| form.request().err());
    let obstacle = move || obstacle.get().map(|(field, fault)| words.obstacle(field, fault));
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        state.submit();
    };
    let is_running = move || state.validation.with(Validation::is_running);
    el("form")
        .class("card form")
        .flag("novalidate", true)
        .attr("autocomplete", "off")
        .on("submit", submit)
        .child(reach(state))
        .child(text_field(Field::Username, *form.username, Some(login_note)))
        .child(
            token_field(*form.token, move || state.policy(), move || state.new_token_page())
                .on("focusin", move |_| state.help.follow_step(state.help.next_step())),
        )
        .child(text_field(Field::Description, *form.description, None))
        .child(text_field(Field::Image, *form.image, None).follow(move || image_choices(state)))
        .child(submit_bar(obstacle, is_running, move || state.cancel()))
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
    let name: Option<Username> = field.with_text(|text| text.parse().ok());
    let oddity = name.and_then(|name| name.oddity())?;
    field.is_speaking().then(|| words.login_note(oddity))
}
