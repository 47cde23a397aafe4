//! A call that was sent, for the metrics.

use super::{Answer, Upstream};
use crate::metrics::{CallEnd, HostKind, Metrics};
use std::time::Duration;
use tokio::time::Instant;

/// Counts and times one call. A call that is dropped before its answer came was given up.
pub(super) struct SentCall<'a> {
    metrics: &'a Metrics,
    host: HostKind,
    sent: Instant,
    end: CallEnd,
}

impl<'a> SentCall<'a> {
    pub(super) fn new(upstream: &'a Upstream, host: HostKind) -> Self {
        Self { metrics: &upstream.metrics, host, sent: Instant::now(), end: CallEnd::GivenUp }
    }

    pub(super) fn elapsed(&self) -> Duration {
        self.sent.elapsed()
    }

    pub(super) fn end<T>(mut self, answer: &Answer<T>) {
        self.end = match answer {
            Answer::Replied(reply) => CallEnd::Status(reply.seen.status),
            Answer::Failed(failure) => CallEnd::Failed(*failure),
        };
    }
}

impl Drop for SentCall<'_> {
    fn drop(&mut self) {
        self.metrics.count_call(self.host, self.end, self.sent.elapsed());
    }
}
