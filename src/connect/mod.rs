//! Connecting an account: what is typed, what is asked, and what came of it.

mod hand_over;

use crate::api::{self, ApiFailure, Endpoint, Leash};
use crate::form::Form;
use crate::help::Help;
use crate::host::{Host, News, fact, tell};
use crate::json;
use crate::links::note_in_address;
use crate::place::{Page, Place};
use crate::saving::Saving;
use crate::speech::Speech;
use crate::state::{State, watch};
use crate::validation::{Phase, Run, Validation};
use crate::words::{Label, Words, spoken};
use ghcr_contract::{
    Check, Config, GITHUB_WEB, Mode, NewToken, Persona, Policy, Report, ValidateRequest, Visibility,
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

/// What the screen knows and does, small enough to be copied into every closure.
#[derive(Clone, Copy)]
pub struct Connect {
    /// What is typed.
    pub form: Form,
    /// What the help shows.
    pub help: Help,
    /// The words.
    pub speech: Speech,
    /// The test.
    pub validation: State<Validation>,
    /// What the running test has found so far.
    pub decided: State<Vec<Check>>,
    /// Handing over what was tested.
    pub saving: State<Saving>,
    config: State<Option<Config>>,
    /// What is scanned: the page around says it, or else the proxy.
    policy: State<Policy>,
    /// Whether the last thing that happened was a persona's click, which those who listen cannot see.
    is_filled_in: State<bool>,
    /// The world outside. The calls that are under way end with it.
    host: State<Host>,
}

impl Connect {
    /// An empty form that will ask the proxy of `host` and tell its page, once it is [awake](Self::wake).
    #[must_use]
    pub fn new(place: Place, host: Host, speech: Speech) -> Self {
        Self {
            form: Form::new(),
            help: Help::new(place),
            speech,
            validation: State::default(),
            decided: State::default(),
            saving: State::new(Saving::default()),
            config: State::new(None),
            policy: State::default(),
            is_filled_in: State::new(false),
            host: State::new(host),
        }
    }

    /// Begins to watch what is typed, and asks the proxy for its config where that is not known to be the usual one. The build,
    /// which prints the same screen, has no one to do it.
    pub fn wake(self, is_usual: bool) {
        watch(move || {
            self.form.track_request();
            self.validation.maybe_update(Validation::note_edit);
        });
        if self.host.with_untracked(|host| host.listener.is_some()) {
            self.tell_changes();
        }
        if self.help.place.has_address() {
            self.guard_leaving();
        }
        if !is_usual {
            self.load_config();
        }
    }

    /// Asks another proxy from now on.
    pub fn ask_at(self, address: String) {
        self.host.update_untracked(|host| host.endpoint.address = address);
        self.load_config();
    }

    /// Without it the screen works with what is usual, so a failure is not spoken of.
    fn load_config(self) {
        let leash = Leash::new();
        let signal = leash.signal();
        self.host.update_untracked(|host| host.config_call = Some(leash));
        spawn_local(async move {
            let Some(endpoint) = self.endpoint() else { return };
            if let Ok(config) = api::fetch_config(&endpoint, signal).await
                && self.config.try_set(Some(config))
            {
                self.settle_policy();
            }
        });
    }

    /// Takes the host's word instead of the proxy's, or the proxy's again.
    pub fn follow_policy(self, policy: Option<String>) {
        self.host.update_untracked(|host| host.policy = policy);
        self.settle_policy();
    }

    /// Where it is what it was, as it mostly is, nothing is drawn anew. Nobody is asked for a token for images that are not
    /// scanned.
    fn settle_policy(self) {
        let proxys = self.config.with_untracked(|config| config.as_ref().map(|it| it.policy.clone()));
        let policy = proxys.unwrap_or_default();
        let wish = self.host.with_untracked(|host| host.policy.clone());
        let policy = wish.and_then(|text| json::read_policy(&text, policy.clone())).unwrap_or(policy);
        self.policy.maybe_update(|it| std::mem::replace(it, policy) != *it);
        if untrack(|| !self.policy().supports(self.form.reach())) {
            self.form.choose_reach(Visibility::Public);
        }
    }

    /// The browser asks before the window is closed with something in the form that no test has used yet.
    fn guard_leaving(self) {
        let listener = window_event_listener_untyped("beforeunload", move |event| {
            let is_used = self.validation.with_untracked(|it| it.fresh_report().is_some());
            if untrack(|| self.form.holds_text()) && !is_used {
                event.prevent_default();
            }
        });
        on_cleanup(move || listener.remove());
    }

    /// Tests what stands in the form, or leads to what has to be mended first. Whether a test is running now. What is being saved is
    /// saved first.
    pub fn submit(self) -> bool {
        if self.saving.with_untracked(Saving::is_running) {
            return false;
        }
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
        self.forget_saving();
        self.speech.fetch_later();
        let image = request.image.as_ref().map(ToString::to_string);
        let leash = Leash::new();
        let signal = leash.signal();
        self.set_test_call(Some(leash));
        // Last: who hears it may end the test at once.
        self.tell(News::Start, &[fact(Some(request.username.to_string())), fact(image)]);
        spawn_local(async move {
            let Some(endpoint) = self.endpoint() else { return };
            let note = |check| self.note(run, check);
            let hear = |words: &[u8]| self.hear(words);
            let answer = api::validate(&endpoint, &request, signal, note, hear).await;
            self.settle(run, answer);
        });
    }

    fn endpoint(self) -> Option<Endpoint> {
        self.host.try_with_untracked(|host| host.endpoint.clone())
    }

    fn set_test_call(self, call: Option<Leash>) {
        self.host.update_untracked(|host| host.test_call = call);
    }

    fn hear(self, words: &[u8]) {
        self.host.try_update_untracked(|host| {
            if host.listener.is_some() {
                host.last_words = words.to_vec();
            }
        });
    }

    fn last_words(self) -> JsValue {
        let words = self.host.try_update_untracked(|host| std::mem::take(&mut host.last_words));
        String::from_utf8(words.unwrap_or_default()).map_or(JsValue::NULL, |words| JsValue::from_str(&words))
    }

    /// Tells the page around. It may do something with the screen at once.
    fn tell(self, news: News, facts: &[JsValue]) {
        let listener = self.host.try_with_untracked(|host| host.listener.clone()).flatten();
        tell(listener, news, facts);
    }

    fn note(self, run: Run, check: Check) {
        if self.validation.try_with_untracked(|it| it.awaits(run)) == Some(true) {
            self.decided.update(|it| it.push(check));
            let count = self.decided.with_untracked(Vec::len);
            self.tell(News::Progress, &[self.last_words(), u32::try_from(count).unwrap_or(u32::MAX).into()]);
        }
    }

    fn settle(self, run: Run, answer: Result<Report, ApiFailure>) {
        if self.validation.try_update(|it| it.settle(run, answer)) != Some(true) {
            return;
        }
        let facts = self.validation.with_untracked(|it| match it.phase() {
            Phase::Done(report) => {
                self.help.follow_report(report);
                None
            }
            Phase::Failed(failure) => {
                if let ApiFailure::Problem(problem) = failure {
                    self.form.refuse(&problem.errors);
                }
                Some(self.facts_of(failure.code(), failure))
            }
            _ => Some(self.facts_of(ApiFailure::Cancelled.code(), &ApiFailure::Cancelled)),
        });
        match facts {
            None => self.tell(News::Complete, &[self.last_words()]),
            Some(facts) => {
                // Of an answer that made no sense the rest is not wanted.
                self.set_test_call(None);
                self.tell(News::Error, &facts);
            }
        }
    }

    fn facts_of(self, code: &'static str, failure: &ApiFailure) -> [JsValue; 3] {
        let (status, words) = match failure {
            ApiFailure::NotTheProxy { status } | ApiFailure::NotTaken { status } => {
                (Some(*status), JsValue::NULL)
            }
            ApiFailure::Problem(problem) => (Some(problem.status), self.last_words()),
            _ => (None, JsValue::NULL),
        };
        [code.into(), status.map_or(JsValue::NULL, Into::into), words]
    }

    /// Stops the test.
    pub fn cancel(self) {
        let was_running = self.validation.with_untracked(Validation::is_running);
        self.validation.update(Validation::cancel);
        self.set_test_call(None);
        if was_running {
            self.tell(News::Error, &self.facts_of(ApiFailure::Cancelled.code(), &ApiFailure::Cancelled));
        }
    }

    /// Empties the form and takes the report away.
    pub fn reset(self) {
        self.cancel();
        self.forget_saving();
        self.form.clear();
        self.decided.set(Vec::new());
        self.validation.update(Validation::forget);
        self.settle_policy();
    }

    /// Fills in a name and a token to try.
    pub fn try_out(self, persona: &Persona) {
        self.form.fill(persona);
        self.is_filled_in.set(true);
    }

    /// What the host supports.
    pub fn policy(self) -> Policy {
        self.policy.get()
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
            Phase::Done(_) if self.speech.is_whole() != Some(true) => String::new(),
            Phase::Done(report) => {
                spoken(&format!("{} {}", words.verdict(report.verdict), words.headline(report)))
            }
        })
    }

    /// GitHub's page for a new token, filled in as the guide's choices say.
    pub fn new_token_page(self) -> String {
        let description = self.form.description.value().ok().flatten();
        let note = description.as_ref().map_or("", |it| it.as_str());
        let token = NewToken {
            note: note_in_address(note),
            lifetime: self.help.lifetime.get(),
            may_push: self.help.may_push.get(),
        };
        self.config.with(|config| {
            let web = config.as_ref().map_or(GITHUB_WEB, |it| &it.github_web);
            token.page(web)
        })
    }

    /// Somebody has a token: back to the form, and the cursor into its field.
    pub fn ask_for_token(self) {
        if self.help.is_page() {
            self.help.place.go(Page::Connect, None);
        }
        self.help.is_unfolded.set(false);
        // In one column the form cannot be seen yet.
        self.form.token.focus_soon();
    }
}
