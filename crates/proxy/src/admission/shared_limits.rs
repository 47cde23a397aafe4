//! The limits that all replicas on one PostgreSQL share.
//!
//! They are asked in addition to the process's own, which apply alone without PostgreSQL and while
//! it does not answer: nobody is refused because the database is away.

use ghcr_registry_store::{Error, SharedLimits};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::{Instant, timeout};

/// How long the database may take for one answer.
const TIME_LIMIT: Duration = Duration::from_secs(2);
/// How long it is not asked after it has failed, so that not every test waits for it.
const PAUSE: Duration = Duration::from_secs(5);

/// The shared limits, if there are any.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shared(Option<Arc<Connected>>);

#[derive(Debug)]
struct Connected {
    limits: SharedLimits,
    failed_at: Mutex<Option<Instant>>,
}

impl Shared {
    pub(crate) fn new(limits: Option<SharedLimits>) -> Self {
        Self(limits.map(|limits| Arc::new(Connected { limits, failed_at: Mutex::default() })))
    }

    /// What to ask. None without PostgreSQL, and for a while after it has failed.
    pub(crate) fn limits(&self) -> Option<&SharedLimits> {
        let connected = self.0.as_deref()?;
        let failed_at = connected.failed_at.lock().unwrap_or_else(PoisonError::into_inner);
        let is_paused = failed_at.is_some_and(|at| at.elapsed() < PAUSE);
        (!is_paused).then_some(&connected.limits)
    }

    /// The database's answer. None if it fails or takes too long, which is logged.
    pub(crate) async fn answer<T>(
        &self,
        asking: impl Future<Output = Result<T, Error>>,
    ) -> Option<T> {
        match timeout(TIME_LIMIT, asking).await {
            Ok(Ok(answer)) => return Some(answer),
            Ok(Err(error)) => {
                tracing::warn!(%error, "the shared limits cannot be read: this process's own apply");
            }
            Err(_) => {
                tracing::warn!("the shared limits take too long: this process's own apply");
            }
        }
        if let Some(connected) = &self.0 {
            let mut failed_at = connected.failed_at.lock().unwrap_or_else(PoisonError::into_inner);
            *failed_at = Some(Instant::now());
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_database_that_does_not_answer_is_not_waited_for() {
        let start = Instant::now();
        let never = std::future::pending::<Result<(), Error>>();
        assert_eq!(Shared::default().answer(never).await, None);
        assert_eq!(start.elapsed(), TIME_LIMIT);
        assert_eq!(Shared::default().answer(async { Ok(1) }).await, Some(1));
    }
}
