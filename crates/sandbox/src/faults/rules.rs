//! Faults that are set: where they happen and how often.

use super::Fault;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// A fault, where it happens and how often.
///
/// ```
/// # use ghcr_sandbox::{Fault, FaultRule};
/// let rule = FaultRule::from(Fault::ServerError).on("/users/").times(1);
/// ```
#[derive(Clone, Debug)]
pub struct FaultRule {
    fault: Fault,
    path_prefix: String,
    left: Option<u32>,
}

impl From<Fault> for FaultRule {
    /// Everywhere and always.
    fn from(fault: Fault) -> Self {
        Self { fault, path_prefix: String::new(), left: None }
    }
}

impl FaultRule {
    /// Only where the path starts so.
    #[must_use]
    pub fn on(mut self, path_prefix: &str) -> Self {
        path_prefix.clone_into(&mut self.path_prefix);
        self
    }

    /// Only so many times; then it is over.
    #[must_use]
    pub fn times(mut self, count: u32) -> Self {
        self.left = Some(count);
        self
    }

    /// Returns true if a request for this path goes wrong.
    fn matches(&self, path: &str, has_credential: bool) -> bool {
        let concerns = self.fault != Fault::Lockout || has_credential;
        concerns && self.left != Some(0) && path.starts_with(&self.path_prefix)
    }
}

/// What goes wrong at present.
pub(crate) struct Faults(Mutex<Current>);

struct Current {
    latency: Duration,
    rules: Vec<FaultRule>,
}

impl Faults {
    pub(crate) fn new(latency: Duration, rules: Vec<FaultRule>) -> Self {
        Self(Mutex::new(Current { latency, rules }))
    }

    pub(crate) fn set_latency(&self, latency: Duration) {
        self.change(|current| current.latency = latency);
    }

    pub(crate) fn add(&self, rule: FaultRule) {
        self.change(|current| current.rules.push(rule));
    }

    pub(crate) fn clear(&self) {
        self.change(|current| current.rules.clear());
    }

    /// The latency, and the fault of a request for this path. A fault that happens a number of
    /// times is then counted once more.
    pub(crate) fn next_for(&self, path: &str, has_credential: bool) -> (Duration, Option<Fault>) {
        self.change(|current| {
            let rule = current.rules.iter_mut().find(|rule| rule.matches(path, has_credential));
            let fault = rule.map(|rule| {
                rule.left = rule.left.map(|left| left - 1);
                rule.fault
            });
            (current.latency, fault)
        })
    }

    fn change<T>(&self, act: impl FnOnce(&mut Current) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
