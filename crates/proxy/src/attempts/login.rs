//! One login, for all who ask with the same token while it is under way.

use super::record::Record;
use super::refusals::Taken;
use super::shared::SharedLogin;
use super::{Wait, lock};
use crate::evidence::Account;
use crate::judge::{LoginOutcome, login_outcome};
use crate::upstream::{Answer, Waiting};
use futures_util::future::{BoxFuture, Shared, WeakShared};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use tokio::time::Instant;

type LoginFuture = BoxFuture<'static, Result<Answer<Account>, Wait>>;

/// A login that somebody waits for. It ends with the last who does.
pub(super) struct Login {
    pub(super) answer: Shared<LoginFuture>,
    pub(super) progress: Arc<Progress>,
}

/// The same, as the token's record knows it.
pub(super) struct LoginUnderWay {
    answer: WeakShared<LoginFuture>,
    progress: Arc<Progress>,
}

/// How far a login has come.
#[derive(Default)]
pub(super) struct Progress {
    is_sent: AtomicBool,
    is_counted: AtomicBool,
}

impl Progress {
    pub(super) fn send(&self) {
        self.is_sent.store(true, Ordering::Relaxed);
    }

    fn is_sent(&self) -> bool {
        self.is_sent.load(Ordering::Relaxed)
    }
}

impl Login {
    pub(super) fn downgrade(&self) -> Option<LoginUnderWay> {
        let answer = self.answer.downgrade()?;
        Some(LoginUnderWay { answer, progress: self.progress.clone() })
    }
}

impl LoginUnderWay {
    /// Nothing once it is over: whoever comes then wants a new answer.
    pub(super) fn join(&self) -> Option<Login> {
        let answer = self.answer.upgrade().filter(|answer| answer.peek().is_none())?;
        Some(Login { answer, progress: self.progress.clone() })
    }
}

/// Counts the call of a login for one of the diagnoses that wait for it, when that one ends.
pub(super) struct Counted<'a, 'b> {
    waiting: Option<Waiting<'a, 'b>>,
    progress: Arc<Progress>,
}

impl<'a, 'b> Counted<'a, 'b> {
    pub(super) fn new(waiting: Waiting<'a, 'b>, progress: Arc<Progress>) -> Self {
        Self { waiting: Some(waiting), progress }
    }
}

impl Drop for Counted<'_, '_> {
    fn drop(&mut self) {
        if let Some(waiting) = self.waiting.take()
            && self.progress.is_sent()
        {
            waiting.end(!self.progress.is_counted.swap(true, Ordering::Relaxed));
        }
    }
}

/// A login whose outcome is not yet in the token's record. If it is dropped before its answer came,
/// it counts as refused, because it may have been; if it was never sent, it does not count.
pub(super) struct UnrecordedLogin {
    record: Arc<Mutex<Record>>,
    taken: Vec<Taken>,
    shared: Option<SharedLogin>,
    progress: Arc<Progress>,
    is_recorded: bool,
}

impl UnrecordedLogin {
    pub(super) fn new(
        record: Arc<Mutex<Record>>,
        taken: Vec<Taken>,
        shared: Option<SharedLogin>,
        progress: Arc<Progress>,
    ) -> Self {
        Self { record, taken, shared, progress, is_recorded: false }
    }

    pub(super) fn record(&mut self, answer: &Answer<Account>) {
        self.is_recorded = true;
        let outcome = login_outcome(answer);
        let mut record = lock(&self.record);
        record.learn(Instant::now(), outcome, answer);
        if let Some(mut shared) = self.shared.take() {
            shared.learn(outcome, &record, answer);
        }
        drop(record);
        if matches!(outcome, LoginOutcome::Refused | LoginOutcome::LockedOut(_)) {
            self.taken.drain(..).for_each(Taken::spend);
        }
    }
}

impl Drop for UnrecordedLogin {
    fn drop(&mut self) {
        if !self.is_recorded && self.progress.is_sent() {
            let mut record = lock(&self.record);
            record.break_off(Instant::now());
            if let Some(shared) = &mut self.shared {
                shared.break_off(&record);
            }
            drop(record);
            self.taken.drain(..).for_each(Taken::spend);
        }
    }
}
