//! The time, as something that is handed in.

use jiff::Timestamp;

/// Where the time comes from: the machine, or a test.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The machine's own.
    System,
    /// Always this moment, in seconds since 1970.
    Stopped(i64),
}

impl Clock {
    /// Seconds since 1970 (UTC).
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the clock that the others take it from")]
    pub fn now(self) -> i64 {
        match self {
            Self::System => Timestamp::now().as_second(),
            Self::Stopped(at) => at,
        }
    }
}
