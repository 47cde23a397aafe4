//! `cargo xtask bench`: what is promised of speed, cost and restraint, measured on the release
//! build.
//!
//! Machines are shared and noisy, so each figure is a median, and costs are ratios within one run.

mod figure;
mod journeys;
mod lighthouse;
mod page;

use anyhow::{Result, ensure};
use clap::{Args, ValueEnum};
use std::process::ExitCode;
use xshell::cmd;

use crate::app;
use crate::setup::{self, tools};
use crate::shell::Shell;
use figure::Figure;

/// How often each thing is measured.
const RUNS: usize = 5;

/// What was built just before still counts in it.
const QUIET_LOAD: f64 = 2.5;

#[derive(Args)]
pub(crate) struct Options {
    /// Measure this part only; can be given more than once
    #[arg(long)]
    only: Vec<Part>,
}

/// What can be measured by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Round trips, refused tokens, a thousand diagnoses at once
    Proxy,
    /// Typing while a test runs
    Keystroke,
    /// A thousand mounts of the element, and what they leave behind
    Leaks,
    /// Loading, beside a page without script and a React twin
    Page,
    /// Lighthouse's scores
    Lighthouse,
}

/// Measures everything, or what is asked for, prints it and writes `bench.json`.
pub(crate) fn bench(shell: &Shell, options: &Options) -> Result<ExitCode> {
    // All in one go, so that the bare loop of `bench/` shares the proxy's HTTP client.
    let packages = ["-p", "ghcr-proxy", "-p", "ghcr-sandbox", "-p", "proxy-bench"];
    let advice = "The compiler's message above says where.";
    shell.must(cmd!(shell, "cargo build --release {packages...}"), advice)?;
    let mut figures = Vec::new();
    for part in Part::value_variants() {
        if options.only.is_empty() || options.only.contains(part) {
            warn_if_busy();
            figures.extend(part.measure(shell)?);
        }
    }
    println!("\n{}", figure::to_table(&figures));
    figure::write(shell, &figures)?;
    let all_hold = figures.iter().all(Figure::holds);
    Ok(if all_hold { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

type Measure = fn(&Shell) -> Result<Vec<Figure>>;

impl Part {
    fn measure(self, shell: &Shell) -> Result<Vec<Figure>> {
        let (tools, measure): (_, Measure) = match self {
            Self::Proxy => return measure_proxy(shell),
            Self::Keystroke => (tools::FOR_TESTING, journeys::keystrokes),
            Self::Leaks => (tools::FOR_TESTING, journeys::leaks),
            Self::Page => (tools::FOR_LIGHTHOUSE, page::measure),
            Self::Lighthouse => (tools::FOR_LIGHTHOUSE, lighthouse::measure),
        };
        setup::make_ready(shell, &[tools::FOR_BUILDING, tools].concat())?;
        app::build(shell)?;
        measure(shell)
    }
}

/// What the program in `bench/` prints.
fn measure_proxy(shell: &Shell) -> Result<Vec<Figure>> {
    let mut printed = Vec::new();
    let program = shell.release("proxy-bench");
    let status = shell.lines(cmd!(shell, "{program}"), |line| {
        printed.extend(line.strip_prefix("figure: ").map(str::to_owned));
    })?;
    ensure!(status.success(), "{} failed ({status}); its words are above", program.display());
    printed.iter().map(|json| Ok(serde_json::from_str(json)?)).collect()
}

/// A ratio of two times bears some noise, and no more than that.
fn warn_if_busy() {
    if let Some(load) = load_of_machine().filter(|load| *load > QUIET_LOAD) {
        println!(
            "This machine is busy (load {load}): times will be too long and far apart. Measure \
             again later."
        );
    }
}

/// How many programs wanted a processor at a time, of late; none where the system does not tell.
fn load_of_machine() -> Option<f64> {
    std::fs::read_to_string("/proc/loadavg").ok()?.split(' ').next()?.parse().ok()
}
