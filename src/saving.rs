//! Handing the finished configuration over to the page around, or to its back end.

use crate::api::{ApiFailure, Leash};
use secrecy::SecretString;

/// Where it stands.
#[derive(Debug, Default)]
pub enum Stage {
    /// Nothing is asked of the back end.
    #[default]
    Idle,
    /// It was asked; without the leash it is not.
    Running(Leash),
    /// It took the configuration.
    Saved,
    /// It did not.
    Failed(ApiFailure),
}

/// Whether and how a configuration can be handed over.
#[derive(Debug, Default)]
pub struct Saving {
    /// Where the back end takes configurations.
    pub address: Option<String>,
    /// Whether the page around may take the credential itself.
    pub hands_over: bool,
    /// Where it stands.
    pub stage: Stage,
    /// What the page may take, once.
    held: Option<SecretString>,
}

impl Saving {
    /// Whether there is anybody to hand it to.
    #[must_use]
    pub fn is_offered(&self) -> bool {
        self.hands_over || self.address.is_some()
    }

    /// Whether nothing is asked and nothing has come of it yet.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        matches!(self.stage, Stage::Idle)
    }

    /// Whether the back end was asked and has not answered.
    #[must_use]
    pub fn is_running(&self) -> bool {
        matches!(self.stage, Stage::Running(_))
    }

    /// Keeps the configuration for the page around, if it may have it.
    pub fn hold(&mut self, body: SecretString) {
        self.held = self.hands_over.then_some(body);
    }

    /// Gives away what was kept. It is there once.
    #[must_use]
    pub fn take(&mut self) -> Option<SecretString> {
        self.held.take()
    }

    /// Whatever was said, asked or kept is over. Whether there was any of it on the screen.
    pub fn forget(&mut self) -> bool {
        let was_idle = self.is_idle();
        self.held = None;
        self.stage = Stage::Idle;
        !was_idle
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret;

    #[test]
    fn what_may_be_taken_is_there_once() {
        let mut saving = Saving { hands_over: true, ..Saving::default() };
        saving.hold("secret".to_owned().into());
        assert_eq!(saving.take().map(|it| it.expose_secret().len()), Some(6));
        assert!(saving.take().is_none());
        saving.hold("secret".to_owned().into());
        saving.forget();
        assert!(saving.take().is_none());
    }

    #[test]
    fn nothing_is_kept_for_a_page_that_did_not_ask_for_it() {
        let mut saving = Saving { address: Some("/save".into()), ..Saving::default() };
        assert!(saving.is_offered());
        saving.hold("secret".to_owned().into());
        assert!(saving.take().is_none());
    }
}
