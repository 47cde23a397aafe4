//! Ending requests early.

use web_sys::{AbortController, AbortSignal};

/// Aborts its request when it is dropped.
#[derive(Debug)]
pub struct AbortGuard(Option<AbortController>);

impl AbortGuard {
    /// A guard for one request.
    pub fn new() -> Self {
        Self(AbortController::new().ok())
    }

    /// The signal that the request listens to.
    pub fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }
}

impl Default for AbortGuard {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for AbortGuard {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}
