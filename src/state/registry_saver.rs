//! Saving the registry that was tested: at the host's `save-endpoint`, by handing it to the host
//! page, or in the service's own list.

use super::connection_test::ConnectionTest;
use super::deployment::Deployment;
use super::form::Form;
use super::registries::Registries;
use super::saving::{Saving, Stage};
use crate::api::{self, AbortGuard, ApiError, registries};
use crate::host::{Host, HostEvent};
use ghcr_contract::{RegistryEventKind, Verdict};
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
    registries: Registries,
    host: Host,
}

/// Who takes a registry.
#[derive(Debug, PartialEq)]
enum Destination {
    /// The host's `save-endpoint`.
    BackEnd(String),
    /// The host page (`hand-over`).
    HostPage,
    /// The service's own list.
    List,
}

impl RegistrySaver {
    /// Nothing is saved yet.
    pub fn new(
        form: Form,
        test: ConnectionTest,
        deployment: Deployment,
        registries: Registries,
        host: Host,
    ) -> Self {
        Self { saving: RwSignal::default(), form, test, deployment, registries, host }
    }

    /// Tests what stands in the form, unless it is being saved. Returns true if a test is running
    /// now.
    pub fn start_test(self) -> bool {
        !untrack(|| self.is_running()) && self.test.start()
    }

    /// Returns true if somebody takes registries: the host page, its back end, or the service's own
    /// list. A saved registry is not saved again.
    pub fn is_offered(self) -> bool {
        let is_taken = self.saving.with(Saving::is_offered) || self.deployment.keeps_registries();
        is_taken && !self.test.is_of_saved()
    }

    /// Returns true if what is saved goes into the service's own list.
    pub fn saves_in_list(self) -> bool {
        self.saving.with(|saving| !saving.is_offered())
    }

    /// Returns true while the back end has not answered.
    pub fn is_running(self) -> bool {
        self.saving.with(Saving::is_running)
    }

    /// Returns true if what stands in the form was tested, and nothing stands in the way.
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
        let destination = self.destination();
        let submit = untrack(|| {
            let verdict = self.test.with_fresh_report(|report| report.verdict);
            HostEvent::submit(self.form, verdict, destination != Destination::HostPage)
        });
        if destination == Destination::HostPage {
            self.saving.update_untracked(|saving| saving.hold(body));
            self.host.emit(&submit, None);
        } else {
            self.post(destination, body, submit);
        }
    }

    /// The host page's own back end, then the host page, then the service's list.
    fn destination(self) -> Destination {
        self.saving.with_untracked(|saving| match &saving.address {
            Some(address) => Destination::BackEnd(address.clone()),
            None if saving.hands_over => Destination::HostPage,
            None => Destination::List,
        })
    }

    /// Posts the registry. The form may be changed meanwhile; `submit` is about what was posted.
    fn post(self, destination: Destination, body: SecretString, submit: HostEvent) {
        let guard = AbortGuard::new();
        let signal = guard.signal();
        let attempt = self.saving.try_update(|saving| {
            saving.stage = Stage::Running(guard);
            saving.attempt_for(&body)
        });
        let attempt = attempt.unwrap_or_default();
        let endpoint = self.deployment.endpoint();
        spawn_local(async move {
            let answer = match destination {
                Destination::BackEnd(address) => {
                    api::save(&endpoint, &address, &body, signal).await.map(|()| None)
                }
                Destination::List | Destination::HostPage => {
                    registries::save(&endpoint, &body, &attempt, signal).await.map(Some)
                }
            };
            // Reset, or gone with the screen: nobody waits for it any more.
            if self.saving.try_with_untracked(Saving::is_running) != Some(true) {
                return;
            }
            match answer {
                Ok(saved) => {
                    if let Some(saved) = saved {
                        self.registries.put(&saved, RegistryEventKind::Created);
                    }
                    self.finish(body, &submit);
                }
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
            saving.end_attempt();
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
        self.saving.update_untracked(Saving::end_attempt);
        self.form.clear();
    }
}
