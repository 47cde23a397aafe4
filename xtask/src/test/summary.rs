//! The table at the end of a test run, and its last line.

use std::fmt;
use std::ops::AddAssign;
use std::time::Duration;

use crate::output::{Right, spoken, table};

/// Tests by how they ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: u64,
    pub(super) failed: u64,
    pub(super) ignored: u64,
}

/// How a suite went.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) name: &'static str,
    pub(super) counts: Counts,
    pub(super) took: Duration,
    /// Why it is not good although no test may have failed: it did not compile, or ran no test.
    pub(super) trouble: Option<String>,
    /// What it wants to be said at the end.
    pub(super) notes: Vec<String>,
}

/// How all suites went.
#[derive(Debug, Default)]
pub(super) struct Summary {
    outcomes: Vec<Outcome>,
}

impl Counts {
    /// Reads a line of libtest's or wasm-bindgen-test's output; zero for any other line.
    ///
    /// Both close a run with `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
    pub(super) fn in_line(line: &str) -> Self {
        let result = line.split_once("test result: ").and_then(|(_, rest)| rest.split_once(". "));
        let number_before = |word: &str| {
            let number = result?.1.split_once(word)?.0.rsplit(' ').next()?;
            number.parse().ok()
        };
        let count = |word| number_before(word).unwrap_or_default();
        Self { passed: count(" passed"), failed: count(" failed"), ignored: count(" ignored") }
    }

    /// An ignored test was not run.
    pub(super) fn tests_run(self) -> u64 {
        self.passed + self.failed
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

impl Summary {
    /// Returns true if the outcome is good. One in trouble counts at least one failure: what did
    /// not compile must not look like a pass.
    pub(super) fn add(&mut self, mut outcome: Outcome) -> bool {
        let is_good = outcome.trouble.is_none();
        outcome.counts.failed = outcome.counts.failed.max(u64::from(!is_good));
        self.outcomes.push(outcome);
        is_good
    }

    pub(super) fn is_good(&self) -> bool {
        let Counts { passed, failed, .. } = self.total();
        failed == 0 && passed > 0
    }

    fn total(&self) -> Counts {
        self.outcomes.iter().fold(Counts::default(), |mut total, outcome| {
            total += outcome.counts;
            total
        })
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.outcomes.iter().map(|Outcome { name, counts, took, .. }| {
            let Counts { passed, failed, ignored } = *counts;
            let [passed, failed, ignored] = [passed, failed, ignored].map(|it| it.to_string());
            [(*name).to_owned(), passed, failed, ignored, spoken(*took)]
        });
        let heading = ["suite", "passed", "failed", "ignored", "time"];
        writeln!(f, "\n{}", table(Right, heading, rows))?;
        for Outcome { name, notes, trouble, .. } in &self.outcomes {
            for note in notes.iter().chain(trouble) {
                writeln!(f, "{name}: {note}")?;
            }
        }
        // The last line has a form that CI systems read.
        let Counts { passed, failed, .. } = self.total();
        writeln!(f, "{passed} passed, {failed} failed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary<const N: usize>(outcomes: [(u64, u64, Option<&str>); N]) -> Summary {
        let mut summary = Summary::default();
        for (passed, failed, trouble) in outcomes {
            let counts = Counts { passed, failed, ignored: 0 };
            let (took, trouble) = (Duration::from_secs(61), trouble.map(str::to_owned));
            summary.add(Outcome { name: "crates", counts, took, trouble, notes: Vec::new() });
        }
        summary
    }

    #[test]
    fn the_closing_line_of_a_run_is_read_and_no_other() {
        let line =
            "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 3 filtered out";
        assert_eq!(Counts::in_line(line), Counts { passed: 12, failed: 2, ignored: 1 });
        for line in ["running 3 tests", "test result: what?", "4 passed; 0 failed", ""] {
            assert_eq!(Counts::in_line(line), Counts::default(), "{line}");
        }
    }

    #[test]
    fn the_last_line_sums_all_suites() {
        let summary = summary([(12, 0, None), (3, 0, None)]);
        let expected = "
suite   passed  failed  ignored       time
crates      12       0        0  1 min 1 s
crates       3       0        0  1 min 1 s

15 passed, 0 failed
";
        assert_eq!(summary.to_string(), expected);
        assert!(summary.is_good());
        assert!(!Summary::default().is_good(), "no test at all");
    }

    #[test]
    fn a_suite_that_did_not_compile_is_a_failure_and_no_failure_counts_twice() {
        let summary = summary([(12, 2, Some("exit status: 1")), (0, 0, Some("exit status: 101"))]);
        assert!(!summary.is_good());
        let text = summary.to_string();
        assert!(text.ends_with("crates: exit status: 101\n12 passed, 3 failed\n"), "{text}");
    }
}
