//! The time, as an argument: the world's start is given, and moves on from there.

use jiff::{SignedDuration, Timestamp};
use std::time::Instant;

/// A clock that shows `start` when it is made, and then goes as fast as any other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    start: Timestamp,
    since: Instant,
}

impl Clock {
    pub(crate) fn starting_at(start: Timestamp) -> Self {
        Self { start, since: Instant::now() }
    }

    /// The time now. It stays at `start` if it were to leave what a timestamp can hold.
    pub(crate) fn now(&self) -> Timestamp {
        SignedDuration::try_from(self.since.elapsed())
            .ok()
            .and_then(|elapsed| self.start.checked_add(elapsed).ok())
            .unwrap_or(self.start)
    }
}
