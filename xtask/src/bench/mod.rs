//! `cargo xtask bench`: what is promised of speed, cost and restraint, measured on the release build.
//!
//! Machines are shared and noisy, so each figure is a median, and costs are ratios within one run.

mod calls;
mod crowd;
mod figure;
mod keystroke;
mod refused;
mod usage;
mod waves;

use anyhow::{Context, Result};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::fs::File;
use std::process::ExitCode;

use crate::proxy::all_people;
use crate::servers::Servers;
use crate::shell::Shell;
use figure::Figure;

/// How often each thing is measured.
const RUNS: usize = 5;

/// Measures everything, prints it and writes `bench.json`.
pub(crate) fn bench(shell: &Shell) -> Result<ExitCode> {
    build(shell)?;
    allow_many_connections()?;
    let people = all_people(shell)?;
    let mut figures = waves::measure(shell, &people)?;
    figures.extend(refused::measure(shell, &people)?);
    figures.extend(crowd::measure(shell, &people)?);
    figures.extend(keystroke::measure(shell)?);
    println!("\n{}", figure::to_table(&figures));
    figure::write(shell, &figures)?;
    let all_hold = figures.iter().all(Figure::holds);
    Ok(if all_hold { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// All in one go, so that the bare loop shares the proxy's HTTP client and is compiled as it is.
fn build(shell: &Shell) -> Result<()> {
    let mut command = shell.cargo(["build", "--release", "-p", "ghcr-proxy", "-p", "ghcr-sandbox"]);
    command.args(["-p", "bare-loop"]);
    shell.must(command, "The compiler's message above says where.")
}

/// Nine connections for each of a thousand diagnoses are more than most shells allow; children inherit it.
fn allow_many_connections() -> Result<()> {
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum })
        .context("cannot raise the limit of open files")
}

/// Servers whose log does not run through the figures.
fn quiet_servers(shell: &Shell) -> Result<Servers> {
    let path = shell.place.target().join("bench.log");
    let mut servers = Servers::on_a_leash(&shell.running)?;
    servers.log_to(File::create(&path).with_context(|| format!("cannot write {}", path.display()))?);
    Ok(servers)
}
