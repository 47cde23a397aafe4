//! A test button that cannot lock anybody out of GitHub: too many wrong logins, and GitHub refuses
//! the right ones too (GitHub facts, section 3).

use ghcr_contract::{Cause, CheckCode, Outcome, Report, Token};
use ring::hmac;
use ring::rand::SystemRandom;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::OwnedMutexGuard;
use tokio::time::Instant;

/// How often a credential may be refused before it has to wait. GitHub says "several"; this stays
/// below that.
const BUDGET: u32 = 5;
/// The first wait, which doubles with each refusal after it.
const FIRST_WAIT: Duration = Duration::from_secs(30);
/// The longest wait.
const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);
/// How long a credential is remembered after it was last seen: longer than it may have to wait, or
/// waiting would give it a new budget.
const REMEMBERED: Duration = Duration::from_secs(60 * 60);
/// How often what is too old is looked for.
const SWEEP_EVERY: Duration = Duration::from_secs(60);

/// A keyed hash of a credential.
type Fingerprint = [u8; 32];

/// What became of each credential; the credential itself is not kept.
pub(crate) struct Attempts {
    key: hmac::Key,
    records: Mutex<Records>,
}

struct Records {
    of: HashMap<Fingerprint, Record>,
    swept: Instant,
}

struct Record {
    refusals: u32,
    wait_until: Option<Instant>,
    is_accepted: bool,
    touched: Instant,
    /// Held by the one diagnosis that finds out whether the credential is good.
    flight: Arc<tokio::sync::Mutex<()>>,
}

/// Leave to ask once; to be settled with what came of it. One that is dropped before counts as a
/// refusal: whoever breaks off may have failed to log in all the same.
pub(crate) struct Attempt {
    attempts: Arc<Attempts>,
    /// Of what was sent, until it is settled.
    fingerprint: Option<Fingerprint>,
    _flight: Option<OwnedMutexGuard<()>>,
}

impl Default for Attempts {
    /// The key lives as long as the process, so the hashes mean nothing to anybody else.
    fn default() -> Self {
        let random = SystemRandom::new();
        let key = hmac::Key::generate(hmac::HMAC_SHA256, &random);
        let records = Records { of: HashMap::new(), swept: Instant::now() };
        Self { key: key.expect("the system gives random numbers"), records: Mutex::new(records) }
    }
}

impl Attempts {
    /// Leave to ask with that credential, or how long to wait. While nobody knows whether a
    /// credential is good, one diagnosis at a time finds out, so that a hasty double click is one
    /// wrong login.
    pub(crate) async fn start(
        attempts: &Arc<Self>,
        token: Option<&Token>,
    ) -> Result<Attempt, Duration> {
        let Some(token) = token else {
            return Ok(Attempt { attempts: attempts.clone(), fingerprint: None, _flight: None });
        };
        let fingerprint = attempts.fingerprint(token);
        let flight = attempts.look_up(fingerprint)?;
        let flight = match flight {
            Some(flight) => {
                let held = flight.lock_owned().await;
                // Whoever was first may have used up the budget.
                attempts.look_up(fingerprint)?.map(|_| held)
            }
            None => None,
        };
        Ok(Attempt { attempts: attempts.clone(), fingerprint: Some(fingerprint), _flight: flight })
    }

    fn fingerprint(&self, token: &Token) -> Fingerprint {
        let tag = hmac::sign(&self.key, token.expose().as_bytes());
        tag.as_ref().try_into().expect("SHA-256 has 32 bytes")
    }

    fn records(&self) -> MutexGuard<'_, Records> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What to hold while asking, if anything; or how long to wait.
    fn look_up(
        &self,
        fingerprint: Fingerprint,
    ) -> Result<Option<Arc<tokio::sync::Mutex<()>>>, Duration> {
        let now = Instant::now();
        let mut records = self.records();
        records.forget_old(now);
        let record = records.of.entry(fingerprint).or_insert_with(|| Record::new(now));
        record.touched = now;
        match record.wait_until {
            Some(until) if until > now => Err(until - now),
            _ if record.is_accepted => Ok(None),
            _ => Ok(Some(record.flight.clone())),
        }
    }

    fn learn(&self, fingerprint: Fingerprint, learnt: &Learnt) {
        let now = Instant::now();
        let mut records = self.records();
        let record = records.of.entry(fingerprint).or_insert_with(|| Record::new(now));
        match learnt {
            Learnt::Accepted => {
                *record =
                    Record { is_accepted: true, flight: record.flight.clone(), ..Record::new(now) };
            }
            Learnt::Refused => record.refuse(now, None),
            Learnt::LockedOut(wait) => record.refuse(now, Some(*wait)),
            Learnt::BrokenOff if record.is_accepted => {}
            Learnt::BrokenOff => record.refuse(now, None),
            Learnt::Nothing if record.says_nothing() => drop(records.of.remove(&fingerprint)),
            Learnt::Nothing => {}
        }
    }
}

impl Records {
    fn forget_old(&mut self, now: Instant) {
        if now.duration_since(self.swept) >= SWEEP_EVERY {
            self.swept = now;
            self.of.retain(|_, record| now.duration_since(record.touched) < REMEMBERED);
        }
    }
}

impl Record {
    fn new(now: Instant) -> Self {
        Self {
            refusals: 0,
            wait_until: None,
            is_accepted: false,
            touched: now,
            flight: Arc::default(),
        }
    }

    fn refuse(&mut self, now: Instant, must_wait: Option<Duration>) {
        self.is_accepted = false;
        self.refusals += 1;
        let backed_off = self
            .refusals
            .checked_sub(BUDGET)
            .map(|over| FIRST_WAIT.saturating_mul(2_u32.saturating_pow(over)).min(LONGEST_WAIT));
        self.wait_until = must_wait.or(backed_off).map(|wait| now + wait);
    }

    /// Nothing is known of the credential, and nobody else waits to find out.
    fn says_nothing(&self) -> bool {
        const ITS_OWN_AND_THE_ATTEMPTS: usize = 2;
        !self.is_accepted
            && self.refusals == 0
            && Arc::strong_count(&self.flight) <= ITS_OWN_AND_THE_ATTEMPTS
    }
}

impl Attempt {
    /// Learns from the report: a refusal counts, an acceptance clears the account, anything else
    /// says nothing about the credential.
    pub(crate) fn settle(mut self, report: &Report) {
        if let Some(fingerprint) = self.fingerprint.take() {
            self.attempts.learn(fingerprint, &judge(report));
        }
    }
}

impl Drop for Attempt {
    fn drop(&mut self) {
        if let Some(fingerprint) = self.fingerprint.take() {
            self.attempts.learn(fingerprint, &Learnt::BrokenOff);
        }
    }
}

enum Learnt {
    Accepted,
    Refused,
    LockedOut(Duration),
    BrokenOff,
    Nothing,
}

fn judge(report: &Report) -> Learnt {
    let outcome = |code| report.check(code).map(|check| check.outcome);
    let reachable = report.check(CheckCode::GithubReachable);
    if let Some(check) = reachable.filter(|check| check.cause == Some(Cause::LoginLockout)) {
        let wait = check.evidence.retry_after_s.map_or(FIRST_WAIT, Duration::from_secs);
        return Learnt::LockedOut(wait.min(LONGEST_WAIT));
    }
    match outcome(CheckCode::TokenAccepted) {
        Some(Outcome::Pass) => Learnt::Accepted,
        Some(Outcome::Fail) => Learnt::Refused,
        Some(Outcome::Warn | Outcome::Unknown | Outcome::Skipped) | None => Learnt::Nothing,
    }
}

#[cfg(test)]
mod tests;
