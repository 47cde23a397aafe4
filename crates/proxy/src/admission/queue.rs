//! How many diagnoses are under way at once, and how many wait.

use super::attempts::Admitted;
use crate::metrics::Queue;
use crate::settings::Limits;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};

/// When to come back where too many wait: a diagnosis takes a second or two.
pub(crate) const COME_BACK: Duration = Duration::from_secs(5);

/// Room for the diagnoses that are under way, and for those that wait.
pub(crate) struct Places {
    under_way: Semaphore,
    all: Arc<Semaphore>,
    limits: Limits,
}

/// Leave to be diagnosed, now or when there is a place.
pub(crate) struct Ticket {
    _of_all: OwnedSemaphorePermit,
    pub(crate) admitted: Admitted,
}

impl Places {
    pub(crate) fn new(limits: Limits) -> Self {
        let Limits { diagnoses_at_once, most_waiting, .. } = limits;
        Self {
            under_way: Semaphore::new(diagnoses_at_once),
            all: Arc::new(Semaphore::new(diagnoses_at_once + most_waiting)),
            limits,
        }
    }

    /// How many there are.
    pub(crate) fn queue(&self) -> Queue {
        let Limits { diagnoses_at_once, most_waiting, .. } = self.limits;
        let under_way = diagnoses_at_once - self.under_way.available_permits();
        let all = diagnoses_at_once + most_waiting - self.all.available_permits();
        // The two are not read at the same moment.
        Queue { under_way, waiting: all.saturating_sub(under_way) }
    }

    /// A place under way, as soon as there is one.
    pub(crate) async fn place(&self) -> Option<SemaphorePermit<'_>> {
        self.under_way.acquire().await.ok()
    }

    /// None when too many wait already.
    pub(crate) fn queue_up(&self, admitted: Admitted) -> Option<Ticket> {
        let permit = self.all.clone().try_acquire_owned().ok()?;
        Some(Ticket { _of_all: permit, admitted })
    }
}
