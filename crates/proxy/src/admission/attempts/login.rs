//! One login, for all who ask with the same token while it is under way.

use crate::admission::wait::Wait;
use crate::gather::evidence::Account;
use crate::gather::upstream::{Answer, Waiting};
use futures_util::future::{BoxFuture, Shared, WeakShared};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

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

    pub(super) fn is_sent(&self) -> bool {
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
