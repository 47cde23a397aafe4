//! A login until its outcome is known.

use super::login::Progress;
use super::record::{Record, lock};
use super::refusals::Taken;
use super::shared::SharedLogin;
use crate::gather::evidence::Account;
use crate::gather::upstream::Answer;
use crate::judge::{LoginOutcome, login_outcome};
use std::sync::{Arc, Mutex};
use tokio::time::Instant;

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
