//! Where the test of the connection stands: one at a time, and an answer that comes too late is
//! dropped.

use crate::api::ApiError;
use crate::clock::now;
use ghcr_contract::Report;

/// Where the test stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing was asked yet.
    #[default]
    Idle,
    /// The proxy is asking.
    Running,
    /// The proxy answered.
    Done(Report),
    /// There was no answer that could be used, or the person stopped it.
    Failed(ApiError),
}

/// The ticket of one test: only the latest test may hand in its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run(u32);

/// The test and what it came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validation {
    phase: Phase,
    latest: u32,
    is_stale: bool,
    /// When the latest answer came, in seconds since 1970 (UTC).
    settled_at: i64,
}

impl Validation {
    /// Where it stands.
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// Returns true while the proxy is asked.
    pub fn is_running(&self) -> bool {
        matches!(self.phase, Phase::Running)
    }

    /// Returns true if the form was changed after the test began.
    pub fn is_stale(&self) -> bool {
        self.is_stale && matches!(self.phase, Phase::Done(_))
    }

    /// The report on the form as it stands.
    pub fn fresh_report(&self) -> Option<&Report> {
        match &self.phase {
            Phase::Done(report) if !self.is_stale => Some(report),
            _ => None,
        }
    }

    /// The report, also if the form was changed after the test began.
    pub fn report(&self) -> Option<&Report> {
        match &self.phase {
            Phase::Done(report) => Some(report),
            _ => None,
        }
    }

    /// When the latest answer came, in seconds since 1970 (UTC).
    pub fn settled_at(&self) -> i64 {
        self.settled_at
    }

    /// A number that changes with each test and each phase of it, and with nothing else.
    pub fn stage(&self) -> u32 {
        let phase = match self.phase {
            Phase::Idle => 0,
            Phase::Running => 1,
            Phase::Done(_) => 2,
            Phase::Failed(_) => 3,
        };
        self.latest * 4 + phase
    }

    /// Shows a report that was made before, unless a test is running.
    pub fn show(&mut self, report: Report, at: i64) {
        if !self.is_running() {
            self.latest += 1;
            self.phase = Phase::Done(report);
            self.is_stale = false;
            self.settled_at = at;
        }
    }

    /// Begins a test, unless one is running.
    pub fn start(&mut self) -> Option<Run> {
        if self.is_running() {
            return None;
        }
        self.phase = Phase::Running;
        self.latest += 1;
        self.is_stale = false;
        Some(Run(self.latest))
    }

    /// Returns true if that test is the one that runs.
    pub fn awaits(&self, run: Run) -> bool {
        self.is_running() && run == Run(self.latest)
    }

    /// Hands in the answer of a test. Returns false if it came too late.
    pub fn settle(&mut self, run: Run, answer: Result<Report, ApiError>) -> bool {
        let is_awaited = self.awaits(run);
        if is_awaited {
            self.settled_at = now();
            self.phase = match answer {
                Ok(report) => Phase::Done(report),
                Err(failure) => Phase::Failed(failure),
            };
        }
        is_awaited
    }

    /// Stops the running test, if there is one.
    pub fn cancel(&mut self) {
        if self.is_running() {
            self.phase = Phase::Failed(ApiError::Cancelled);
        }
    }

    /// Forgets what was found; an answer that is under way is dropped.
    pub fn forget(&mut self) {
        self.phase = Phase::Idle;
        self.is_stale = false;
    }

    /// Notes that the form was changed. Returns true if that makes the report an earlier one.
    pub fn note_edit(&mut self) -> bool {
        let is_first = !self.is_stale && !matches!(self.phase, Phase::Idle);
        self.is_stale = true;
        is_first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(elapsed_ms: u64) -> Report {
        Report::conclude(Vec::new(), elapsed_ms, 1)
    }

    #[test]
    fn one_test_at_a_time() {
        let mut validation = Validation::default();
        let run = validation.start().expect("nothing runs yet");
        assert_eq!(validation.start(), None);
        assert!(validation.settle(run, Ok(report(1))));
        assert_eq!(validation.phase(), &Phase::Done(report(1)));
        assert!(validation.start().is_some());
    }

    #[test]
    fn the_answer_of_a_cancelled_test_is_dropped() {
        let mut validation = Validation::default();
        let first = validation.start().expect("nothing runs yet");
        validation.cancel();
        assert_eq!(validation.phase(), &Phase::Failed(ApiError::Cancelled));
        assert!(!validation.awaits(first));
        assert!(!validation.settle(first, Ok(report(1))));

        let second = validation.start().expect("nothing runs any more");
        assert!(!validation.settle(first, Ok(report(1))), "the second is awaited");
        assert!(validation.settle(second, Ok(report(2))));
        assert_eq!(validation.phase(), &Phase::Done(report(2)));
    }

    #[test]
    fn a_report_is_stale_when_the_form_was_changed_during_or_after_the_test() {
        let mut during = Validation::default();
        let run = during.start().expect("nothing runs yet");
        assert!(during.note_edit());
        assert!(!during.note_edit(), "only the first keystroke counts");
        assert!(!during.is_stale(), "there is no report yet");
        during.settle(run, Ok(report(1)));
        assert!(during.is_stale());

        let run = during.start().expect("nothing runs any more");
        during.settle(run, Ok(report(2)));
        assert!(!during.is_stale());
        during.note_edit();
        assert!(during.is_stale());
    }

    #[test]
    fn an_edit_is_no_new_stage() {
        let mut validation = Validation::default();
        let mut stages = vec![validation.stage()];
        for _ in 0..2 {
            let run = validation.start().expect("nothing runs");
            stages.push(validation.stage());
            validation.settle(run, Ok(report(1)));
            stages.push(validation.stage());
            validation.note_edit();
            assert_eq!(validation.stage(), stages[stages.len() - 1]);
        }
        let mut distinct = stages.clone();
        distinct.dedup();
        assert_eq!(distinct.len(), 5, "{stages:?}");
    }

    #[test]
    fn cancelling_without_a_test_changes_nothing() {
        let mut validation = Validation::default();
        validation.cancel();
        assert_eq!(validation.phase(), &Phase::Idle);
    }
}
