//! `cargo xtask fuzz`: each target of `fuzz/` for a while, and a table of what that found.

use anyhow::{Context, Result, ensure};
use clap::Args;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use crate::setup::{self, nightly};
use crate::shell::Shell;
use crate::table::{Side, table};
use crate::timing::spoken;

/// An input that takes longer is a finding: what is read here comes from anybody.
const SLOWEST_INPUT: &str = "-timeout=5";

#[derive(Args)]
pub(crate) struct Options {
    /// How long each target runs
    #[arg(long, default_value_t = 120, value_parser = clap::value_parser!(u64).range(1..))]
    seconds: u64,
}

/// What came of one target.
struct Run {
    target: String,
    took: Duration,
    executions: u64,
    /// The fuzzer stops at the first one.
    has_finding: bool,
}

/// Builds all targets and runs one after another, also after a finding.
pub(crate) fn fuzz(shell: &Shell, options: &Options) -> Result<ExitCode> {
    setup::make_ready(shell, setup::FOR_FUZZING)?;
    shell.must(cargo_fuzz(shell, &["build"]), "The compiler's message above says where.")?;
    let targets = shell.answer(cargo_fuzz(shell, &["list"])).context("`cargo fuzz list` failed")?;
    let mut runs = Vec::new();
    for target in targets.lines() {
        runs.push(run(shell, target, options.seconds)?);
    }
    print!("\n{}", to_table(&runs));
    let has_finding = runs.iter().any(|run| run.has_finding);
    Ok(if has_finding { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn run(shell: &Shell, target: &str, seconds: u64) -> Result<Run> {
    println!("{target}: {seconds} s …");
    let log = log_of(shell, target);
    let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
    let limit = format!("-max_total_time={seconds}");
    let mut command = cargo_fuzz(shell, &["run", target, "--", &limit, SLOWEST_INPUT]);
    command.arg("-print_final_stats=1").stderr(file);
    let start = Instant::now();
    let status = shell.run(command)?;
    let took = start.elapsed();
    let text = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
    let executions = executions_in(&text);
    ensure!(
        executions.is_some() || !status.success(),
        "{target} did not say how often it ran; see {}",
        log.display()
    );
    if !status.success() {
        println!("{target}: FOUND SOMETHING: {}; see {}", found_in(&text), log.display());
    }
    let executions = executions.unwrap_or_default();
    Ok(Run { target: target.to_owned(), took, executions, has_finding: !status.success() })
}

/// Always in the folder that cargo-fuzz itself would choose: its builds are of no use to others.
fn cargo_fuzz(shell: &Shell, arguments: &[&str]) -> Command {
    let mut command = shell.command("rustup");
    command.args(["run", nightly::TOOLCHAIN, "cargo", "fuzz"]).args(arguments);
    command.env("CARGO_TARGET_DIR", target_folder(shell));
    command
}

fn target_folder(shell: &Shell) -> PathBuf {
    shell.place.root().join("fuzz").join("target")
}

/// The fuzzer writes a line for each discovery: too much for the terminal.
fn log_of(shell: &Shell, target: &str) -> PathBuf {
    target_folder(shell).join(format!("{target}.log"))
}

/// From libFuzzer's last words, which it says after a finding too.
fn executions_in(log: &str) -> Option<u64> {
    let count =
        log.lines().rev().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    count?.trim().parse().ok()
}

/// Where the input is that the fuzzer stopped at.
fn found_in(log: &str) -> &str {
    let path = log.lines().rev().find_map(|line| line.split_once("Test unit written to "));
    path.map_or("no input was written", |(_, path)| path)
}

fn to_table(runs: &[Run]) -> String {
    let heading = ["target", "ran for", "executions", "findings"].map(str::to_owned);
    let rows = runs.iter().map(|run| {
        let findings = u8::from(run.has_finding).to_string();
        [run.target.clone(), spoken(run.took), run.executions.to_string(), findings]
    });
    let rows: Vec<_> = std::iter::once(heading).chain(rows).collect();
    table([Side::Left, Side::Right, Side::Right, Side::Right], &rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fuzzers_last_words_are_read() {
        let log = "#2\tINITED cov: 3\nartifact_prefix='x/'; Test unit written to x/crash-1\n\
                   stat::number_of_executed_units: 71193\nstat::new_units_added:          9\n";
        assert_eq!(executions_in(log), Some(71193));
        assert_eq!(found_in(log), "x/crash-1");
        assert_eq!(executions_in("error: no such target"), None);
    }

    #[test]
    fn the_table_has_a_line_for_each_target() {
        let run = |target: &str, has_finding| Run {
            target: target.to_owned(),
            took: Duration::from_secs(120),
            executions: 1000,
            has_finding,
        };
        let expected = "target    ran for  executions  findings\n\
                        image   2 min 0 s        1000         0\n\
                        link    2 min 0 s        1000         1\n";
        assert_eq!(to_table(&[run("image", false), run("link", true)]), expected);
    }
}
