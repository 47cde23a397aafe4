//! A test button that cannot lock anybody out of GitHub: too many wrong logins, and GitHub refuses the right ones too
//! (GitHub facts, section 3).

use ghcr_contract::{Cause, CheckCode, Outcome, Report, Token};
use ring::hmac;
use ring::rand::SystemRandom;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::OwnedMutexGuard;
use tokio::time::Instant;

/// How often a credential may be refused before it has to wait. GitHub says "several"; this stays below that.
const BUDGET: u32 = 5;
/// The first wait, which doubles with each refusal after it.
const FIRST_WAIT: Duration = Duration::from_secs(30);
/// The longest wait; and how long a refusal is remembered.
const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);
/// How many credentials are remembered before old ones are forgotten.
const REMEMBERED: usize = 10_000;

/// What became of each credential, by a keyed hash of it: the credential itself is not kept.
pub(crate) struct Attempts {
    key: hmac::Key,
    records: Mutex<HashMap<[u8; 32], Record>>,
}

struct Record {
    refusals: u32,
    wait_until: Option<Instant>,
    is_accepted: bool,
    touched: Instant,
    /// Held by the one diagnosis that finds out whether the credential is good.
    flight: Arc<tokio::sync::Mutex<()>>,
}

/// Leave to ask once; to be settled with what came of it.
pub(crate) struct Attempt {
    attempts: Arc<Attempts>,
    fingerprint: Option<[u8; 32]>,
    _flight: Option<OwnedMutexGuard<()>>,
}

impl Default for Attempts {
    /// The key lives as long as the process, so the hashes mean nothing to anybody else.
    fn default() -> Self {
        let random = SystemRandom::new();
        let key = hmac::Key::generate(hmac::HMAC_SHA256, &random);
        Self { key: key.expect("the system gives random numbers"), records: Mutex::default() }
    }
}

impl Attempts {
    /// Leave to ask with that credential, or how long to wait. While nobody knows whether a credential is good, one
    /// diagnosis at a time finds out, so that a hasty double click is one wrong login.
    pub(crate) async fn start(attempts: &Arc<Self>, token: Option<&Token>) -> Result<Attempt, Duration> {
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

    fn fingerprint(&self, token: &Token) -> [u8; 32] {
        let tag = hmac::sign(&self.key, token.expose().as_bytes());
        tag.as_ref().try_into().expect("SHA-256 has 32 bytes")
    }

    fn records(&self) -> MutexGuard<'_, HashMap<[u8; 32], Record>> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What to hold while asking, if anything; or how long to wait.
    fn look_up(&self, fingerprint: [u8; 32]) -> Result<Option<Arc<tokio::sync::Mutex<()>>>, Duration> {
        let now = Instant::now();
        let mut records = self.records();
        forget_old(&mut records, now);
        let record = records.entry(fingerprint).or_insert_with(|| Record::new(now));
        record.touched = now;
        match record.wait_until {
            Some(until) if until > now => Err(until - now),
            _ if record.is_accepted => Ok(None),
            _ => Ok(Some(record.flight.clone())),
        }
    }
}

impl Record {
    fn new(now: Instant) -> Self {
        Self { refusals: 0, wait_until: None, is_accepted: false, touched: now, flight: Arc::default() }
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
}

fn forget_old(records: &mut HashMap<[u8; 32], Record>, now: Instant) {
    if records.len() >= REMEMBERED {
        records.retain(|_, record| now.duration_since(record.touched) < LONGEST_WAIT);
    }
}

impl Attempt {
    /// Learns from the report: a refusal counts, an acceptance clears the account, anything else says nothing about the
    /// credential.
    pub(crate) fn settle(self, report: &Report) {
        let Some(fingerprint) = self.fingerprint else { return };
        let now = Instant::now();
        let mut records = self.attempts.records();
        let record = records.entry(fingerprint).or_insert_with(|| Record::new(now));
        match judge(report) {
            Learnt::Accepted => {
                *record = Record { is_accepted: true, flight: record.flight.clone(), ..Record::new(now) };
            }
            Learnt::Refused => record.refuse(now, None),
            Learnt::LockedOut(wait) => record.refuse(now, Some(wait)),
            Learnt::Nothing => {}
        }
    }
}

enum Learnt {
    Accepted,
    Refused,
    LockedOut(Duration),
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
mod tests {
    use super::*;
    use ghcr_contract::Check;

    fn token(text: &str) -> Token {
        text.parse().unwrap()
    }

    fn report(outcome: Outcome) -> Report {
        Report::conclude(vec![Check::new(CheckCode::TokenAccepted, outcome)], 0, 1)
    }

    async fn ask(attempts: &Arc<Attempts>, text: &str, outcome: Outcome) -> Result<(), Duration> {
        Attempts::start(attempts, Some(&token(text))).await?.settle(&report(outcome));
        Ok(())
    }

    #[tokio::test(start_paused = true)]
    async fn after_its_budget_a_credential_waits_longer_each_time() {
        let attempts = Arc::default();
        for _ in 0..BUDGET {
            assert_eq!(ask(&attempts, "wrong", Outcome::Fail).await, Ok(()));
        }
        let mut wait = FIRST_WAIT;
        for _ in 0..8 {
            assert_eq!(ask(&attempts, "wrong", Outcome::Fail).await, Err(wait));
            tokio::time::advance(wait).await;
            assert_eq!(ask(&attempts, "wrong", Outcome::Fail).await, Ok(()));
            wait = (wait * 2).min(LONGEST_WAIT);
        }
        assert_eq!(ask(&attempts, "another", Outcome::Fail).await, Ok(()), "each has its own budget");
    }

    #[tokio::test(start_paused = true)]
    async fn an_acceptance_clears_the_account_and_an_outage_says_nothing() {
        let attempts = Arc::default();
        for _ in 0..20 {
            for _ in 1..BUDGET {
                assert_eq!(ask(&attempts, "token", Outcome::Fail).await, Ok(()));
            }
            assert_eq!(ask(&attempts, "token", Outcome::Pass).await, Ok(()));
        }
        for _ in 0..20 {
            assert_eq!(
                ask(&attempts, "during an outage".replace(' ', "-").as_str(), Outcome::Skipped).await,
                Ok(())
            );
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_lock_out_is_waited_for_at_once() {
        let attempts = Arc::default();
        let mut check = Check::new(CheckCode::GithubReachable, Outcome::Fail).because(Cause::LoginLockout);
        check.evidence.retry_after_s = Some(90);
        let attempt = Attempts::start(&attempts, Some(&token("good"))).await;
        attempt.map(|it| it.settle(&Report::conclude(vec![check], 0, 1))).unwrap();
        assert_eq!(ask(&attempts, "good", Outcome::Pass).await, Err(Duration::from_secs(90)));
    }

    #[tokio::test(start_paused = true)]
    async fn one_at_a_time_finds_out_whether_a_credential_is_good() {
        let attempts: Arc<Attempts> = Arc::default();
        let first = Attempts::start(&attempts, Some(&token("new"))).await.ok().unwrap();
        let second = tokio::spawn({
            let attempts = attempts.clone();
            async move { Attempts::start(&attempts, Some(&token("new"))).await.is_ok() }
        });
        tokio::task::yield_now().await;
        assert!(!second.is_finished(), "the second waits for the first");
        first.settle(&report(Outcome::Pass));
        assert!(second.await.unwrap());
        let side_by_side = [
            Attempts::start(&attempts, Some(&token("new"))).await,
            Attempts::start(&attempts, Some(&token("new"))).await,
        ];
        assert!(side_by_side.iter().all(Result::is_ok), "a good one is not held up");
    }

    #[tokio::test]
    async fn the_credential_is_not_kept() {
        let attempts: Arc<Attempts> = Arc::default();
        ask(&attempts, "canary", Outcome::Fail).await.unwrap();
        let other: Arc<Attempts> = Arc::default();
        assert_ne!(
            attempts.fingerprint(&token("canary")),
            other.fingerprint(&token("canary")),
            "the key is random"
        );
        assert!(attempts.records().keys().all(|key| !key.starts_with(b"canary")));
    }
}
