//! The page on which an account is connected: the form, the test, the diagnosis.

use crate::api::{self, ApiFailure, Leash};
use crate::components::diagnosis::Diagnosis;
use crate::components::fresh::Fresh;
use crate::components::notice::Notice;
use crate::components::personas::Personas;
use crate::components::submit_bar::SubmitBar;
use crate::components::text_field::TextField;
use crate::components::token_field::TokenField;
use crate::field::AnyField;
use crate::form::Form;
use crate::links;
use crate::validation::{Phase, Run, Validation};
use crate::words::{Words, spoken, use_words};
use ghcr_contract::{Check, Config, Field, Mode, Persona, Policy, Report, Username, ValidateRequest};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the page knows and does, small enough to be copied into every closure.
#[derive(Clone, Copy)]
pub struct Connect {
    form: Form,
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
    pub fn new(endpoint: String) -> Self {
        let state = Self {
            form: Form::new(),
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
    fn announcement(self, words: &'static dyn Words) -> String {
        let labels = words.labels();
        self.validation.with(|validation| match validation.phase() {
            Phase::Running => labels.running.to_owned(),
            _ if self.is_filled_in.get() => labels.filled_in.to_owned(),
            Phase::Idle => String::new(),
            Phase::Cancelled => labels.cancelled.to_owned(),
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

/// The page.
#[component]
pub fn ConnectPage(
    /// What it knows and does.
    state: Connect,
) -> impl IntoView {
    let words = use_words();
    let labels = words.labels();
    view! {
        <div class="columns">
            <main class="main">
                <header class="masthead">
                    <h1>{labels.title}</h1>
                    <p class="lead">{labels.lead}</p>
                </header>
                {move || Fresh(state.is_demo().then(|| view! { <Notice text=labels.demo_notice /> }))}
                <ConnectForm state=state />
                <Diagnosis validation=state.validation decided=state.decided />
                <p class="visually-hidden" role="status">{move || state.announcement(words)}</p>
            </main>
            {move || {
                let personas = state.personas();
                let try_out = move |persona: &Persona| state.try_out(persona);
                let list = |personas| view! { <Personas personas=personas on_choose=try_out /> };
                Fresh((!personas.is_empty()).then(|| list(personas)))
            }}
        </div>
    }
}

/// The fields and the button.
#[component]
fn ConnectForm(state: Connect) -> impl IntoView {
    let words = use_words();
    let labels = words.labels();
    let form = state.form;
    let obstacle = move || {
        let obstacle = form.request().err();
        obstacle.map(|(field, fault)| words.obstacle(field, fault))
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        state.submit();
    };
    view! {
        <form class="card form" novalidate=true autocomplete="off" on:submit=submit>
            <TextField name=Field::Username field=*form.username labels=labels.username note=login_note />
            <TokenField
                field=*form.token
                policy=move || state.policy()
                new_token_page=move || state.new_token_page()
            />
            <TextField name=Field::Description field=*form.description labels=labels.description />
            <TextField name=Field::Image field=*form.image labels=labels.image />
            <SubmitBar
                obstacle=obstacle
                is_running=move || state.validation.with(Validation::is_running)
                on_cancel=move || state.cancel()
            />
        </form>
    }
}

fn login_note(field: AnyField, words: &dyn Words) -> Option<&'static str> {
    let name: Option<Username> = field.with_text(|text| text.parse().ok());
    let oddity = name.and_then(|name| name.oddity())?;
    field.is_speaking().then(|| words.login_note(oddity))
}
