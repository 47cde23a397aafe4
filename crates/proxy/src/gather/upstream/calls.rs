//! The calls of one diagnosis, and how many may be under way in all.

use super::Upstream;
use super::permit::CallPermit;
use crate::settings::Hosts;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;
use tokio::time::Instant;

/// A wait that is missed when time runs out.
const LONG_WAIT: Duration = Duration::from_secs(1);

/// How one diagnosis asks: each call waits for its turn, and counts from when it is sent.
#[derive(Debug)]
pub(crate) struct Calls<'a> {
    upstream: &'a Upstream,
    sent: AtomicU32,
    was_kept_waiting: AtomicBool,
}

impl<'a> Calls<'a> {
    pub(crate) fn new(upstream: &'a Upstream) -> Self {
        Self { upstream, sent: AtomicU32::new(0), was_kept_waiting: AtomicBool::new(false) }
    }

    /// The hosts that were set at the start.
    pub(crate) fn hosts(&self) -> &'a Hosts {
        self.upstream.hosts()
    }

    /// Leave to send one call, as soon as there is room.
    pub(crate) async fn permit(&self) -> CallPermit<'a> {
        self.wait_for(self.upstream.permit()).await
    }

    /// The same for a list.
    pub(crate) async fn list_permit(&self) -> CallPermit<'a> {
        self.wait_for(self.upstream.list_permit()).await
    }

    async fn wait_for(&self, turn: impl Future<Output = CallPermit<'a>>) -> CallPermit<'a> {
        let (waiting, since) = (self.waiting(), Instant::now());
        let turn = turn.await;
        if since.elapsed() >= LONG_WAIT {
            self.was_kept_waiting.store(true, Ordering::Relaxed);
        }
        waiting.end(true);
        turn
    }

    /// Something that waits for its turn.
    pub(crate) fn waiting(&self) -> Waiting<'_, 'a> {
        Waiting { calls: self, is_over: false }
    }

    /// How many were sent.
    pub(crate) fn sent(&self) -> u32 {
        self.sent.load(Ordering::Relaxed)
    }

    /// Whether a call was given up before it had its turn, or waited long for it.
    pub(crate) fn was_kept_waiting(&self) -> bool {
        self.was_kept_waiting.load(Ordering::Relaxed)
    }
}

/// A call that waits for its turn. One that is dropped was given up.
pub(crate) struct Waiting<'a, 'b> {
    calls: &'a Calls<'b>,
    is_over: bool,
}

impl Waiting<'_, '_> {
    /// It was sent, by this diagnosis or by another one.
    pub(crate) fn end(mut self, is_sent_by_this: bool) {
        self.is_over = true;
        self.calls.sent.fetch_add(u32::from(is_sent_by_this), Ordering::Relaxed);
    }
}

impl Drop for Waiting<'_, '_> {
    fn drop(&mut self) {
        if !self.is_over {
            self.calls.was_kept_waiting.store(true, Ordering::Relaxed);
        }
    }
}
