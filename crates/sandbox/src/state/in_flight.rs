//! How many requests wait for an answer.

use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::watch;

/// Counts requests from their arrival until their answer begins, or until their client goes away.
pub(crate) struct InFlight {
    now: watch::Sender<usize>,
    most: AtomicUsize,
}

impl Default for InFlight {
    fn default() -> Self {
        Self { now: watch::Sender::new(0), most: AtomicUsize::new(0) }
    }
}

impl InFlight {
    /// One more, as long as the ticket lives.
    pub(crate) fn enter(&self) -> Ticket<'_> {
        self.now.send_modify(|count| {
            *count += 1;
            self.most.fetch_max(*count, Ordering::Relaxed);
        });
        Ticket(self)
    }

    pub(crate) fn now(&self) -> usize {
        *self.now.borrow()
    }

    pub(crate) fn most(&self) -> usize {
        self.most.load(Ordering::Relaxed)
    }

    pub(crate) fn watch(&self) -> watch::Receiver<usize> {
        self.now.subscribe()
    }

    /// Forgets how many there were; those that wait still count.
    pub(crate) fn forget(&self) {
        self.most.store(self.now(), Ordering::Relaxed);
    }
}

pub(crate) struct Ticket<'a>(&'a InFlight);

impl Drop for Ticket<'_> {
    fn drop(&mut self) {
        self.0.now.send_modify(|count| *count -= 1);
    }
}
