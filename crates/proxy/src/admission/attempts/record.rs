//! What is known of one token.

use super::login::LoginUnderWay;
use crate::admission::asker::Asker;
use crate::admission::wait::Wait;
use crate::gather::evidence::Account;
use crate::gather::upstream::Answer;
use crate::judge::LoginOutcome;
use ghcr_contract::ProblemCode;
use std::num::NonZeroU32;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// How often a token may be refused before it has to wait. GitHub says "several"; this stays below
/// that.
pub(super) const BUDGET: u32 = 5;
/// The first wait, which doubles with each refusal after it.
pub(super) const FIRST_WAIT: Duration = Duration::from_secs(30);
/// The longest wait.
pub(super) const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);
/// How long a refusal is the answer to the next one who asks: a hasty double click is one wrong
/// login. A token that was made a moment ago is soon asked for again.
pub(super) const FRESH: Duration = Duration::from_secs(3);
/// The same where nobody waits for the answer: one token may be saved in many registries, and its
/// owner would have a wrong login for each of them.
pub(super) const FRESH_TO_WATCH: Duration = Duration::from_secs(24 * 60 * 60);
/// How long a client is remembered after it was last seen, and how long the refusals of a token
/// count that replicas share: longer than a token may have to wait, or waiting would give it a new
/// budget.
pub(super) const REMEMBERED: Duration = Duration::from_secs(60 * 60);
const HOUR: Duration = Duration::from_secs(60 * 60);

#[derive(Default)]
pub(super) struct Record {
    refusals: u32,
    wait_until: Option<Instant>,
    /// GitHub has accepted it since it last refused it.
    is_good: bool,
    refusal: Option<(Instant, Answer<Account>)>,
    login: Option<LoginUnderWay>,
    /// Since when, and how many calls.
    hour: Option<(Instant, i64)>,
}

impl Record {
    pub(super) fn is_good(&self) -> bool {
        self.is_good
    }

    pub(super) fn login(&self) -> Option<&LoginUnderWay> {
        self.login.as_ref()
    }

    pub(super) fn set_login(&mut self, login: Option<LoginUnderWay>) {
        self.login = login;
    }

    pub(super) fn may_log_in(&self, now: Instant) -> Result<(), Wait> {
        match self.wait_until {
            Some(until) if until > now => {
                Err(Wait { code: ProblemCode::TooManyAttempts, time: until - now })
            }
            _ => Ok(()),
        }
    }

    /// What GitHub has said not long ago, if that was no.
    pub(super) fn fresh_refusal(&self, now: Instant, asker: Asker) -> Option<&Answer<Account>> {
        let (at, answer) = self.refusal.as_ref()?;
        let fresh = match asker {
            Asker::Client(_) => FRESH,
            Asker::Watch => FRESH_TO_WATCH,
        };
        (now.duration_since(*at) < fresh).then_some(answer)
    }

    /// Returns true if the service's own test is answered without asking GitHub.
    pub(super) fn is_known_to(&self, asker: Asker, now: Instant) -> bool {
        asker == Asker::Watch && self.fresh_refusal(now, asker).is_some()
    }

    /// A loop must not use up all that GitHub gives the token's owner in an hour.
    pub(super) fn may_call(&self, now: Instant, most: Option<NonZeroU32>) -> Result<(), Wait> {
        let (Some((since, calls)), Some(most)) = (self.hour, most) else { return Ok(()) };
        let left = HOUR.saturating_sub(now.duration_since(since));
        if calls < most.get().into() || left.is_zero() {
            return Ok(());
        }
        Err(Wait { code: ProblemCode::TooManyRequests, time: left })
    }

    /// So many more; or fewer, where more were set aside than sent.
    pub(super) fn charge(&mut self, now: Instant, calls: i64) {
        match &mut self.hour {
            Some((since, sum)) if now.duration_since(*since) < HOUR => *sum += calls,
            hour => *hour = Some((now, calls)),
        }
    }

    pub(super) fn learn(&mut self, now: Instant, outcome: LoginOutcome, answer: &Answer<Account>) {
        match outcome {
            LoginOutcome::Accepted => {
                *self = Self { is_good: true, hour: self.hour, ..Self::default() };
            }
            LoginOutcome::Refused => {
                self.refuse(now, None);
                self.refusal = Some((now, answer.clone()));
            }
            LoginOutcome::LockedOut(seconds) => {
                let wait = seconds.map_or(FIRST_WAIT, Duration::from_secs).min(LONGEST_WAIT);
                self.refuse(now, Some(wait));
            }
            LoginOutcome::NotTold => {}
        }
    }

    /// A token that was good is not held to be a bad one for that.
    pub(super) fn break_off(&mut self, now: Instant) {
        if !self.is_good {
            self.refuse(now, None);
        }
    }

    /// Another replica knows that it was refused so often.
    pub(super) fn was_refused(&mut self, times: u32) {
        self.refusals = self.refusals.max(times);
    }

    /// Another replica knows that it has to wait.
    pub(super) fn wait(&mut self, now: Instant, time: Duration) {
        self.wait_until = self.wait_until.max(Some(now + time));
    }

    /// How often it was refused, and how long it has to wait.
    pub(super) fn refusals(&self, now: Instant) -> (u32, Option<Duration>) {
        let wait = self.wait_until.and_then(|until| until.checked_duration_since(now));
        (self.refusals, wait)
    }

    fn refuse(&mut self, now: Instant, must_wait: Option<Duration>) {
        self.is_good = false;
        self.refusals += 1;
        let backed_off = self
            .refusals
            .checked_sub(BUDGET)
            .map(|over| FIRST_WAIT.saturating_mul(2_u32.saturating_pow(over)).min(LONGEST_WAIT));
        self.wait_until = must_wait.or(backed_off).map(|wait| now + wait);
    }
}

/// The record, also where somebody has panicked while they had it.
pub(super) fn lock(record: &Mutex<Record>) -> MutexGuard<'_, Record> {
    record.lock().unwrap_or_else(PoisonError::into_inner)
}
