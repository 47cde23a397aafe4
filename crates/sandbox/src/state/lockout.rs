//! Too many wrong logins lock the right ones out as well.
//!
//! GitHub "will temporarily reject all authentication attempts for that user" (GitHub facts,
//! section 3). Whom GitHub takes "that user" to be when the credential is unknown is not
//! documented; here it is the client's address.

use jiff::Timestamp;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// How long wrong logins are remembered, in seconds. GitHub does not say; ten minutes are enough to
/// see it.
const WINDOW_SECONDS: i64 = 600;

pub(crate) struct Lockout {
    after: Option<u32>,
    failures: Mutex<HashMap<IpAddr, Vec<i64>>>,
}

impl Lockout {
    pub(crate) fn new(after: Option<u32>) -> Self {
        Self { after, failures: Mutex::default() }
    }

    /// Remembers a wrong login.
    pub(crate) fn note_failure(&self, client: IpAddr, now: Timestamp) {
        if self.after.is_some() {
            self.with_recent(client, now, |recent| recent.push(now.as_second()));
        }
    }

    /// Whether every login of this client is refused now.
    pub(crate) fn holds(&self, client: IpAddr, now: Timestamp) -> bool {
        self.after.is_some_and(|after| {
            self.with_recent(client, now, |recent| {
                u32::try_from(recent.len()).is_ok_and(|count| count > after)
            })
        })
    }

    /// Forgets all wrong logins.
    pub(crate) fn reset(&self) {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn with_recent<T>(
        &self,
        client: IpAddr,
        now: Timestamp,
        act: impl FnOnce(&mut Vec<i64>) -> T,
    ) -> T {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let recent = failures.entry(client).or_default();
        recent.retain(|at| now.as_second() - at < WINDOW_SECONDS);
        act(recent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLIENT: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    #[test]
    fn it_holds_after_more_failures_than_allowed_and_ends_with_the_window() {
        let lockout = Lockout::new(Some(2));
        let start = Timestamp::UNIX_EPOCH;
        for _ in 0..2 {
            lockout.note_failure(CLIENT, start);
            assert!(!lockout.holds(CLIENT, start));
        }
        lockout.note_failure(CLIENT, start);
        assert!(lockout.holds(CLIENT, start));
        assert!(!lockout.holds(IpAddr::from([127, 0, 0, 2]), start));
        assert!(!lockout.holds(CLIENT, Timestamp::from_second(600).unwrap()));
    }

    #[test]
    fn it_can_be_reset_and_is_off_unless_wanted() {
        let (lockout, off) = (Lockout::new(Some(0)), Lockout::new(None));
        for it in [&lockout, &off] {
            it.note_failure(CLIENT, Timestamp::UNIX_EPOCH);
        }
        assert!(lockout.holds(CLIENT, Timestamp::UNIX_EPOCH));
        assert!(!off.holds(CLIENT, Timestamp::UNIX_EPOCH));
        lockout.reset();
        assert!(!lockout.holds(CLIENT, Timestamp::UNIX_EPOCH));
    }
}
