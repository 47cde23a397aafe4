//! A call that was sent, for the metrics and the traces.

use super::answer::Answer;
use crate::metrics::{CallEnd, HostKind, Metrics};
use std::time::Duration;
use tokio::time::Instant;
use tracing::Span;
use tracing::field::Empty;

/// Counts and times one call. A call that is dropped before its answer came was given up.
pub(super) struct SentCall<'a> {
    metrics: &'a Metrics,
    host: HostKind,
    sent: Instant,
    end: CallEnd,
    span: Span,
}

impl<'a> SentCall<'a> {
    pub(super) fn new(metrics: &'a Metrics, host: HostKind) -> Self {
        let span = tracing::info_span!("upstream_call", host = host.as_str(), status = Empty);
        Self { metrics, host, sent: Instant::now(), end: CallEnd::GivenUp, span }
    }

    pub(super) fn elapsed(&self) -> Duration {
        self.sent.elapsed()
    }

    pub(super) fn end<T>(mut self, answer: &Answer<T>) {
        self.end = match answer {
            Answer::Replied(reply) => CallEnd::Status(reply.head.status),
            Answer::Failed(failure) => CallEnd::Failed(*failure),
        };
    }
}

impl Drop for SentCall<'_> {
    fn drop(&mut self) {
        self.span.record("status", self.end.as_str());
        self.metrics.count_call(self.host, self.end, self.sent.elapsed());
    }
}
