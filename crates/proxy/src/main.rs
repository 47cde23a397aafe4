//! The service's binary: read the settings, start the log, serve until told to stop.

use clap::Parser;
use ghcr_proxy::{Flags, Settings, serve};
use std::io::IsTerminal;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let flags = Flags::parse();
    start_log();
    let ended = match Settings::try_from(flags) {
        Ok(settings) => serve(settings).await,
        Err(error) => Err(error),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("ghcr-proxy: {error:#}");
            ExitCode::FAILURE
        }
    }
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
