//! One token's login in the limits that all replicas share: one at a time, and no more refused than
//! one process would have.

use super::record::{FRESH, FRESH_TO_WATCH, Record};
use super::record::{REMEMBERED, lock};
use super::refusals::{MINUTE, OF_ALL, OF_CLIENT};
use super::stored;
use crate::admission::asker::Asker;
use crate::admission::shared_limits::Shared;
use crate::admission::wait::Wait;
use crate::gather::evidence::Account;
use crate::gather::upstream::Answer;
use crate::judge::LoginOutcome as Learnt;
use ghcr_contract::ProblemCode;
use ghcr_registry_store::{
    ClaimTerms, LoginClaim, LoginCounts, LoginLease, LoginOutcome, Refusal, SharedLimits, TokenHash,
};
use std::hash::{BuildHasher, RandomState};
use std::sync::Mutex;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::time::{Instant, sleep};

/// The shortest time until another replica's login is asked for again, and the longest.
const PAUSE: (u64, u64) = (50, 150);

/// A token in the shared limits, for one asker.
#[derive(Clone)]
pub(super) struct SharedToken {
    pub(super) shared: Shared,
    pub(super) hash: TokenHash,
    /// The client, whose refusals are counted.
    pub(super) client: String,
    pub(super) terms: ClaimTerms,
}

/// A login of a token, which all replicas know of until it is dropped.
pub(super) struct SharedLogin {
    token: SharedToken,
    lease: LoginLease,
    /// What to tell the others. None while they know nothing of this login.
    outcome: Option<LoginOutcome>,
}

/// What became of a claim.
pub(super) enum Claimed {
    /// The login is to be sent.
    Login(SharedLogin),
    /// Another replica has sent it a moment ago, and it was refused.
    Answer(Answer<Account>),
}

/// What to do next.
enum Step {
    Send,
    Answer(Box<Answer<Account>>),
    AskAgain,
}

impl SharedToken {
    pub(super) fn new(shared: &Shared, hash: TokenHash, asker: Asker, lease: Duration) -> Self {
        let fresh = match asker {
            Asker::Client(_) => FRESH,
            Asker::Watch => FRESH_TO_WATCH,
        };
        let terms = ClaimTerms { lease, fresh, remembered: REMEMBERED };
        Self { shared: shared.clone(), hash, client: asker.counted().to_string(), terms }
    }

    /// The login of a token that is held to be good: nobody has to wait for it.
    pub(super) fn of_good_one(self) -> SharedLogin {
        SharedLogin { token: self, lease: LoginLease::new(), outcome: None }
    }

    /// Waits until no other replica asks with this token, and takes one of the minute's refusals.
    ///
    /// # Errors
    /// When the token, or the client, or the service as a whole, has to wait first.
    pub(super) async fn claim(self, record: &Mutex<Record>) -> Result<Claimed, Wait> {
        let (lease, outcome) = (LoginLease::new(), Some(LoginOutcome::NotTold));
        let login = SharedLogin { token: self, lease, outcome };
        loop {
            match login.try_to_claim(record).await? {
                Step::Send => return Ok(Claimed::Login(login)),
                Step::Answer(answer) => return Ok(Claimed::Answer(*answer)),
                Step::AskAgain => pause().await,
            }
        }
    }
}

impl SharedLogin {
    async fn try_to_claim(&self, record: &Mutex<Record>) -> Result<Step, Wait> {
        let SharedToken { shared, hash, client, terms } = &self.token;
        let Some(limits) = shared.limits() else { return Ok(Step::Send) };
        let claim = shared.answer(limits.claim_login(hash, self.lease, client, *terms)).await;
        match claim {
            None => Ok(Step::Send),
            Some(LoginClaim::Granted { refusals }) => {
                lock(record).was_refused(refusals);
                self.take_refusal(limits).await
            }
            // One that cannot be read says nothing.
            Some(LoginClaim::Refused { answer }) => {
                Ok(stored::read(&answer).map_or(Step::Send, |it| Step::Answer(Box::new(it))))
            }
            Some(LoginClaim::Wait(time)) => {
                lock(record).wait(Instant::now(), time);
                Err(Wait { code: ProblemCode::TooManyAttempts, time })
            }
            Some(LoginClaim::UnderWay) => Ok(Step::AskAgain),
        }
    }

    /// Looks whether the claim is within the budgets. Most logins under way give theirs back.
    async fn take_refusal(&self, limits: &SharedLimits) -> Result<Step, Wait> {
        let SharedToken { shared, hash, client, .. } = &self.token;
        let Some(counts) = shared.answer(limits.count_logins(client)).await else {
            return Ok(Step::Send);
        };
        let LoginCounts { of_all, refused_of_all, of_client, refused_of_client } = counts;
        if refused_of_client >= OF_CLIENT || refused_of_all >= OF_ALL {
            return Err(Wait { code: ProblemCode::TooManyRefusals, time: MINUTE });
        }
        if of_client <= OF_CLIENT && of_all <= OF_ALL {
            return Ok(Step::Send);
        }
        shared.answer(limits.end_login(hash, self.lease, LoginOutcome::NotTold)).await;
        Ok(Step::AskAgain)
    }

    /// The answer has come, and the record has learnt from it.
    pub(super) fn learn(&mut self, learnt: Learnt, record: &Record, answer: &Answer<Account>) {
        match learnt {
            Learnt::Accepted if self.outcome.is_none() => {}
            Learnt::Accepted => self.outcome = Some(LoginOutcome::Accepted),
            Learnt::Refused => self.outcome = Some(refusal(record, stored::write(answer))),
            Learnt::LockedOut(_) => self.outcome = Some(refusal(record, None)),
            Learnt::NotTold => {}
        }
    }

    /// It was sent, and nobody has waited for its answer: it may have been refused.
    pub(super) fn break_off(&mut self, record: &Record) {
        if !record.is_good() {
            self.outcome = Some(refusal(record, None));
        }
    }
}

fn refusal(record: &Record, answer: Option<String>) -> LoginOutcome {
    let (refusals, wait) = record.refusals(Instant::now());
    LoginOutcome::Refused(Refusal { refusals, wait, counts: MINUTE, answer })
}

impl Drop for SharedLogin {
    /// Tells the other replicas. Nobody waits for that; should it fail, the lease ends by itself.
    fn drop(&mut self) {
        let Some(outcome) = self.outcome.take() else { return };
        // Without a runtime the service is ending.
        let Ok(runtime) = Handle::try_current() else { return };
        let (SharedToken { shared, hash, .. }, lease) = (self.token.clone(), self.lease);
        runtime.spawn(async move {
            if let Some(limits) = shared.limits() {
                shared.answer(limits.end_login(&hash, lease, outcome)).await;
            }
        });
    }
}

/// Waits for a moment that differs each time, so that those who wait do not ask all at once.
#[expect(clippy::disallowed_methods, reason = "the database does not tell when a row changes")]
async fn pause() {
    let (shortest, longest) = PAUSE;
    let more = RandomState::new().hash_one(()) % (longest - shortest);
    sleep(Duration::from_millis(shortest + more)).await;
}
