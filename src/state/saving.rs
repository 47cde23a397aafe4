//! Where saving the registry stands: at the host page, or at its back end.

use crate::api::registries::new_attempt;
use crate::api::{AbortGuard, ApiError};
use secrecy::{ExposeSecret, SecretString};

/// Where saving stands.
#[derive(Debug, Default)]
pub enum Stage {
    /// Nothing was sent.
    #[default]
    Idle,
    /// The request is under way; dropping the guard aborts it.
    Running(AbortGuard),
    /// The back end took the registry.
    Saved,
    /// It did not.
    Failed(ApiError),
}

/// How a registry can be saved, and how far that has come.
#[derive(Debug, Default)]
pub struct Saving {
    /// The `save-endpoint`.
    pub address: Option<String>,
    /// Whether the host page may take the credential itself (`hand-over`).
    pub hands_over: bool,
    /// Where it stands.
    pub stage: Stage,
    /// The registry as JSON, which the host page may take once.
    held: Option<SecretString>,
    /// What was sent to the list last, and the name of that attempt: the same registry that is sent
    /// again is the same attempt, of which nobody knows whether it arrived.
    attempt: Option<(SecretString, String)>,
}

impl Saving {
    /// Returns true if the host page takes registries.
    pub fn is_offered(&self) -> bool {
        self.hands_over || self.address.is_some()
    }

    /// Returns true if nothing was sent since the last reset.
    pub fn is_idle(&self) -> bool {
        matches!(self.stage, Stage::Idle)
    }

    /// Returns true if the back end has not answered yet.
    pub fn is_running(&self) -> bool {
        matches!(self.stage, Stage::Running(_))
    }

    /// The name of the attempt to save this registry.
    pub fn attempt_for(&mut self, body: &SecretString) -> String {
        match &self.attempt {
            Some((sent, attempt)) if sent.expose_secret() == body.expose_secret() => {
                attempt.clone()
            }
            _ => {
                let attempt = new_attempt();
                self.attempt = Some((body.clone(), attempt.clone()));
                attempt
            }
        }
    }

    /// The next registry is another attempt, whatever stands in it.
    pub fn end_attempt(&mut self) {
        self.attempt = None;
    }

    /// Keeps the registry for the host page, if it may have it.
    pub fn hold(&mut self, body: SecretString) {
        self.held = self.hands_over.then_some(body);
    }

    /// Gives away what was kept.
    pub fn take(&mut self) -> Option<SecretString> {
        self.held.take()
    }

    /// Forgets what was sent and kept. Returns true if any of it was on the screen.
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

    #[test]
    fn what_may_be_taken_can_be_taken_once() {
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
