//! A test button that cannot lock anybody out of GitHub: too many wrong logins, and GitHub refuses
//! the right ones too (GitHub facts, section 3).
//!
//! Each diagnosis begins with one login, `GET /user`. Those that come with the same token while one
//! is under way share its answer. A refused token has to wait after a few times, and a service
//! whose tokens are refused by the dozen waits as a whole. Replicas on one PostgreSQL share that.

mod login;
mod record;
mod refusals;
mod shared;
mod stored;
mod unrecorded;

use super::asker::Asker;
use super::shared_limits::Shared;
use super::wait::Wait;
use crate::gather::evidence::Account;
use crate::gather::github;
use crate::gather::upstream::{Answer, Calls, Upstream};
use futures_util::FutureExt;
use ghcr_contract::Token;
use login::{Counted, Login, LoginUnderWay, Progress};
use moka::policy::EvictionPolicy;
use moka::sync::Cache;
use record::{FRESH_TO_WATCH, REMEMBERED, Record, lock};
use refusals::{OF_ALL, OF_CLIENT, Refusals};
use ring::hmac;
use ring::rand::SystemRandom;
use shared::{Claimed, SharedToken};
use std::hash::Hash;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;
use unrecorded::UnrecordedLogin;

/// How many calls a diagnosis is expected to take; only a long list takes more.
const RESERVED: u32 = 16;
/// How many tokens are remembered, and how many clients.
const KEPT: u64 = 20_000;

/// A keyed hash of a token.
type Fingerprint = [u8; 32];

/// What became of each token; the token itself is not kept.
pub(crate) struct Attempts {
    upstream: Arc<Upstream>,
    key: hmac::Key,
    records: Cache<Fingerprint, Arc<Mutex<Record>>>,
    refusals: Refusals,
    refusals_of: Cache<Asker, Refusals>,
    calls_an_hour: Option<NonZeroU32>,
    shared: Shared,
    /// How long a login keeps other replicas from asking with the same token.
    lease: Duration,
}

/// An asker that was let in, with its token's record.
pub(crate) struct Admitted {
    asker: Asker,
    record: Option<Arc<Mutex<Record>>>,
    shared: Option<SharedToken>,
}

impl Admitted {
    /// The diagnosis that reserved calls has ended, and has sent so many.
    pub(crate) fn settle_calls(&self, sent: u32) {
        if let Some(record) = &self.record {
            let more_than_reserved = i64::from(sent) - i64::from(RESERVED);
            lock(record).charge(Instant::now(), more_than_reserved);
        }
    }
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
            // Otherwise the service would ask again for what it takes for answered.
            records: cache(FRESH_TO_WATCH),
            refusals: Refusals::new(OF_ALL),
            refusals_of: cache(REMEMBERED),
            calls_an_hour,
            shared: Shared::default(),
            lease: Duration::ZERO,
        }
    }

    /// The same, of which all replicas know. A login takes no longer than `lease`.
    pub(crate) fn sharing(self, shared: Shared, lease: Duration) -> Self {
        Self { shared, lease, ..self }
    }

    /// Lets that asker try that token now.
    ///
    /// # Errors
    /// When it has to wait.
    pub(crate) fn admit(&self, token: Option<&Token>, asker: Asker) -> Result<Admitted, Wait> {
        let record = token.map(|token| self.record(token));
        if let Some(record) = &record {
            let (record, now) = (lock(record), Instant::now());
            let is_known = record.is_known_to(asker, now);
            if !is_known {
                record.may_log_in(now)?;
            }
            if !is_known && !record.is_good() {
                self.refusals_of(asker).err_if_spent()?;
                self.refusals.err_if_spent()?;
            }
            record.may_call(now, self.calls_an_hour)?;
        }
        let shared = token.and_then(|token| self.shared_token(token, asker));
        Ok(Admitted { asker, record, shared })
    }

    /// Sets calls of the token's hour aside for a diagnosis that begins.
    ///
    /// # Errors
    /// When too few are left.
    pub(crate) fn reserve_calls(&self, admitted: &Admitted) -> Result<(), Wait> {
        let Some(record) = &admitted.record else { return Ok(()) };
        let mut record = lock(record);
        record.may_call(Instant::now(), self.calls_an_hour)?;
        record.charge(Instant::now(), RESERVED.into());
        Ok(())
    }

    /// Asks whose token it is, or waits with those who ask it at this moment.
    ///
    /// # Errors
    /// When the token, or the service as a whole, has to wait first.
    pub(crate) async fn log_in(
        self: &Arc<Self>,
        calls: &Calls<'_>,
        admitted: &Admitted,
        token: &Token,
    ) -> Result<Answer<Account>, Wait> {
        let (upstream, sent_token) = (self.upstream.clone(), token.clone());
        let ask = |progress: Arc<Progress>| async move {
            let turn = upstream.permit().await;
            progress.send();
            github::token_user(turn, &sent_token).await
        };
        self.share(calls, admitted, ask).await
    }

    async fn share<F>(
        self: &Arc<Self>,
        calls: &Calls<'_>,
        admitted: &Admitted,
        ask: impl FnOnce(Arc<Progress>) -> F + Send + 'static,
    ) -> Result<Answer<Account>, Wait>
    where
        F: Future<Output = Answer<Account>> + Send + 'static,
    {
        let record = admitted.record.clone().unwrap_or_default();
        let login = {
            let mut known = lock(&record);
            let (asker, now) = (admitted.asker, Instant::now());
            if !known.is_known_to(asker, now) {
                known.may_log_in(now)?;
            }
            if let Some(answer) = known.fresh_refusal(now, asker) {
                return Ok(answer.clone());
            }
            match known.login().and_then(LoginUnderWay::join) {
                Some(login) => login,
                None => {
                    let login = self.begin(record.clone(), admitted, ask);
                    known.set_login(login.downgrade());
                    login
                }
            }
        };
        let _counted = Counted::new(calls.waiting(), login.progress);
        login.answer.await
    }

    fn begin<F>(
        self: &Arc<Self>,
        record: Arc<Mutex<Record>>,
        admitted: &Admitted,
        ask: impl FnOnce(Arc<Progress>) -> F + Send + 'static,
    ) -> Login
    where
        F: Future<Output = Answer<Account>> + Send + 'static,
    {
        let progress = Arc::new(Progress::default());
        let refusals = [self.refusals_of(admitted.asker), self.refusals.clone()];
        let shared = admitted.shared.clone();
        let sending = progress.clone();
        let answer = async move {
            let mut taken = Vec::new();
            let is_good = lock(&record).is_good();
            if !is_good {
                for refusals in refusals {
                    taken.push(refusals.take().await?);
                }
            }
            let shared = match shared {
                None => None,
                Some(token) if is_good => Some(token.of_good_one()),
                Some(token) => match token.claim(&record).await? {
                    Claimed::Login(login) => Some(login),
                    Claimed::Answer(answer) => return Ok(answer),
                },
            };
            let mut unrecorded = UnrecordedLogin::new(record, taken, shared, sending.clone());
            let answer = ask(sending).await;
            unrecorded.record(&answer);
            Ok(answer)
        };
        Login { answer: answer.boxed().shared(), progress }
    }

    fn refusals_of(&self, asker: Asker) -> Refusals {
        self.refusals_of.get_with(asker.counted(), || Refusals::new(OF_CLIENT))
    }

    fn shared_token(&self, token: &Token, asker: Asker) -> Option<SharedToken> {
        let hash = self.shared.limits()?.token_hash(token);
        Some(SharedToken::new(&self.shared, hash, asker, self.lease))
    }

    fn record(&self, token: &Token) -> Arc<Mutex<Record>> {
        self.records.get_with(self.fingerprint(token), Arc::default)
    }

    fn fingerprint(&self, token: &Token) -> Fingerprint {
        let tag = hmac::sign(&self.key, token.expose().as_bytes());
        tag.as_ref().try_into().expect("SHA-256 has 32 bytes")
    }
}

/// The default policy may turn a new entry away, which would have no limit then.
fn cache<K, V>(idle_time: Duration) -> Cache<K, V>
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    Cache::builder()
        .max_capacity(KEPT)
        .time_to_idle(idle_time)
        .eviction_policy(EvictionPolicy::lru())
        .build()
}

#[cfg(test)]
mod tests;
