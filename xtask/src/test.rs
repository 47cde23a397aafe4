//! `cargo xtask test`: every test there is, and one line at the end that says how it went.

pub(crate) mod suites;
mod summary;

use anyhow::Result;
use std::process::ExitCode;
use std::time::Instant;

use crate::app;
use crate::examples;
use crate::package;
use crate::setup::{self, tools};
use crate::shell::Shell;
use crate::size;
use suites::Suite;
use summary::{Counts, Outcome, Summary};

/// Runs all suites, those that need no build of the app first; a failing one does not keep the
/// others from running.
pub(crate) fn test(shell: &Shell) -> Result<ExitCode> {
    setup::make_ready(shell, tools::FOR_TESTING)?;
    let mut summary = Summary::default();
    for suite in suites::without_the_built_app(shell)? {
        summary.add(run_suite(shell, suite)?);
    }
    let is_built = summary.add(run_step("release build", || {
        app::build(shell)?;
        app::build_servers(shell)
    }));
    if is_built {
        summary.add(run_step("package: contents and types", || package::make_and_check(shell)));
        summary.add(run_step("example hosts: types and build", || examples::build(shell)));
        for suite in suites::on_the_built_app(shell)? {
            summary.add(run_suite(shell, suite)?);
        }
        let sizes = || size::print_and_judge(&shell.dist());
        summary.add(run_step("first load within budget", sizes));
    }
    print!("{summary}");
    Ok(if summary.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_suite(shell: &Shell, (name, command): Suite<'_>) -> Result<Outcome> {
    println!("\n── {name} ──");
    let start = Instant::now();
    let mut counts = Counts::default();
    let mut notes = Vec::new();
    let status = shell.lines(command, |line| {
        counts += Counts::in_line(line);
        // What a test wants to be said at the end: `noted: axe, English: 52 states`.
        notes.extend(line.split_once("noted: ").map(|(_, note)| note.to_owned()));
    })?;
    let trouble = if counts.tests_run() == 0 {
        Some("ran no test".to_owned())
    } else {
        (!status.success()).then(|| status.to_string())
    };
    Ok(Outcome { name, counts, took: start.elapsed(), trouble, notes })
}

/// Runs something that is no suite but can fail all the same: it counts as one test.
fn run_step(name: &'static str, work: impl FnOnce() -> Result<()>) -> Outcome {
    println!("\n── {name} ──");
    let start = Instant::now();
    let trouble = work().err().map(|error| format!("{error:#}"));
    let counts = Counts { passed: u64::from(trouble.is_none()), ..Counts::default() };
    Outcome { name, counts, took: start.elapsed(), trouble, notes: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use xshell::cmd;

    fn outcome_of(script: &str) -> Outcome {
        let shell = Shell::new().unwrap();
        run_suite(&shell, ("sample", cmd!(shell, "sh -c {script}"))).unwrap()
    }

    #[test]
    fn a_suite_that_passes_but_ran_no_test_is_trouble() {
        let outcome = outcome_of("echo 'test result: ok. 0 passed; 0 failed; 0 ignored'");
        assert_eq!(outcome.trouble.as_deref(), Some("ran no test"));
    }

    #[test]
    fn a_suite_that_ends_badly_is_trouble_whatever_it_counted() {
        let outcome = outcome_of(
            "echo 'it ... noted: 3 states'; echo 'test result: ok. 2 passed; 0 failed'; exit 101",
        );
        assert_eq!(outcome.counts, Counts { passed: 2, failed: 0, ignored: 0 });
        assert_eq!(outcome.trouble.as_deref(), Some("exit status: 101"));
        assert_eq!(outcome.notes, ["3 states"]);
    }
}
