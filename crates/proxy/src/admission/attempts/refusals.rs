//! How many unknown tokens may be refused in a minute: so few that random tokens cannot get the
//! service's address locked out of GitHub, nor one client use up what is there for all.

use crate::admission::wait::Wait;
use ghcr_contract::ProblemCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::sleep;

/// For the service as a whole. Nobody knows GitHub's own bound for an address; hundreds are known
/// to be too many.
pub(super) const OF_ALL: usize = 60;
/// For each client, and for the service itself, which tests saved registries again.
pub(super) const OF_CLIENT: usize = 10;
pub(super) const MINUTE: Duration = Duration::from_secs(60);

/// The refusals that are left of a minute's. A login takes one before it is sent, and gives it back
/// if it is not refused.
#[derive(Clone)]
pub(super) struct Refusals {
    left: Arc<Semaphore>,
    spent: Arc<AtomicUsize>,
    most: usize,
}

/// One that a login under way has taken.
pub(super) struct Taken {
    permit: OwnedSemaphorePermit,
    spent: Arc<AtomicUsize>,
}

impl Refusals {
    pub(super) fn new(most: usize) -> Self {
        Self { left: Arc::new(Semaphore::new(most)), spent: Arc::default(), most }
    }

    /// # Errors
    /// When the minute's are spent.
    pub(super) fn err_if_spent(&self) -> Result<(), Wait> {
        if self.spent.load(Ordering::Relaxed) < self.most {
            return Ok(());
        }
        Err(Wait { code: ProblemCode::TooManyRefusals, time: MINUTE })
    }

    /// Takes one, as soon as there is one: most logins under way give theirs back.
    pub(super) async fn take(&self) -> Result<Taken, Wait> {
        self.err_if_spent()?;
        let permit = self.left.clone().acquire_owned().await;
        let permit = permit.expect("nobody closes it");
        Ok(Taken { permit, spent: self.spent.clone() })
    }
}

impl Taken {
    /// The login was refused: it is there again a minute later.
    #[expect(clippy::disallowed_methods, reason = "it is the time that is waited for")]
    pub(super) fn spend(self) {
        // Without a runtime the service is ending.
        let Ok(runtime) = Handle::try_current() else { return };
        self.spent.fetch_add(1, Ordering::Relaxed);
        runtime.spawn(async move {
            sleep(MINUTE).await;
            self.spent.fetch_sub(1, Ordering::Relaxed);
            drop(self.permit);
        });
    }
}
