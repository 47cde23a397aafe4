//! `cargo xtask bench`: what is promised of speed, cost and restraint, measured on the release
//! build.
//!
//! Machines are shared and noisy, so each figure is a median, and costs are ratios within one run.

mod bad_clients;
mod calls;
mod crowd;
mod figure;
mod keystroke;
mod leaks;
mod lighthouse;
mod page;
mod refused;
mod usage;
mod waves;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::fs::File;
use std::process::ExitCode;

use crate::proxy::all_people;
use crate::servers::Servers;
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
    /// Round trips, refused tokens, clients that misbehave, a thousand diagnoses at once
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
    build(shell)?;
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

impl Part {
    fn measure(self, shell: &Shell) -> Result<Vec<Figure>> {
        match self {
            Self::Proxy => measure_proxy(shell),
            Self::Keystroke => keystroke::measure(shell),
            Self::Leaks => leaks::measure(shell),
            Self::Page => page::measure(shell),
            Self::Lighthouse => lighthouse::measure(shell),
        }
    }
}

fn measure_proxy(shell: &Shell) -> Result<Vec<Figure>> {
    allow_many_connections()?;
    let people = all_people(shell)?;
    let mut figures = waves::measure(shell, &people)?;
    figures.extend(refused::measure(shell, &people)?);
    figures.extend(bad_clients::measure(shell, &people)?);
    figures.extend(crowd::measure(shell, &people)?);
    Ok(figures)
}

/// A ratio of two times bears some noise, and no more than that.
fn warn_if_busy() {
    if let Some(load) = usage::load_of_machine().filter(|load| *load > QUIET_LOAD) {
        println!(
            "This machine is busy (load {load}): times will be too long and far apart. Measure again later."
        );
    }
}

/// All in one go, so that the bare loop shares the proxy's HTTP client and is compiled as it is.
fn build(shell: &Shell) -> Result<()> {
    let mut command = shell.cargo(["build", "--release", "-p", "ghcr-proxy", "-p", "ghcr-sandbox"]);
    command.args(["-p", "bare-loop"]);
    shell.must(command, "The compiler's message above says where.")
}

/// Nine connections for each of a thousand diagnoses are more than most shells allow; children
/// inherit it.
fn allow_many_connections() -> Result<()> {
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum })
        .context("cannot raise the limit of open files")
}

/// Servers whose log does not run through the figures.
fn quiet_servers(shell: &Shell) -> Result<Servers> {
    let path = shell.place.target().join("bench.log");
    let mut servers = Servers::on_a_leash(&shell.running)?;
    servers
        .log_to(File::create(&path).with_context(|| format!("cannot write {}", path.display()))?);
    Ok(servers)
}
