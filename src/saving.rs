//! Handing the finished configuration over to the page around, or to its back end.

use crate::api::{ApiFailure, Leash};
use leptos::prelude::*;
use secrecy::SecretString;

/// Where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is asked of the back end.
    #[default]
    Idle,
    /// It was asked.
    Running,
    /// It took the configuration.
    Saved,
    /// It did not.
    Failed(ApiFailure),
}

/// Whether and how a configuration can be handed over. Small enough to be copied into every closure.
#[derive(Clone, Copy)]
pub struct Saving {
    /// Where the back end takes configurations.
    pub address: RwSignal<Option<String>>,
    /// Whether the page around may take the credential itself.
    pub hands_over: RwSignal<bool>,
    /// Where it stands.
    pub stage: RwSignal<Stage>,
    /// What the page may take, once.
    held: StoredValue<Option<SecretString>>,
    call: StoredValue<Option<Leash>, LocalStorage>,
}

impl Saving {
    /// No page asks for anything.
    #[must_use]
    pub fn new() -> Self {
        Self {
            address: RwSignal::new(None),
            hands_over: RwSignal::new(false),
            stage: RwSignal::default(),
            held: StoredValue::new(None),
            call: StoredValue::new_local(None),
        }
    }

    /// Whether there is anybody to hand it to.
    #[must_use]
    pub fn is_offered(self) -> bool {
        self.hands_over.get() || self.address.with(Option::is_some)
    }

    /// Whether the back end was asked and has not answered.
    #[must_use]
    pub fn is_running(self) -> bool {
        self.stage.with(|stage| *stage == Stage::Running)
    }

    /// Keeps the configuration for the page around, if it may have it.
    pub fn hold(self, body: SecretString) {
        self.held.set_value(self.hands_over.get_untracked().then_some(body));
    }

    /// Gives away what was kept. It is there once.
    #[must_use]
    pub fn take(self) -> Option<SecretString> {
        self.held.try_update_value(Option::take).flatten()
    }

    /// Begins to ask the back end; the call ends with the leash, which is kept here.
    pub fn start(self, leash: Leash) {
        self.call.set_value(Some(leash));
        self.stage.set(Stage::Running);
    }

    /// Whatever was said, asked or kept is over.
    pub fn forget(self) {
        self.call.set_value(None);
        self.held.set_value(None);
        if self.stage.with_untracked(|stage| *stage != Stage::Idle) {
            self.stage.set(Stage::Idle);
        }
    }
}

impl Default for Saving {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret;

    fn with_saving(test: impl FnOnce(Saving)) {
        Owner::new().with(|| test(Saving::new()));
    }

    #[test]
    fn what_may_be_taken_is_there_once() {
        with_saving(|saving| {
            saving.hands_over.set(true);
            saving.hold("secret".to_owned().into());
            assert_eq!(saving.take().map(|it| it.expose_secret().len()), Some(6));
            assert!(saving.take().is_none());
            saving.hold("secret".to_owned().into());
            saving.forget();
            assert!(saving.take().is_none());
        });
    }

    #[test]
    fn nothing_is_kept_for_a_page_that_did_not_ask_for_it() {
        with_saving(|saving| {
            saving.address.set(Some("/save".into()));
            assert!(saving.is_offered());
            saving.hold("secret".to_owned().into());
            assert!(saving.take().is_none());
        });
    }
}
