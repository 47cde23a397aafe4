//! One saved registry that is looked at: what is known of it, and what is done to it.

use super::connection_test::ConnectionTest;
use super::deployment::Deployment;
use super::form::Form;
use super::help::Help;
use super::registries::{LOOK_AGAIN, Registries, awaits_test};
use crate::api::registries as api;
use crate::api::{ApiError, Endpoint};
use crate::host::Host;
use ghcr_contract::{
    Fault, Field, ProblemCode, RegistryEventKind, RegistryHistory, RegistryPatch, SavedRegistry,
    TokenReplacement, TokenRotation,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is opened below the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The field for a new token.
    ReplaceToken,
    /// The fields of the registry.
    Edit,
}

/// What became of the latest request.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// What was changed is saved.
    Changed,
    /// The new token was tested, and replaced the saved one or did not.
    Rotated(Box<TokenRotation>),
    /// It brought nothing.
    Failed(ApiError),
}

/// A saved registry that is looked at.
#[derive(Clone, Copy)]
pub struct OpenedRegistry {
    id: StoredValue<String>,
    /// The registry; none until it was read.
    pub registry: RwSignal<Option<SavedRegistry>>,
    /// What happened to it, as far as it was read.
    pub history: RwSignal<RegistryHistory>,
    /// What is opened below it.
    pub panel: RwSignal<Option<Panel>>,
    /// What became of the latest request; none where nothing is to be said.
    pub outcome: RwSignal<Option<Outcome>>,
    /// Whether a change is under way.
    pub is_busy: RwSignal<bool>,
    /// The fields of the panels.
    pub form: Form,
    /// The test with the saved token.
    pub test: ConnectionTest,
    deployment: Deployment,
    registries: Registries,
}

impl OpenedRegistry {
    /// The registry of that id, of which nothing is known yet.
    pub fn new(
        id: String,
        registries: Registries,
        deployment: Deployment,
        help: Help,
        host: Host,
    ) -> Self {
        let form = Form::new(deployment.hosts);
        let test = ConnectionTest::new(form, help, deployment, host).of_saved(id.clone());
        let known = registries.listing.with_untracked(|listing| {
            listing.registries.iter().find(|registry| registry.id == id).cloned()
        });
        Self {
            id: StoredValue::new(id),
            registry: RwSignal::new(known),
            history: RwSignal::default(),
            panel: RwSignal::new(None),
            outcome: RwSignal::new(None),
            is_busy: RwSignal::new(false),
            form,
            test,
            deployment,
            registries,
        }
    }

    /// Reads the registry, its last report and its history, and follows its tests.
    pub fn start(self) {
        // Nobody waits for the report, so the page stays where it is when it comes.
        self.form.is_edited.set(true);
        self.load();
        Effect::new(move |_| {
            let waits = self.registry.with(|it| it.as_ref().is_some_and(awaits_test));
            // What is edited is the version that was opened.
            let is_shown = self.panel.with(Option::is_none);
            let look = move || self.look_again();
            if waits
                && is_shown
                && let Ok(timer) = set_timeout_with_handle(look, LOOK_AGAIN)
            {
                on_cleanup(move || timer.clear());
            }
        });
        Effect::new(move |earlier: Option<bool>| {
            let is_running = self.test.is_running();
            if earlier == Some(true) && !is_running {
                let has_report = self.test.validation.with_untracked(|it| it.report().is_some());
                spawn_local(async move {
                    if self.read().await && has_report {
                        self.tell(RegistryEventKind::Tested);
                        // An answer from before the test may have come after it.
                        if !self.shows_report() {
                            self.read_report().await;
                        }
                    }
                });
                self.load_history(None);
            }
            is_running
        });
    }

    fn endpoint(self) -> (Endpoint, String) {
        (self.deployment.endpoint(), self.id.get_value())
    }

    /// Reads the registry, its last report and the first page of its history.
    pub fn load(self) {
        spawn_local(async move {
            // It says when the registry was tested.
            if self.read().await {
                self.read_report().await;
            }
        });
        self.load_history(None);
    }

    /// Reads the registry, and the rest once it was tested.
    fn look_again(self) {
        spawn_local(async move {
            let is_tested =
                |it: &Option<SavedRegistry>| it.as_ref().is_some_and(|it| !awaits_test(it));
            if self.read().await && self.registry.try_with_untracked(is_tested) == Some(true) {
                self.load_history(None);
                self.read_report().await;
            }
        });
    }

    fn shows_report(self) -> bool {
        self.test.validation.try_with_untracked(|it| it.report().is_some()) == Some(true)
    }

    /// Returns true if the registry was read and is still looked at.
    async fn read(self) -> bool {
        let (endpoint, id) = self.endpoint();
        match api::read(&endpoint, &id).await {
            Ok(registry) => self.show(registry),
            Err(failure) => {
                let _ = self.outcome.try_set(Some(Outcome::Failed(failure)));
                false
            }
        }
    }

    /// Reads the next page of the history.
    pub fn load_more_history(self) {
        self.load_history(self.history.with_untracked(|history| history.next.clone()));
    }

    fn load_history(self, cursor: Option<String>) {
        let (endpoint, id) = self.endpoint();
        spawn_local(async move {
            let Ok(page) = api::history(&endpoint, &id, cursor.as_deref()).await else { return };
            let _ = self.history.try_update(|history| {
                if cursor.is_none() {
                    *history = page;
                } else if history.next == cursor {
                    // Asked for twice, it is shown once.
                    history.entries.extend(page.entries);
                    history.next = page.next;
                }
            });
        });
    }

    /// Shows the report of the last test.
    async fn read_report(self) {
        let (endpoint, id) = self.endpoint();
        let Ok(Some(report)) = api::report(&endpoint, &id).await else { return };
        let at = self.registry.try_with_untracked(|it| it.as_ref()?.last_tested_at).flatten();
        if let Some(at) = at {
            self.test.show(report, at);
        }
    }

    /// Returns false if it is no longer looked at. A report on what it was before a change goes.
    fn show(self, registry: SavedRegistry) -> bool {
        let Some(panel) = self.panel.try_get_untracked() else { return false };
        if registry.last_tested_at.is_none() && self.shows_report() {
            self.test.clear();
        }
        if panel.is_none() {
            self.form.fill_in(&registry);
        }
        self.registry.set(Some(registry));
        true
    }

    fn tell(self, done: RegistryEventKind) {
        if let Some(Some(registry)) = self.registry.try_get_untracked() {
            self.registries.put(&registry, done);
        }
    }

    /// Opens a panel with the registry as it is, or closes it.
    pub fn open(self, panel: Option<Panel>) {
        self.panel.set(panel);
        self.outcome.set(None);
        if let Some(registry) = self.registry.get_untracked() {
            self.form.fill_in(&registry);
        }
        if panel == Some(Panel::ReplaceToken) {
            self.form.token.require(true);
        }
    }

    /// Whether another account stands in the field than the one that is saved: it needs its own
    /// token.
    pub fn is_other_account(self) -> bool {
        let typed = self.form.username.value().ok().flatten();
        self.registry.with(|registry| {
            let saved = registry.as_ref().map(|registry| &registry.username);
            typed.as_ref().is_some_and(|typed| saved != Some(typed))
        })
    }

    /// Tests the new token, and saves it if it is as good.
    pub fn replace_token(self) {
        let Ok(Some(token)) = untrack(|| self.form.token.value()) else {
            return self.form.show_faults(Field::Token);
        };
        let Some(registry) = self.registry.get_untracked() else { return };
        let (endpoint, _) = self.endpoint();
        self.change(
            async move {
                api::replace_token(&endpoint, &registry, &TokenReplacement { token }).await
            },
            move |rotation| {
                self.show(rotation.registry.clone());
                if rotation.is_replaced {
                    self.open(None);
                    if let Some(at) = rotation.registry.last_tested_at {
                        self.test.show(rotation.report.clone(), at);
                    }
                    self.tell(RegistryEventKind::TokenReplaced);
                }
                self.outcome.set(Some(Outcome::Rotated(Box::new(rotation))));
                self.load_history(None);
            },
        );
    }

    /// Saves what was changed in the fields.
    pub fn save_changes(self) {
        let Some(registry) = self.registry.get_untracked() else { return };
        let patch = match untrack(|| self.patch(&registry)) {
            Ok(patch) => patch,
            Err((field, _)) => return self.form.show_faults(field),
        };
        let (endpoint, _) = self.endpoint();
        self.change(
            async move { api::change(&endpoint, &registry, &patch).await },
            move |registry| {
                self.panel.set(None);
                self.show(registry);
                self.outcome.set(Some(Outcome::Changed));
                self.tell(RegistryEventKind::Changed);
                self.load_history(None);
            },
        );
    }

    /// Removes the registry, and then leaves it.
    pub fn remove(self, leave: impl FnOnce() + 'static) {
        let Some(registry) = self.registry.get_untracked() else { return };
        let (endpoint, _) = self.endpoint();
        self.change(
            async move {
                api::remove(&endpoint, &registry).await?;
                self.registries.note_removal(registry);
                Ok(())
            },
            move |()| leave(),
        );
    }

    /// What differs from what is saved.
    fn patch(self, saved: &SavedRegistry) -> Result<RegistryPatch, (Field, Fault)> {
        let form = self.form;
        let at = |field| move |fault| (field, fault);
        let username = form.username.value().map_err(at(Field::Username))?;
        let description = form.description.value().map_err(at(Field::Description))?;
        let image = form.image.value().map_err(at(Field::Image))?;
        let (description, visibility) = (description.unwrap_or_default(), form.visibility());
        let mut patch = RegistryPatch {
            description: (description != saved.description).then_some(description),
            image: (image != saved.image).then_some(image),
            visibility: (visibility != saved.visibility).then_some(visibility),
            ..RegistryPatch::default()
        };
        if self.is_other_account() {
            patch.username = username;
            patch.token = form.token.value().map_err(at(Field::Token))?;
        }
        Ok(patch)
    }

    /// Waits for a change, one at a time. What it finds wrong is shown at the fields.
    fn change<T: 'static>(
        self,
        request: impl Future<Output = Result<T, ApiError>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.outcome.set(None);
        spawn_local(async move {
            let answer = request.await;
            // Closed meanwhile.
            if self.is_busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(answer) => done(answer),
                Err(failure) => {
                    if let ApiError::Problem(problem) = &failure {
                        self.form.refuse(&problem.errors);
                        // Who presses again changes what somebody else has made of it.
                        if problem.code == ProblemCode::PreconditionFailed {
                            self.load();
                        }
                    }
                    self.outcome.set(Some(Outcome::Failed(failure)));
                }
            }
        });
    }
}
