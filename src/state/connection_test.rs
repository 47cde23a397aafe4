//! The test of the connection: from the form to the report.

use super::deployment::Deployment;
use super::form::{Form, TestedPart};
use super::help::Help;
use super::validation::{Run, Validation};
use crate::api::{self, AbortGuard, ApiError, Subject};
use crate::host::{Host, HostEvent, without_token};
use ghcr_contract::{Check, Event, Persona, Report, Verdict};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The test, and what it has found.
#[derive(Clone, Copy)]
pub struct ConnectionTest {
    /// Where it stands.
    pub validation: RwSignal<Validation>,
    /// The checks that the running test has decided so far.
    pub decided: RwSignal<Vec<Check>>,
    /// Whether the form was filled in by a persona since the last test.
    pub is_filled_in: RwSignal<bool>,
    /// What the latest test is about.
    tested: StoredValue<Option<TestedPart>>,
    /// The id of the saved registry that is tested; none if what stands in the form is.
    saved: StoredValue<Option<String>>,
    /// The request that is under way, which ends with the screen.
    call: StoredValue<Option<AbortGuard>, LocalStorage>,
    form: Form,
    help: Help,
    deployment: Deployment,
    host: Host,
}

impl ConnectionTest {
    /// No test yet.
    pub fn new(form: Form, help: Help, deployment: Deployment, host: Host) -> Self {
        Self {
            validation: RwSignal::default(),
            decided: RwSignal::default(),
            is_filled_in: RwSignal::new(false),
            tested: StoredValue::new(None),
            saved: StoredValue::new(None),
            call: StoredValue::new_local(None),
            form,
            help,
            deployment,
            host,
        }
    }

    /// The test of a saved registry, which the form shows.
    pub fn of_saved(self, id: String) -> Self {
        self.saved.set_value(Some(id));
        self
    }

    /// Returns true if a saved registry is tested, and not what stands in the form.
    pub fn is_of_saved(self) -> bool {
        self.saved.with_value(Option::is_some)
    }

    /// Shows a report that was made before, at that time in seconds since 1970 (UTC).
    pub fn show(self, report: Report, at: i64) {
        self.validation.update(|validation| validation.show(report, at));
    }

    /// Returns true while a test runs.
    pub fn is_running(self) -> bool {
        self.validation.with(Validation::is_running)
    }

    /// Reads the report on the form as it stands, if there is one.
    pub fn with_fresh_report<T>(self, read: impl FnOnce(&Report) -> T) -> Option<T> {
        self.validation.with(|validation| validation.fresh_report().map(read))
    }

    /// The form may have changed: a report on what stood there before is an earlier one. The change
    /// that filled in the form right before the test is no such change.
    pub fn note_edit(self) {
        let current = self.form.tested_part();
        if self.tested.with_value(|tested| tested.as_ref() != Some(&current)) {
            self.validation.maybe_update(Validation::note_edit);
        }
    }

    /// Tests the saved registry or what stands in the form, or leads to the first field with a
    /// fault. Returns true if a test is running now.
    pub fn start(self) -> bool {
        if let Some(id) = self.saved.get_value() {
            self.run(Subject::Saved(id));
            return true;
        }
        match untrack(|| self.form.request()) {
            Ok(request) => {
                self.run(Subject::Typed(Box::new(request)));
                true
            }
            Err((field, _)) => {
                self.form.show_faults(field);
                false
            }
        }
    }

    fn run(self, subject: Subject) {
        let Some(run) = self.validation.try_update(Validation::start).flatten() else { return };
        self.is_filled_in.set(false);
        self.form.is_edited.set(false);
        self.decided.set(Vec::new());
        self.tested.set_value(Some(untrack(|| self.form.tested_part())));
        let guard = AbortGuard::new();
        let signal = guard.signal();
        self.call.set_value(Some(guard));
        let endpoint = self.deployment.endpoint();
        let start = HostEvent::ValidateStart {
            username: without_token(untrack(|| self.form.username.value()).ok().flatten()),
            image: without_token(untrack(|| self.form.image.value()).ok().flatten()),
        };
        // The host page may cancel at once.
        self.host.emit(&start, None);
        spawn_local(async move {
            let on_event = |answer: &str, event| self.take(run, answer, event);
            if let Err(error) = api::validate(&endpoint, &subject, signal, on_event).await {
                // A later test has a guard of its own.
                if self.awaits(run) {
                    // Aborts the rest of an answer that cannot be read.
                    self.call.set_value(None);
                }
                self.fail(run, error, None);
            }
        });
    }

    fn take(self, run: Run, answer: &str, event: Event) {
        match event {
            Event::Check(check) => {
                if self.awaits(run) {
                    self.decided.update(|decided| decided.push(*check));
                    let decided = self.decided.with_untracked(Vec::len);
                    self.host.emit(&HostEvent::ValidateProgress { decided }, Some(answer));
                }
            }
            Event::Report(report) => {
                if self.settle(run, Ok(report)) {
                    self.validation.with_untracked(|it| {
                        it.report().map(|report| self.help.follow_report(report))
                    });
                    self.host.emit(&HostEvent::ValidateComplete {}, Some(answer));
                }
            }
            Event::Problem(problem) => {
                if self.awaits(run) {
                    self.form.refuse(&problem.errors);
                }
                self.fail(run, ApiError::Problem(problem), Some(answer));
            }
        }
    }

    /// After a test that is ready a summary replaces the fields, unless somebody is typing in one of
    /// them. After any other end the fields are shown.
    fn fold_form(self) {
        let verdict = untrack(|| self.with_fresh_report(|report| report.verdict));
        let is_ready = matches!(verdict, Some(Verdict::Ready | Verdict::ReadyWithWarnings));
        if !is_ready {
            self.form.unfold();
        } else if !self.form.is_edited.get_untracked() {
            self.form.is_folded.set(true);
        }
    }

    /// Returns true if that test is the one that runs.
    fn awaits(self, run: Run) -> bool {
        self.validation.try_with_untracked(|it| it.awaits(run)) == Some(true)
    }

    fn fail(self, run: Run, error: ApiError, answer: Option<&str>) {
        let event = HostEvent::error(&error);
        if self.settle(run, Err(error)) {
            self.host.emit(&event, answer);
        }
    }

    fn settle(self, run: Run, answer: Result<Report, ApiError>) -> bool {
        let is_settled = self.validation.try_update(|it| it.settle(run, answer)) == Some(true);
        if is_settled {
            self.fold_form();
        }
        is_settled
    }

    /// Stops the running test.
    pub fn cancel(self) {
        if self.validation.with_untracked(Validation::is_running) {
            self.validation.update(Validation::cancel);
            self.fold_form();
            self.call.set_value(None);
            self.host.emit(&HostEvent::error(&ApiError::Cancelled), None);
        }
    }

    /// On a key: Escape stops the running test.
    pub fn cancel_on_escape(self, event: &KeyboardEvent) {
        if event.key() == "Escape" && untrack(|| self.is_running()) {
            event.prevent_default();
            self.cancel();
        }
    }

    /// Stops the running test and takes the report away.
    pub fn clear(self) {
        self.cancel();
        self.decided.set(Vec::new());
        self.tested.set_value(None);
        self.validation.update(Validation::forget);
    }

    /// Fills in a persona's name and token.
    pub fn try_out(self, persona: &Persona) {
        self.form.fill(persona);
        self.is_filled_in.set(true);
    }
}
