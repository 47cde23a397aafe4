//! The service's binary: read the settings, start the log, serve until told to stop.

use clap::Parser;
use ghcr_proxy::{Command, Flags, Settings, check_health, rotate_keys, serve};
use std::io::IsTerminal;
use std::process::ExitCode;
use tokio::runtime::Runtime;
use tracing_subscriber::EnvFilter;

/// The service, or one of its commands.
#[derive(Parser)]
#[command(name = "ghcr-proxy", version, about, args_conflicts_with_subcommands = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    flags: Flags,
}

fn main() -> ExitCode {
    let CommandLine { command, flags } = CommandLine::parse();
    start_log();
    let ended = match command {
        None => run(flags),
        Some(Command::RotateKeys(flags)) => run_to_end(rotate_keys(&flags)),
        Some(Command::Health(flags)) => check_health(&flags),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("ghcr-proxy: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(flags: Flags) -> anyhow::Result<()> {
    run_to_end(serve(Settings::try_from(flags)?))
}

fn run_to_end(task: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    let runtime = Runtime::new()?;
    let ended = runtime.block_on(task);
    // Not by dropping it, which waits for what runs on its other threads, such as a look-up of a
    // name.
    runtime.shutdown_background();
    ended
}

/// To stderr: text for a person at a terminal, JSON for a pipeline. `RUST_LOG` chooses the level.
fn start_log() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() {
        log.init();
    } else {
        log.json().init();
    }
}
