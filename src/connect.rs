//! Connecting an account: what is typed, what is asked, and what came of it.

use crate::api::{self, ApiFailure, Endpoint, Leash};
use crate::form::Form;
use crate::help::Help;
use crate::host::{Host, News, fact};
use crate::json;
use crate::links;
use crate::place::{Page, Place};
use crate::saving::{Saving, Stage};
use crate::validation::{Phase, Run, Validation};
use crate::words::{Label, Words, spoken};
use ghcr_contract::{Check, Config, Mode, Persona, Policy, Report, ValidateRequest, Verdict, Visibility};
use leptos::prelude::*;
use leptos::task::spawn_local;
use secrecy::SecretString;
use wasm_bindgen::JsValue;

/// What the screen knows and does, small enough to be copied into every closure.
#[derive(Clone, Copy)]
pub struct Connect {
    /// What is typed.
    pub form: Form,
    /// What the help shows.
    pub help: Help,
    /// The test.
    pub validation: RwSignal<Validation>,
    /// What the running test has found so far.
    pub decided: RwSignal<Vec<Check>>,
    /// Handing over what was tested.
    pub saving: Saving,
    /// The page around.
    pub host: Host,
    config: RwSignal<Option<Config>>,
    /// What the page around says instead of the proxy's policy.
    host_policy: RwSignal<Option<Policy>>,
    /// Whether the last thing that happened was a persona's click, which those who listen cannot see.
    is_filled_in: RwSignal<bool>,
    endpoint: StoredValue<Endpoint, LocalStorage>,
    /// What the proxy said last, word for word, for the page around.
    last_words: StoredValue<Vec<u8>>,
    /// The calls that are under way; with this state they end.
    test_call: StoredValue<Option<Leash>, LocalStorage>,
    config_call: StoredValue<Option<Leash>, LocalStorage>,
}

impl Connect {
    /// An empty form that will ask the proxy at `endpoint`, once it is [awake](Self::wake).
    #[must_use]
    pub fn new(endpoint: Endpoint, place: Place, host: Host) -> Self {
        Self {
            form: Form::new(),
            help: Help::new(place),
            validation: RwSignal::default(),
            decided: RwSignal::default(),
            saving: Saving::new(),
            host,
            config: RwSignal::new(None),
            host_policy: RwSignal::new(None),
            is_filled_in: RwSignal::new(false),
            endpoint: StoredValue::new_local(endpoint),
            last_words: StoredValue::new(Vec::new()),
            test_call: StoredValue::new_local(None),
            config_call: StoredValue::new_local(None),
        }
    }

    /// Begins to ask the proxy and to watch what is typed. The build, which prints the same screen, has no one to do it.
    pub fn wake(self) {
        Effect::new(move |_| {
            self.form.track_request();
            self.validation.maybe_update(Validation::note_edit);
        });
        if self.host.listens() {
            self.tell_changes();
        }
        if self.help.place.has_address() {
            self.guard_leaving();
        }
        self.load_config();
    }

    /// Asks another proxy from now on.
    pub fn ask_at(self, address: String) {
        self.endpoint.update_value(|endpoint| endpoint.address = address);
        self.load_config();
    }

    /// Without it the screen works with what is usual, so a failure is not spoken of.
    fn load_config(self) {
        let leash = Leash::new();
        let signal = leash.signal();
        self.config_call.set_value(Some(leash));
        spawn_local(async move {
            let Some(endpoint) = self.endpoint.try_get_value() else { return };
            if let Ok(config) = api::fetch_config(&endpoint, signal).await
                && self.config.try_set(Some(config)).is_none()
            {
                self.narrow_reach();
            }
        });
    }

    /// Takes the host's word instead of the proxy's, or the proxy's again.
    pub fn follow_policy(self, policy: Option<Policy>) {
        self.host_policy.set(policy);
        self.narrow_reach();
    }

    /// Nobody is asked for a token for images that are not scanned.
    fn narrow_reach(self) {
        if untrack(|| !self.policy().supported.contains(&self.form.reach())) {
            self.form.choose_reach(Visibility::Public);
        }
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

    /// Tests what stands in the form, or leads to what has to be mended first. Whether a test is running now.
    pub fn submit(self) -> bool {
        match untrack(|| self.form.request()) {
            Ok(request) => {
                self.test(request);
                true
            }
            Err((field, _)) => {
                self.form.show_faults(field);
                false
            }
        }
    }

    fn test(self, request: ValidateRequest) {
        let Some(run) = self.validation.try_update(Validation::start).flatten() else {
            return;
        };
        self.is_filled_in.set(false);
        self.decided.set(Vec::new());
        self.saving.forget();
        let image = request.image.as_ref().map(ToString::to_string);
        self.host.tell(News::Start, [fact(Some(request.username.to_string())), fact(image)]);
        let leash = Leash::new();
        let signal = leash.signal();
        self.test_call.set_value(Some(leash));
        spawn_local(async move {
            let Some(endpoint) = self.endpoint.try_get_value() else { return };
            let note = |check| self.note(run, check);
            let hear = |words: &[u8]| self.hear(words);
            let answer = api::validate(&endpoint, &request, signal, note, hear).await;
            self.settle(run, answer);
        });
    }

    fn hear(self, words: &[u8]) {
        if self.host.listens() {
            self.last_words.try_update_value(|it| *it = words.to_vec());
        }
    }

    fn last_words(self) -> JsValue {
        let words = self.last_words.try_update_value(std::mem::take).unwrap_or_default();
        String::from_utf8(words).map_or(JsValue::NULL, |words| JsValue::from_str(&words))
    }

    fn note(self, run: Run, check: Check) {
        if self.validation.try_with_untracked(|it| it.awaits(run)) == Some(true) {
            self.decided.update(|it| it.push(check));
            let count = self.decided.with_untracked(Vec::len);
            self.host.tell(News::Progress, [self.last_words(), JsValue::from_str(&count.to_string())]);
        }
    }

    fn settle(self, run: Run, answer: Result<Report, ApiFailure>) {
        let failure = answer.as_ref().err().cloned();
        let was_heard = self.validation.try_update(|it| it.settle(run, answer));
        if was_heard != Some(true) {
            return;
        }
        match failure {
            None => {
                self.validation.with_untracked(|it| {
                    if let Phase::Done(report) = it.phase() {
                        self.help.follow_report(report);
                    }
                });
                self.host.tell(News::Complete, [self.last_words()]);
            }
            Some(failure) => {
                if let ApiFailure::Problem(problem) = &failure {
                    self.form.refuse(&problem.errors);
                }
                // Of an answer that made no sense the rest is not wanted.
                self.test_call.set_value(None);
                self.tell_failure(failure.code(), &failure);
            }
        }
    }

    fn tell_failure(self, code: &'static str, failure: &ApiFailure) {
        let (status, words) = match failure {
            ApiFailure::NotTheProxy { status } | ApiFailure::NotTaken { status } => {
                (Some(*status), JsValue::NULL)
            }
            ApiFailure::Problem(problem) => (Some(problem.status), self.last_words()),
            _ => (None, JsValue::NULL),
        };
        self.host.tell(News::Error, [code.into(), status.map_or(JsValue::NULL, Into::into), words]);
    }

    /// Stops the test.
    pub fn cancel(self) {
        let was_running = self.validation.with_untracked(Validation::is_running);
        self.validation.update(Validation::cancel);
        self.test_call.set_value(None);
        if was_running {
            self.tell_failure(ApiFailure::Cancelled.code(), &ApiFailure::Cancelled);
        }
    }

    /// Empties the form and takes the report away.
    pub fn reset(self) {
        self.cancel();
        self.saving.forget();
        self.form.clear();
        self.decided.set(Vec::new());
        self.validation.update(Validation::forget);
        self.narrow_reach();
    }

    /// Fills in a name and a token to try.
    pub fn try_out(self, persona: &Persona) {
        self.form.fill(persona);
        self.is_filled_in.set(true);
    }

    /// What the host supports.
    pub fn policy(self) -> Policy {
        let proxys = || self.config.with(|config| config.as_ref().map(|it| it.policy.clone()));
        self.host_policy.get().or_else(proxys).unwrap_or_default()
    }

    /// Whether nothing that is said here is about the real GitHub.
    pub fn is_demo(self) -> bool {
        self.config.with(|config| config.as_ref().is_some_and(|it| it.mode == Mode::Demo))
    }

    /// Names and tokens to try.
    pub fn personas(self) -> Vec<Persona> {
        self.config.with(|config| config.as_ref().map(|it| it.personas.clone())).unwrap_or_default()
    }

    /// What those who listen hear: where the test stands, and its headline once.
    pub fn announcement(self, words: Words) -> String {
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

/// Handing over what was tested.
impl Connect {
    /// Why the registry cannot be saved now; nothing when it can.
    #[must_use]
    pub fn save_obstacle(self) -> Option<Label> {
        self.validation.with(|validation| match validation.phase() {
            Phase::Done(report) if !validation.is_stale() => {
                (report.verdict == Verdict::Blocked).then_some(Label::SaveBlocked)
            }
            _ => Some(Label::SaveNeedsTest),
        })
    }

    /// Hands the registry over, if it was tested as it stands in the form.
    pub fn save(self) {
        if untrack(|| self.save_obstacle().is_some() || self.saving.is_running()) {
            return;
        }
        let Ok(request) = untrack(|| self.form.request()) else { return };
        let description = untrack(|| self.form.description.value()).ok().flatten();
        let description = description.as_ref().map(ghcr_contract::Description::as_str);
        let body = || json::write_registry(&request, description, self.form.reach_untracked());
        self.saving.forget();
        match self.saving.address.get_untracked() {
            None => {
                self.saving.hold(body());
                self.host.tell(News::Submit, self.submit_facts(false));
            }
            Some(address) => self.post(address, body(), self.saving.hands_over.get_untracked().then(body)),
        }
    }

    fn post(self, address: String, body: SecretString, held: Option<SecretString>) {
        let leash = Leash::new();
        let signal = leash.signal();
        self.saving.start(leash);
        spawn_local(async move {
            let Some(endpoint) = self.endpoint.try_get_value() else { return };
            let answer = api::save(&endpoint, &address, body, signal).await;
            match answer {
                // Reset, stopped, or gone with the screen: nobody waits for it any more.
                _ if self.saving.stage.try_with_untracked(|it| *it == Stage::Running) != Some(true) => {}
                Ok(()) => {
                    let facts = self.submit_facts(true);
                    // The token has done its work here.
                    self.reset();
                    if let Some(held) = held {
                        self.saving.hold(held);
                    }
                    self.saving.stage.set(Stage::Saved);
                    self.host.tell(News::Submit, facts);
                }
                Err(failure) => {
                    self.tell_failure("save_failed", &failure);
                    self.saving.stage.set(Stage::Failed(failure));
                }
            }
        });
    }

    fn submit_facts(self, is_saved: bool) -> impl Iterator<Item = JsValue> {
        let verdict = self.validation.with_untracked(|it| match it.phase() {
            Phase::Done(report) => JsValue::from_str(report.verdict.as_str()),
            _ => JsValue::NULL,
        });
        untrack(|| self.form_facts()).into_iter().chain([verdict, is_saved.into()])
    }

    /// Tells the page around of each change of the form, but not of the empty form it begins with.
    fn tell_changes(self) {
        Effect::new(move |before: Option<()>| {
            let facts = self.form_facts();
            let is_complete = self.form.request().is_ok();
            if before.is_some() {
                self.host.tell(News::Change, facts.into_iter().chain([is_complete.into()]));
            }
        });
    }

    fn form_facts(self) -> [JsValue; 5] {
        let form = self.form;
        let has_token = form.token.with_text(|text| !text.trim().is_empty());
        [
            fact(form.username.value().ok().flatten().map(|it| it.to_string())),
            fact(form.description.value().ok().flatten().map(|it| it.as_str().to_owned())),
            fact(form.image.value().ok().flatten().map(|it| it.to_string())),
            form.reach().as_str().into(),
            has_token.into(),
        ]
    }
}
