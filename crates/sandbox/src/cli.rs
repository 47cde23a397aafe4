//! The program's commands.

use crate::faults::{Fault, FaultRule};
use crate::personas::{catalogue, personas};
use crate::serve::{listen, serve};
use crate::state::{SandboxState, Settings};
use anyhow::{Context, Result, ensure};
use clap::{Args, Parser, Subcommand};
use std::io::Write;
use std::net::SocketAddr;
use std::time::Duration;

/// A simulated GitHub, spoken to over HTTP, for the demo and the tests
#[derive(Debug, Parser)]
#[command(name = "ghcr-sandbox", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answer on a port of this machine, and say which
    Serve(ServeArgs),
    /// Print names and tokens to try, as JSON
    Personas {
        /// Also those that are ready with a warning, those that leave the verdict open, and the
        /// outages that use up the time limit of a call
        #[arg(long, env = "GHCR_SANDBOX_ALL")]
        all: bool,
    },
}

#[derive(Debug, Args)]
struct ServeArgs {
    /// Where to listen: an address of this machine only; port 0 takes a free one
    #[arg(
        long,
        value_name = "ADDRESS",
        env = "GHCR_SANDBOX_LISTEN",
        default_value = "127.0.0.1:0"
    )]
    listen: SocketAddr,
    /// Let every answer go wrong in this way
    #[arg(long, value_name = "NAME", env = "GHCR_SANDBOX_FAULT", value_enum)]
    fault: Option<Fault>,
    /// Let it go wrong only where the path starts so
    #[arg(long, value_name = "PREFIX", env = "GHCR_SANDBOX_FAULT_PATH", requires = "fault")]
    fault_path: Option<String>,
    /// Hold every answer back for so many milliseconds
    #[arg(long, value_name = "MS", env = "GHCR_SANDBOX_LATENCY", default_value_t = 0)]
    latency: u64,
    /// Refuse every login for ten minutes after more than so many wrong ones
    #[arg(long, value_name = "COUNT", env = "GHCR_SANDBOX_LOCKOUT_AFTER")]
    lockout_after: Option<u32>,
    /// Refuse requests over the hourly limit, instead of only counting them
    #[arg(long, env = "GHCR_SANDBOX_ENFORCE_RATE_LIMIT")]
    enforce_rate_limit: bool,
    /// Answer 403 instead of 401 when the registry refuses somebody without a token
    #[arg(long, env = "GHCR_SANDBOX_DENY_ANONYMOUS")]
    deny_anonymous: bool,
}

impl ServeArgs {
    fn settings(&self) -> Settings {
        let rule = self
            .fault
            .map(|fault| FaultRule::from(fault).on(self.fault_path.as_deref().unwrap_or_default()));
        Settings {
            latency: Duration::from_millis(self.latency),
            faults: rule.into_iter().collect(),
            lockout_after: self.lockout_after,
            enforce_rate_limit: self.enforce_rate_limit,
            deny_anonymous: self.deny_anonymous,
            ..Settings::default()
        }
    }
}

/// Reads the command line and does what it says.
///
/// # Errors
/// With a sentence, when the address is not this machine's own or cannot be listened on.
pub async fn run() -> Result<()> {
    match Cli::parse().command {
        Command::Personas { all } => print_personas(all),
        Command::Serve(args) => serve_until_stopped(&args).await,
    }
}

fn print_personas(all: bool) -> Result<()> {
    let listed = if all { catalogue::all() } else { personas() };
    println!("{}", serde_json::to_string_pretty(&listed)?);
    Ok(())
}

/// What is in flight is cut when it stops: nothing here is worth waiting for, and some answers hang
/// on purpose.
async fn serve_until_stopped(args: &ServeArgs) -> Result<()> {
    let address = args.listen;
    ensure!(
        address.ip().is_loopback(),
        "the sandbox takes made-up tokens from anybody, so it listens on this machine only: \
         use 127.0.0.1 or [::1] instead of {}",
        address.ip()
    );
    let listener = listen(address).with_context(|| format!("cannot listen on {address}"))?;
    let stopped = stop_signal()?;
    announce(listener.local_addr()?)?;
    tokio::select! {
        served = serve(listener, SandboxState::new(args.settings())) => served.context("the sandbox stopped by itself"),
        () = stopped => Ok(()),
    }
}

/// The one line that a caller waits for. Whoever reads it may ask at once: the port is open.
fn announce(address: SocketAddr) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "listening on http://{address}")?;
    out.flush().context("cannot say where the sandbox listens")
}

/// SIGINT or SIGTERM. Both are caught from the moment this returns, before anybody knows the port.
#[cfg(unix)]
fn stop_signal() -> Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) =
        (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => (),
            _ = terminate.recv() => (),
        }
    })
}

#[cfg(not(unix))]
fn stop_signal() -> Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
