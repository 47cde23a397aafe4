//! The page on which an account is connected: the form, the test, the diagnosis.

use crate::api::{self, ApiFailure, Leash};
use crate::components::diagnosis::diagnosis;
use crate::components::notice::notice;
use crate::components::personas::personas;
use crate::components::submit_bar::submit_bar;
use crate::components::text_field::text_field;
use crate::components::token_field::token_field;
use crate::field::AnyField;
use crate::form::Form;
use crate::links;
use crate::markup::{El, Markup, div, el, p};
use crate::place::Place;
use crate::validation::{Phase, Run, Validation};
use crate::words::{Label, Words, spoken, use_words};
use ghcr_contract::{Check, Config, Field, Mode, Persona, Policy, Report, Username, ValidateRequest};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the page knows and does, small enough to be copied into every closure.
#[derive(Clone, Copy)]
pub struct Connect {
    form: Form,
    /// The page that is open.
    pub place: Place,
    validation: RwSignal<Validation>,
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
            place,
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
                self.config.try_set(Some(config));
            }
        });
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

    fn policy(self) -> Policy {
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

    fn new_token_page(self) -> String {
        let description = self.form.description.value().ok().flatten();
        let note = description.as_ref().map_or("", |it| it.as_str());
        self.config.with(|config| {
            let web = config.as_ref().map_or(links::GITHUB_WEB, |it| &it.github_web);
            links::new_classic_token(web, note)
        })
    }
}

/// The page; `languages` is what changes its language.
#[must_use]
pub fn connect_page(state: Connect, languages: Markup) -> El {
    let words = use_words();
    let masthead = el("header")
        .class("masthead")
        .child(languages)
        .child(el("h1").child(words.label(Label::Title)))
        .child(p("lead").child(words.label(Label::Lead)));
    let main = el("main")
        .class("main")
        .child(masthead)
        .follow(move || state.is_demo().then(|| notice(words.label(Label::DemoNotice))))
        .child(connect_form(state))
        .child(diagnosis(state.validation, state.decided))
        .child(p("visually-hidden").attr("role", "status").follow(move || state.announcement(words)));
    let list = move || {
        let all = state.personas();
        let try_out = move |persona: &Persona| state.try_out(persona);
        (!all.is_empty()).then(|| personas(all, try_out))
    };
    div("columns").child(main).follow(list)
}

/// The fields and the button.
fn connect_form(state: Connect) -> El {
    let words = use_words();
    let form = state.form;
    let obstacle = move || {
        let obstacle = form.request().err();
        obstacle.map(|(field, fault)| words.obstacle(field, fault))
    };
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
        .child(text_field(Field::Username, *form.username, Some(login_note)))
        .child(token_field(*form.token, move || state.policy(), move || state.new_token_page()))
        .child(text_field(Field::Description, *form.description, None))
        .child(text_field(Field::Image, *form.image, None))
        .child(submit_bar(obstacle, is_running, move || state.cancel()))
}

fn login_note(field: AnyField, words: Words) -> Option<&'static str> {
    let name: Option<Username> = field.with_text(|text| text.parse().ok());
    let oddity = name.and_then(|name| name.oddity())?;
    field.is_speaking().then(|| words.login_note(oddity))
}
