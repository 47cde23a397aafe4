//! Keeps the issuer's keys, and decides when to read them again.

use super::discovery::NotRead;
use super::keys::Keys;
use super::refusal::Refusal;
use jsonwebtoken::{Algorithm, DecodingKey};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::Mutex;

/// Keys of this age are read again, in seconds.
const FRESH: i64 = 60 * 60;
/// Keys of this age are used no longer, however long the issuer is away: by then one may have been
/// withdrawn.
const USABLE: i64 = 24 * FRESH;
/// How long to wait before the keys are read again for an id that is not among them, or after a
/// failure while there are some: whoever makes ids up shall not have the issuer asked all the time.
const PAUSE: i64 = 60;
/// How long to wait after a failure while there are none.
const COME_BACK: i64 = 5;

const UNKNOWN: Refusal = Refusal::Invalid("the issuer has no such key");

/// The keys, as they were read last.
#[derive(Debug, Default)]
pub(super) struct Cache {
    held: RwLock<Option<Arc<Held>>>,
    /// Whoever has the lock reads the keys.
    attempts: Mutex<Attempts>,
}

#[derive(Debug)]
struct Held {
    keys: Keys,
    read_at: i64,
}

/// When the keys were asked for. Times are in seconds since 1970.
#[derive(Debug, Default)]
struct Attempts {
    /// The last time, if it failed.
    failed_at: Option<i64>,
    /// For an id that was not among the keys.
    for_unknown_at: Option<i64>,
}

impl Held {
    /// A clock that was set back makes no key younger.
    fn is_younger(&self, age: i64, now: i64) -> bool {
        (0..age).contains(&(now - self.read_at))
    }
}

impl Cache {
    /// The key with this id, for this algorithm. Awaits `read` where that may help.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] if the issuer has no such key; [`Refusal::Unavailable`] if it could not
    /// be asked.
    pub(super) async fn find(
        &self,
        id: &str,
        algorithm: Algorithm,
        now: i64,
        read: impl Future<Output = Result<Keys, NotRead>>,
    ) -> Result<DecodingKey, Refusal> {
        let find = |held: &Held| held.keys.find(id, algorithm).cloned();
        let held = self.held(now);
        match held.as_deref().and_then(find) {
            Some(key) if held.is_some_and(|held| held.is_younger(FRESH, now)) => return Ok(key),
            // The old key is good until others are read, so nobody waits for whoever reads them.
            Some(_) => {
                if let Ok(mut attempts) = self.attempts.try_lock()
                    && has_passed(PAUSE, attempts.failed_at, now)
                {
                    self.renew(&mut attempts, now, read).await;
                }
                return self.held(now).as_deref().and_then(find).ok_or(UNKNOWN);
            }
            None => {}
        }
        let mut attempts = self.attempts.lock().await;
        // Somebody else may have read them meanwhile.
        let held = self.held(now);
        if let Some(key) = held.as_deref().and_then(find) {
            return Ok(key);
        }
        let may_read = if held.is_none() {
            has_passed(COME_BACK, attempts.failed_at, now)
        } else {
            has_passed(PAUSE, attempts.for_unknown_at, now)
        };
        if may_read {
            if held.is_some() {
                attempts.for_unknown_at = Some(now);
            }
            self.renew(&mut attempts, now, read).await;
        }
        let key = self.held(now).as_deref().and_then(find);
        key.ok_or_else(|| attempts.reason(held.is_some()))
    }

    async fn renew(
        &self,
        attempts: &mut Attempts,
        now: i64,
        read: impl Future<Output = Result<Keys, NotRead>>,
    ) {
        match read.await {
            Ok(keys) => {
                let held = Arc::new(Held { keys, read_at: now });
                *self.held.write().unwrap_or_else(PoisonError::into_inner) = Some(held);
                attempts.failed_at = None;
            }
            Err(NotRead) => attempts.failed_at = Some(now),
        }
    }

    /// The keys, if they are not too old.
    fn held(&self, now: i64) -> Option<Arc<Held>> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner).clone();
        held.filter(|held| held.is_younger(USABLE, now))
    }
}

impl Attempts {
    /// Why a key was not found: the issuer does not have it, or could not be asked.
    fn reason(&self, has_keys: bool) -> Refusal {
        let wait = if has_keys { PAUSE } else { COME_BACK };
        match self.failed_at {
            Some(_) => Refusal::Unavailable(Duration::from_secs(wait.unsigned_abs())),
            None => UNKNOWN,
        }
    }
}

/// Returns true if so many seconds have passed since then, or the clock was set back.
fn has_passed(seconds: i64, since: Option<i64>, now: i64) -> bool {
    since.is_none_or(|since| !(0..seconds).contains(&(now - since)))
}

#[cfg(test)]
mod tests;
