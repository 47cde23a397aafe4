//! The hourly limit, counted as GitHub counts it.
//!
//! 60 requests an hour for an address that does not authenticate; 5,000 for a user, shared by all
//! tokens of that user (GitHub facts, section 3).

use jiff::Timestamp;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

const ANONYMOUS_LIMIT: u32 = 60;
const AUTHENTICATED_LIMIT: u32 = 5_000;
const WINDOW_SECONDS: i64 = 3_600;

/// Who is counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Bucket {
    Address(IpAddr),
    User(String),
}

impl Bucket {
    const fn limit(&self) -> u32 {
        match self {
            Self::Address(_) => ANONYMOUS_LIMIT,
            Self::User(_) => AUTHENTICATED_LIMIT,
        }
    }
}

/// What the `x-ratelimit-*` headers say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quota {
    pub(crate) limit: u32,
    pub(crate) used: u32,
    /// When counting starts anew, in seconds since 1970.
    pub(crate) reset: i64,
}

impl Quota {
    /// A quota that is used up, until `reset`.
    pub(crate) const fn used_up(is_authenticated: bool, reset: i64) -> Self {
        let limit = if is_authenticated { AUTHENTICATED_LIMIT } else { ANONYMOUS_LIMIT };
        Self { limit, used: limit, reset }
    }

    pub(crate) const fn remaining(&self) -> u32 {
        self.limit.saturating_sub(self.used)
    }
}

/// One more than the quota holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Exceeded;

pub(crate) struct RateLimits {
    is_enforced: bool,
    quotas: Mutex<HashMap<Bucket, Quota>>,
}

impl RateLimits {
    pub(crate) fn new(is_enforced: bool) -> Self {
        Self { is_enforced, quotas: Mutex::default() }
    }

    /// Counts one request, and says where the count then stands.
    pub(crate) fn count(&self, bucket: &Bucket, now: Timestamp) -> (Quota, Result<(), Exceeded>) {
        self.with_quota(bucket, now, |quota| {
            if quota.remaining() > 0 {
                quota.used += 1;
                return (*quota, Ok(()));
            }
            (*quota, if self.is_enforced { Err(Exceeded) } else { Ok(()) })
        })
    }

    /// Where the count stands; looking is free (`GET /rate_limit`).
    pub(crate) fn look(&self, bucket: &Bucket, now: Timestamp) -> Quota {
        self.with_quota(bucket, now, |quota| *quota)
    }

    fn with_quota<T>(
        &self,
        bucket: &Bucket,
        now: Timestamp,
        act: impl FnOnce(&mut Quota) -> T,
    ) -> T {
        let fresh =
            Quota { limit: bucket.limit(), used: 0, reset: now.as_second() + WINDOW_SECONDS };
        let mut quotas = self.quotas.lock().unwrap_or_else(PoisonError::into_inner);
        let quota = quotas.entry(bucket.clone()).or_insert(fresh);
        if quota.reset <= now.as_second() {
            *quota = fresh;
        }
        act(quota)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Timestamp = Timestamp::UNIX_EPOCH;

    #[test]
    fn the_count_goes_up_stays_at_the_limit_and_starts_anew_after_an_hour() {
        let limits = RateLimits::new(true);
        let bucket = Bucket::Address(IpAddr::from([127, 0, 0, 1]));
        for used in 1..=60 {
            let (quota, verdict) = limits.count(&bucket, NOON);
            assert_eq!((quota.used, quota.remaining(), quota.reset), (used, 60 - used, 3_600));
            assert!(verdict.is_ok());
        }
        let (quota, verdict) = limits.count(&bucket, NOON);
        assert_eq!((quota.used, quota.remaining()), (60, 0));
        assert!(verdict.is_err());
        let an_hour_later = Timestamp::from_second(3_600).unwrap();
        assert_eq!(limits.count(&bucket, an_hour_later).0.used, 1);
    }

    #[test]
    fn each_user_has_a_count_of_its_own_and_looking_is_free() {
        let limits = RateLimits::new(true);
        let (one, other) = (Bucket::User("mona".into()), Bucket::User("lisa".into()));
        assert_eq!(limits.count(&one, NOON).0.remaining(), 4_999);
        assert_eq!(limits.look(&one, NOON).remaining(), 4_999);
        assert_eq!(limits.look(&other, NOON).remaining(), 5_000);
    }

    #[test]
    fn unless_enforced_the_limit_is_only_said() {
        let limits = RateLimits::new(false);
        let bucket = Bucket::Address(IpAddr::from([127, 0, 0, 1]));
        assert!((0..100).all(|_| limits.count(&bucket, NOON).1.is_ok()));
        assert_eq!(limits.look(&bucket, NOON).remaining(), 0);
    }
}
