//! The service's binary: read the settings, start the log, serve until told to stop.

use clap::Parser;
use ghcr_proxy::{Flags, Settings, serve};
use std::io::IsTerminal;
use std::process::ExitCode;
use tokio::runtime::Runtime;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let flags = Flags::parse();
    start_log();
    match run(flags) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("ghcr-proxy: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(flags: Flags) -> anyhow::Result<()> {
    let settings = Settings::try_from(flags)?;
    let runtime = Runtime::new()?;
    let ended = runtime.block_on(serve(settings));
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
