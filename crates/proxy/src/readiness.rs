//! Whether the service takes requests.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the service takes requests; its clones change with it.
#[derive(Clone, Debug, Default)]
pub struct Readiness {
    is_stopping: Arc<AtomicBool>,
}

impl Readiness {
    /// From here on `/readyz` answers 503.
    pub(crate) fn stop(&self) {
        self.is_stopping.store(true, Ordering::Release);
    }

    pub(crate) fn is_stopping(&self) -> bool {
        self.is_stopping.load(Ordering::Acquire)
    }
}
