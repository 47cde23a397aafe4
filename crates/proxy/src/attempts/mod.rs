//! A test button that cannot lock anybody out of GitHub: too many wrong logins, and GitHub refuses
//! the right ones too (GitHub facts, section 3).
//!
//! Each diagnosis begins with one login, `GET /user`. Those that come with the same token while one
//! is under way share its answer. A refused token has to wait after a few times, and a service
//! whose tokens are refused by the dozen waits as a whole.

mod record;
mod room;

use crate::evidence::Account;
use crate::github;
use crate::judge::{LoginOutcome, login_outcome};
use crate::upstream::{Answer, Calls, Upstream, Waiting};
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared, WeakShared};
use ghcr_contract::{ProblemCode, Token};
use moka::policy::EvictionPolicy;
use moka::sync::Cache;
use record::Record;
use ring::hmac;
use ring::rand::SystemRandom;
use room::{Part, Room};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// How long a token is remembered after it was last seen: longer than it may have to wait, or
/// waiting would give it a new budget.
const REMEMBERED: Duration = Duration::from_secs(60 * 60);
/// How many tokens are remembered.
const KEPT: u64 = 20_000;

/// A keyed hash of a token.
type Fingerprint = [u8; 32];

/// What became of each token; the token itself is not kept.
pub(crate) struct Attempts {
    upstream: Arc<Upstream>,
    key: hmac::Key,
    records: Cache<Fingerprint, Arc<Mutex<Record>>>,
    room: Room,
    calls_an_hour: Option<NonZeroU32>,
}

/// Why a token is not tried now, and how long to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wait {
    pub(crate) code: ProblemCode,
    pub(crate) time: Duration,
}

/// A login that is under way, for all who wait for it.
struct Login {
    answer: Shared<BoxFuture<'static, Result<Answer<Account>, Wait>>>,
    is_sent: Arc<AtomicBool>,
}

/// The same, as the record knows it: it ends with the last who waits.
pub(super) struct LoginUnderWay {
    answer: WeakShared<BoxFuture<'static, Result<Answer<Account>, Wait>>>,
    is_sent: Arc<AtomicBool>,
}

impl Attempts {
    /// `calls_an_hour`: how many calls one token may cost its owner, of the five thousand an hour
    /// that GitHub gives them.
    pub(crate) fn new(upstream: Arc<Upstream>, calls_an_hour: Option<NonZeroU32>) -> Self {
        // The key lives as long as the process, so the hashes mean nothing to anybody else.
        let key = hmac::Key::generate(hmac::HMAC_SHA256, &SystemRandom::new());
        Self {
            upstream,
            key: key.expect("the system gives random numbers"),
            records: Cache::builder()
                .max_capacity(KEPT)
                .time_to_idle(REMEMBERED)
                // The default policy may turn a new one away, which would have no budget then.
                .eviction_policy(EvictionPolicy::lru())
                .build(),
            room: Room::new(),
            calls_an_hour,
        }
    }

    /// Whether that token may be tried now.
    ///
    /// # Errors
    /// When it has to wait.
    pub(crate) fn admit(&self, token: Option<&Token>) -> Result<(), Wait> {
        let Some(token) = token else { return Ok(()) };
        let record = self.record(token);
        let record = lock(&record);
        record.may_log_in(Instant::now())?;
        if !record.is_good() {
            self.room.err_if_used_up()?;
        }
        record.may_call(Instant::now(), self.calls_an_hour)
    }

    /// What a diagnosis has cost the token's owner.
    pub(crate) fn charge(&self, token: Option<&Token>, calls: u32) {
        if let Some(token) = token {
            lock(&self.record(token)).charge(Instant::now(), calls);
        }
    }

    /// Asks whose token it is, or waits with those who ask it at this moment.
    ///
    /// # Errors
    /// When the token, or the service as a whole, has to wait first.
    pub(crate) async fn log_in(
        self: &Arc<Self>,
        calls: &Calls<'_>,
        token: &Token,
    ) -> Result<Answer<Account>, Wait> {
        let (upstream, sent_token) = (self.upstream.clone(), token.clone());
        let ask = |is_sent: Arc<AtomicBool>| async move {
            let turn = upstream.turn().await;
            is_sent.store(true, Ordering::Relaxed);
            github::token_user(turn, &sent_token).await
        };
        self.share(calls, token, ask).await
    }

    async fn share<F>(
        self: &Arc<Self>,
        calls: &Calls<'_>,
        token: &Token,
        ask: impl FnOnce(Arc<AtomicBool>) -> F + Send + 'static,
    ) -> Result<Answer<Account>, Wait>
    where
        F: Future<Output = Answer<Account>> + Send + 'static,
    {
        let record = self.record(token);
        let (login, is_first) = {
            let mut known = lock(&record);
            known.may_log_in(Instant::now())?;
            if let Some(answer) = known.fresh_refusal(Instant::now()) {
                return Ok(answer.clone());
            }
            match known.login().and_then(LoginUnderWay::join) {
                Some(login) => (login, false),
                None => {
                    let login = self.begin(record.clone(), ask);
                    known.set_login(login.downgrade());
                    (login, true)
                }
            }
        };
        let counted = Counted { waiting: Some(calls.waiting()), is_first, is_sent: login.is_sent };
        let answer = login.answer.await;
        drop(counted);
        answer
    }

    fn begin<F>(
        self: &Arc<Self>,
        record: Arc<Mutex<Record>>,
        ask: impl FnOnce(Arc<AtomicBool>) -> F + Send + 'static,
    ) -> Login
    where
        F: Future<Output = Answer<Account>> + Send + 'static,
    {
        let is_sent = Arc::new(AtomicBool::new(false));
        let room = self.room.clone();
        let sending = is_sent.clone();
        let answer = async move {
            let is_good = lock(&record).is_good();
            let part = if is_good { None } else { Some(room.take().await?) };
            let mut lesson = Lesson { record, part, is_sent: sending.clone(), is_learnt: false };
            let answer = ask(sending).await;
            lesson.learn(&answer);
            Ok(answer)
        };
        Login { answer: answer.boxed().shared(), is_sent }
    }

    fn record(&self, token: &Token) -> Arc<Mutex<Record>> {
        self.records.get_with(self.fingerprint(token), Arc::default)
    }

    fn fingerprint(&self, token: &Token) -> Fingerprint {
        let tag = hmac::sign(&self.key, token.expose().as_bytes());
        tag.as_ref().try_into().expect("SHA-256 has 32 bytes")
    }
}

impl Login {
    fn downgrade(&self) -> Option<LoginUnderWay> {
        let answer = self.answer.downgrade()?;
        Some(LoginUnderWay { answer, is_sent: self.is_sent.clone() })
    }
}

impl LoginUnderWay {
    /// Nothing once it is over: whoever comes then wants a new answer.
    fn join(&self) -> Option<Login> {
        let answer = self.answer.upgrade().filter(|answer| answer.peek().is_none())?;
        Some(Login { answer, is_sent: self.is_sent.clone() })
    }
}

fn lock(record: &Mutex<Record>) -> MutexGuard<'_, Record> {
    record.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Counts the call for the diagnosis that has it sent, however that ends.
struct Counted<'a, 'b> {
    waiting: Option<Waiting<'a, 'b>>,
    is_first: bool,
    is_sent: Arc<AtomicBool>,
}

impl Drop for Counted<'_, '_> {
    fn drop(&mut self) {
        if let Some(waiting) = self.waiting.take()
            && self.is_sent.load(Ordering::Relaxed)
        {
            waiting.end(self.is_first);
        }
    }
}

/// What is learnt of a login: also that it was broken off, for whoever breaks off may have failed
/// to log in all the same. What was never sent says nothing.
struct Lesson {
    record: Arc<Mutex<Record>>,
    part: Option<Part>,
    is_sent: Arc<AtomicBool>,
    is_learnt: bool,
}

impl Lesson {
    fn learn(&mut self, answer: &Answer<Account>) {
        self.is_learnt = true;
        let outcome = login_outcome(answer);
        lock(&self.record).learn(Instant::now(), outcome, answer);
        if matches!(outcome, LoginOutcome::Refused | LoginOutcome::LockedOut(_)) {
            self.spend();
        }
    }

    fn spend(&mut self) {
        if let Some(part) = self.part.take() {
            part.spend();
        }
    }
}

impl Drop for Lesson {
    fn drop(&mut self) {
        if !self.is_learnt && self.is_sent.load(Ordering::Relaxed) {
            lock(&self.record).break_off(Instant::now());
            self.spend();
        }
    }
}

#[cfg(test)]
mod tests;
