//! Saving the registry that was tested: at the host's `save-endpoint`, or by handing it to the host
//! page.

use super::connection_test::ConnectionTest;
use super::deployment::Deployment;
use super::form::Form;
use super::saving::{Saving, Stage};
use crate::api::{self, AbortGuard, ApiError};
use crate::host::{Host, HostEvent};
use ghcr_contract::Verdict;
use leptos::prelude::*;
use leptos::task::spawn_local;
use secrecy::{ExposeSecret, SecretString};

/// Saves the registry.
#[derive(Clone, Copy)]
pub struct RegistrySaver {
    /// Where saving stands.
    pub saving: RwSignal<Saving>,
    form: Form,
    test: ConnectionTest,
    deployment: Deployment,
    host: Host,
}

impl RegistrySaver {
    /// Nothing is saved yet.
    #[must_use]
    pub fn new(form: Form, test: ConnectionTest, deployment: Deployment, host: Host) -> Self {
        Self { saving: RwSignal::default(), form, test, deployment, host }
    }

    /// Tests what stands in the form, unless it is being saved. Returns true if a test is running
    /// now.
    pub fn start_test(self) -> bool {
        !untrack(|| self.is_running()) && self.test.start()
    }

    /// Returns true while the back end has not answered.
    #[must_use]
    pub fn is_running(self) -> bool {
        self.saving.with(Saving::is_running)
    }

    /// Returns true if what stands in the form was tested, and nothing stands in the way.
    #[must_use]
    pub fn may_save(self) -> bool {
        let verdict = self.test.with_fresh_report(|report| report.verdict);
        verdict.is_some_and(|verdict| verdict != Verdict::Blocked)
    }

    /// Saves the registry, if it was tested as it stands in the form.
    pub fn save(self) {
        if untrack(|| !self.may_save() || self.is_running()) {
            return;
        }
        let body = match untrack(|| self.form.registry()) {
            Ok(registry) => api::registry_json(&registry),
            Err((field, _)) => return self.form.show_faults(field),
        };
        self.forget();
        let address = self.saving.with_untracked(|saving| saving.address.clone());
        let submit = untrack(|| {
            let verdict = self.test.with_fresh_report(|report| report.verdict);
            HostEvent::submit(self.form, verdict, address.is_some())
        });
        match address {
            Some(address) => self.post(address, body, submit),
            None => {
                self.saving.update_untracked(|saving| saving.hold(body));
                self.host.emit(&submit, None);
            }
        }
    }

    /// Posts the registry. The form may be changed meanwhile; `submit` is about what was posted.
    fn post(self, address: String, body: SecretString, submit: HostEvent) {
        let guard = AbortGuard::new();
        let signal = guard.signal();
        self.saving.update(|saving| saving.stage = Stage::Running(guard));
        let endpoint = self.deployment.endpoint();
        spawn_local(async move {
            let answer = api::save(&endpoint, &address, &body, signal).await;
            // Reset, or gone with the screen: nobody waits for it any more.
            if self.saving.try_with_untracked(Saving::is_running) != Some(true) {
                return;
            }
            match answer {
                Ok(()) => self.finish(body, &submit),
                Err(error) => {
                    let event = HostEvent::save_failed(&error);
                    self.saving.update(|saving| saving.stage = Stage::Failed(error));
                    self.host.emit(&event, None);
                }
            }
        });
    }

    /// Empties the form, and the token with it, unless somebody has gone on to the next registry.
    fn finish(self, body: SecretString, submit: &HostEvent) {
        let current =
            untrack(|| self.form.registry()).map(|registry| api::registry_json(&registry));
        if current.is_ok_and(|current| current.expose_secret() == body.expose_secret()) {
            // It is no longer running, so that the reset does not report it as cancelled.
            self.saving.update(|saving| {
                saving.forget();
            });
            self.reset();
        }
        self.saving.update(|saving| {
            saving.hold(body);
            saving.stage = Stage::Saved;
        });
        self.host.emit(submit, None);
    }

    /// Forgets what was saved. Of a request that is under way it is not known whether it was taken.
    pub fn forget(self) {
        let was_running = self.saving.with_untracked(Saving::is_running);
        if !self.saving.with_untracked(Saving::is_idle) {
            self.saving.update(|saving| {
                saving.forget();
            });
        }
        if was_running {
            self.host.emit(&HostEvent::save_failed(&ApiError::Cancelled), None);
        }
    }

    /// Empties the form and takes the report away.
    pub fn reset(self) {
        self.test.clear();
        self.forget();
        self.form.clear();
    }
}
