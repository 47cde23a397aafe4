//! The developers' commands, run as `cargo xtask <command>`.
//!
//! Each command installs the tools that are missing (`setup`), prints what it is doing and how long
//! that took, and on failure names one thing to do. Programs are started through [`shell::Shell`]
//! and [`servers::Servers`], so that they end when this tool does.

mod app;
mod ask;
mod audit;
mod bench;
mod check;
mod children;
mod examples;
mod faults;
mod fuzz;
mod image;
mod output;
mod package;
mod progress;
mod serve;
mod servers;
mod setup;
mod shell;
mod shots;
mod size;
mod test;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

use shell::Shell;

#[derive(Parser)]
#[command(
    name = "xtask",
    override_usage = "cargo xtask <COMMAND>",
    about = "Builds, starts, tests and checks this project."
)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

/// One variant a command; what each does is in the module of its name.
#[derive(Subcommand)]
enum Task {
    /// Build everything for development and start it on 127.0.0.1
    Serve(serve::Options),
    /// Build target/release/ghcr-proxy, which has the app in it
    Build,
    /// Run every test there is, those in the browser included
    Test,
    /// Check formatting, lints (native and wasm), documentation and circles of imports
    Check,
    /// Print the download sizes of the pages and the element and fail above a budget
    Size(size::Options),
    /// Make the npm package of the element in target/package
    Package(package::Options),
    /// Run every fault against the release build and compare what it says with what is true
    Faults,
    /// Run each fuzz target for a while, and fail on what one finds
    Fuzz(fuzz::Options),
    /// Measure what is promised of speed and cost, and fail where a bound does not hold
    Bench(bench::Options),
    /// Write pictures of every state of the screen into target/shots
    Shots(shots::Options),
    /// Make the container image in target/image, start it, and list its parts
    Image(image::Options),
    /// Check licences, banned crates, sources and advisories with cargo-deny
    Audit,
}

fn main() -> ExitCode {
    run(&Cli::parse().task).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn run(task: &Task) -> Result<ExitCode> {
    children::stop_all_on_signal()?;
    let shell = &Shell::new()?;
    match task {
        Task::Serve(options) => serve::serve(shell, options),
        Task::Build => app::build_all(shell),
        Task::Test => test::test(shell),
        Task::Check => check::check(shell),
        Task::Size(options) => size::size(shell, options),
        Task::Package(options) => package::package(shell, options),
        Task::Faults => faults::faults(shell),
        Task::Fuzz(options) => fuzz::fuzz(shell, options),
        Task::Bench(options) => bench::bench(shell, options),
        Task::Shots(options) => shots::shots(shell, options),
        Task::Image(options) => image::image(shell, options),
        Task::Audit => audit::audit(shell),
    }
}
