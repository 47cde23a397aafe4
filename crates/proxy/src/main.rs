//! The service's binary: read the settings, start the log, serve until told to stop.

use ghcr_proxy::{
    AUDIT_TARGET, ConfigError, NoTask, Settings, Task, Traces, check_health, read_command_line,
    rotate_keys, serve,
};
use std::ffi::OsString;
use std::io::IsTerminal;
use std::process::ExitCode;
use tokio::runtime::Runtime;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let ended = match read_command_line(&words) {
        Ok(task) => run(task),
        Err(NoTask::Usage(error)) => error.exit(),
        Err(NoTask::Config(error)) => Err(error.into()),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let text = format!("{error:#}");
            // A line for each problem of the settings.
            let is_list = error.is::<ConfigError>();
            let problems: Vec<_> = if is_list { text.lines().collect() } else { vec![&text] };
            problems.iter().for_each(|problem| eprintln!("ghcr-proxy: {problem}"));
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> anyhow::Result<()> {
    match task {
        Task::Serve(flags) => run_service(Settings::try_from(*flags)?),
        Task::RotateKeys(flags) => {
            start_log(None);
            Runtime::new()?.block_on(rotate_keys(&flags))
        }
        Task::Health(flags) => check_health(&flags),
        Task::ConfigIsGood => {
            println!("The configuration has no problem.");
            Ok(())
        }
    }
}

fn run_service(settings: Settings) -> anyhow::Result<()> {
    let runtime = Runtime::new()?;
    let traces = Traces::start(&settings, runtime.handle().clone())?;
    start_log(traces.as_ref());
    let ended = runtime.block_on(serve(settings));
    if let Some(traces) = traces {
        traces.end();
    }
    // Not by dropping it, which waits for what runs on its other threads, such as a look-up of a
    // name.
    runtime.shutdown_background();
    ended
}

/// Without `RUST_LOG`. OpenTelemetry's library says at `info` what it does all the time.
const USUAL_LOG: &str = "info,opentelemetry=warn";

/// What `RUST_LOG` says, and the audit log unless it says otherwise of that.
fn log_filter() -> EnvFilter {
    let said = std::env::var("RUST_LOG").unwrap_or_default();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(USUAL_LOG));
    let audit = format!("{AUDIT_TARGET}=info");
    match audit.parse() {
        Ok(audit) if !said.contains(AUDIT_TARGET) => filter.add_directive(audit),
        _ => filter,
    }
}

/// To stderr: text for a person at a terminal, JSON for a pipeline. `RUST_LOG` chooses the level.
fn start_log(traces: Option<&Traces>) {
    let log = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let log = if std::io::stderr().is_terminal() { log.boxed() } else { log.json().boxed() };
    tracing_subscriber::registry()
        .with(log.with_filter(log_filter()))
        .with(traces.map(Traces::layer))
        .init();
}
