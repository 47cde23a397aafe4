//! What the test runners say they counted.

use std::ops::AddAssign;

/// Tests by how they ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) ignored: u64,
}

impl Counts {
    /// Reads a line of libtest's or wasm-bindgen-test's output; zero for any other line.
    ///
    /// Both close a run with `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
    pub(crate) fn in_line(line: &str) -> Self {
        let Some((_, result)) = line.split_once("test result: ") else {
            return Self::default();
        };
        let Some((_verdict, counted)) = result.split_once(". ") else {
            return Self::default();
        };
        let mut counts = Self::default();
        for part in counted.split(';') {
            let mut words = part.split_whitespace();
            let Some(number) = words.next().and_then(|number| number.parse().ok()) else {
                continue;
            };
            match words.next() {
                Some("passed") => counts.passed = number,
                Some("failed") => counts.failed = number,
                Some("ignored") => counts.ignored = number,
                _ => {}
            }
        }
        counts
    }

    pub(crate) const fn one_passed() -> Self {
        Self { passed: 1, failed: 0, ignored: 0 }
    }

    pub(crate) const fn one_failed() -> Self {
        Self { passed: 0, failed: 1, ignored: 0 }
    }

    /// An ignored test was not run.
    pub(crate) fn tests_run(self) -> u64 {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_of_a_run_is_read() {
        let line = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.02s";
        assert_eq!(Counts::in_line(line), Counts { passed: 12, failed: 0, ignored: 1 });
        let line =
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 filtered out; finished in 1.2s";
        assert_eq!(Counts::in_line(line), Counts { passed: 3, failed: 2, ignored: 0 });
    }

    #[test]
    fn other_lines_count_nothing() {
        for line in [
            "running 3 tests",
            "test a_test ... ok",
            "",
            "test result: what?",
            "4 passed; 0 failed",
        ] {
            assert_eq!(Counts::in_line(line), Counts::default(), "{line}");
        }
    }
}
