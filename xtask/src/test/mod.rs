//! `cargo xtask test`: every test there is, and one line at the end that says how it went.

mod counts;
pub(crate) mod suites;
mod summary;

use anyhow::Result;
use std::process::ExitCode;
use std::time::Instant;

use crate::app;
use crate::examples;
use crate::package;
use crate::running::Stopped;
use crate::setup;
use crate::shell::Shell;
use crate::size;
use counts::Counts;
use suites::Suite;
use summary::{Outcome, Summary};

/// Runs all suites, those that need no build of the app first; a failing one does not keep the
/// others from running.
pub(crate) fn test(shell: &Shell) -> Result<ExitCode> {
    setup::make_ready(shell, setup::FOR_TESTING)?;
    let mut summary = Summary::default();
    for suite in suites::without_the_built_app(shell)? {
        summary.add(run_tests(shell, suite)?);
    }
    let build = run_step("release build", || {
        app::build(shell)?;
        app::build_servers(shell)
    })?;
    let built = build.trouble.is_none();
    summary.add(build);
    if built {
        summary.add(run_step("package: contents and types", || package::make_and_check(shell))?);
        summary.add(run_step("example hosts: types and build", || examples::build(shell))?);
        for suite in suites::on_the_built_app(shell)? {
            summary.add(run_tests(shell, suite)?);
        }
        summary.add(run_step("first load within budget", || {
            size::print_and_judge(&shell.place.dist())
        })?);
    }
    print!("{summary}");
    Ok(if summary.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_tests(shell: &Shell, suite: Suite) -> Result<Outcome> {
    let Suite { name, command } = suite;
    println!("\n── {name} ──");
    let start = Instant::now();
    let mut counts = Counts::default();
    let mut notes = Vec::new();
    let status = shell.run_and_read(command, |line| {
        counts += Counts::in_line(line);
        notes.extend(noted(line));
    })?;
    let trouble = if counts.tests_run() == 0 {
        Some("ran no test".to_owned())
    } else {
        (!status.success()).then(|| status.to_string())
    };
    Ok(Outcome { name, counts, took: start.elapsed(), trouble, notes })
}

/// What a test wants to be said at the end: `noted: axe, English: 52 states, 0 violations`. The
/// runner may have begun the line with the test's name.
fn noted(line: &str) -> Option<String> {
    line.split_once("noted: ").map(|(_, note)| note.to_owned())
}

/// Runs something that is no suite but can fail all the same: it counts as one test.
fn run_step(name: &'static str, work: impl FnOnce() -> Result<()>) -> Result<Outcome> {
    println!("\n── {name} ──");
    let start = Instant::now();
    let trouble = match work() {
        Ok(()) => None,
        Err(error) if error.is::<Stopped>() => return Err(error),
        Err(error) => Some(format!("{error:#}")),
    };
    let counts = if trouble.is_none() { Counts::one_passed() } else { Counts::one_failed() };
    Ok(Outcome { name, counts, took: start.elapsed(), trouble, notes: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Place;
    use crate::running::Running;
    use std::path::Path;

    fn outcome_of(script: &str) -> Outcome {
        let shell = Shell::new(Place::at(Path::new("/")), Running::default());
        let mut command = shell.command("sh");
        command.args(["-c", script]);
        run_tests(&shell, Suite { name: "sample", command }).unwrap()
    }

    #[test]
    fn a_suite_that_passes_but_ran_no_test_is_trouble() {
        let outcome = outcome_of("echo 'test result: ok. 0 passed; 0 failed; 0 ignored'");
        assert_eq!(outcome.trouble.as_deref(), Some("ran no test"));
    }

    #[test]
    fn a_suite_that_ends_badly_is_trouble_whatever_it_counted() {
        let outcome = outcome_of("echo 'test result: ok. 2 passed; 0 failed; 0 ignored'; exit 101");
        assert_eq!(outcome.counts, Counts { passed: 2, failed: 0, ignored: 0 });
        assert_eq!(outcome.trouble.as_deref(), Some("exit status: 101"));
    }

    #[test]
    fn what_a_suite_notes_is_kept_for_the_end() {
        let outcome = outcome_of(
            "echo 'test it ... noted: 3 states'; echo 'test result: ok. 1 passed; 0 failed'",
        );
        assert_eq!(outcome.notes, ["3 states"]);
    }

    #[test]
    fn a_step_counts_as_one_test() {
        let outcome = run_step("step", || anyhow::bail!("too large")).unwrap();
        assert_eq!(outcome.counts, Counts::one_failed());
        assert_eq!(outcome.trouble.as_deref(), Some("too large"));
    }
}
