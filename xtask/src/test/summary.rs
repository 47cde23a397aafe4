//! The table at the end of a test run, and its last line.

use std::fmt;
use std::time::Duration;

use super::counts::Counts;
use crate::table::{Side, table};
use crate::timing::spoken;

/// How a suite went.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) name: &'static str,
    pub(crate) counts: Counts,
    pub(crate) took: Duration,
    /// Why it is not good although no test may have failed: it did not compile, or ran no test.
    pub(crate) trouble: Option<String>,
    /// What it wants to be said at the end.
    pub(crate) notes: Vec<String>,
}

/// How all suites went.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    outcomes: Vec<Outcome>,
}

impl Outcome {
    /// A suite in trouble counts at least one failure: what did not compile must not look like a
    /// pass.
    fn failures(&self) -> u64 {
        let at_least = u64::from(self.trouble.is_some());
        self.counts.failed.max(at_least)
    }
}

impl Summary {
    pub(crate) fn add(&mut self, outcome: Outcome) {
        self.outcomes.push(outcome);
    }

    pub(crate) fn is_good(&self) -> bool {
        self.failed() == 0 && self.passed() > 0
    }

    fn passed(&self) -> u64 {
        self.outcomes.iter().map(|outcome| outcome.counts.passed).sum()
    }

    fn failed(&self) -> u64 {
        self.outcomes.iter().map(Outcome::failures).sum()
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heading = ["suite", "passed", "failed", "ignored", "time"].map(str::to_owned);
        let rows = self.outcomes.iter().map(|outcome| {
            let Counts { passed, ignored, .. } = outcome.counts;
            let figures = [passed, outcome.failures(), ignored].map(|figure| figure.to_string());
            let [passed, failed, ignored] = figures;
            [outcome.name.to_owned(), passed, failed, ignored, spoken(outcome.took)]
        });
        let rows: Vec<_> = std::iter::once(heading).chain(rows).collect();
        writeln!(
            f,
            "\n{}",
            table([Side::Left, Side::Right, Side::Right, Side::Right, Side::Right], &rows)
        )?;
        for outcome in &self.outcomes {
            for note in &outcome.notes {
                writeln!(f, "{}: {note}", outcome.name)?;
            }
            if let Some(trouble) = &outcome.trouble {
                writeln!(f, "{}: {trouble}", outcome.name)?;
            }
        }
        // The last line has a form that CI systems read.
        writeln!(f, "{} passed, {} failed", self.passed(), self.failed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(name: &'static str, passed: u64, failed: u64, trouble: Option<&str>) -> Outcome {
        let counts = Counts { passed, failed, ignored: 0 };
        Outcome {
            name,
            counts,
            took: Duration::from_secs(61),
            trouble: trouble.map(str::to_owned),
            notes: Vec::new(),
        }
    }

    fn summary(outcomes: Vec<Outcome>) -> Summary {
        Summary { outcomes }
    }

    #[test]
    fn the_last_line_sums_all_suites() {
        let summary =
            summary(vec![outcome("crates", 12, 0, None), outcome("journeys", 3, 0, None)]);
        let expected = "
suite     passed  failed  ignored       time
crates        12       0        0  1 min 1 s
journeys       3       0        0  1 min 1 s

15 passed, 0 failed
";
        assert_eq!(summary.to_string(), expected);
        assert!(summary.is_good());
    }

    #[test]
    fn a_suite_that_did_not_compile_is_a_failure() {
        let summary = summary(vec![
            outcome("crates", 12, 0, None),
            outcome("app", 0, 0, Some("exit status: 101")),
        ]);
        assert!(!summary.is_good());
        assert!(
            summary.to_string().ends_with("app: exit status: 101\n12 passed, 1 failed\n"),
            "{summary}"
        );
    }

    #[test]
    fn failed_tests_are_not_counted_twice() {
        let summary = summary(vec![outcome("crates", 12, 2, Some("exit status: 101"))]);
        assert_eq!(summary.failed(), 2);
    }

    #[test]
    fn no_test_at_all_is_not_good() {
        assert!(!summary(Vec::new()).is_good());
    }
}
