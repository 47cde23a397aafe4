//! From settings to a running service, and to its end.

use crate::admin::Admin;
use crate::background::Background;
use crate::connections::Connections;
use crate::readiness::Readiness;
use crate::registries::webhooks::Sender;
use crate::registries::{Registries, SavedRegistries};
use crate::router::router;
use crate::settings::Settings;
use crate::state::AppState;
use anyhow::{Context, Result};
use std::fmt::Write as _;
use std::io::Write;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// How many files may be open beside the clients' connections: those to GitHub and the registry, a
/// few for each diagnosis that is under way, and the app's.
const OTHER_FILES: u64 = 2048;

/// How long closing the database may take.
const CLOSING: Duration = Duration::from_secs(2);

/// Listens, says where on stdout, and answers until SIGTERM or SIGINT.
///
/// From then on `/readyz` answers 503 and what is in flight is still answered, until all is, until
/// `--shutdown-timeout` has passed, or until a second signal.
///
/// # Errors
/// When the address cannot be listened on, the HTTP client cannot be built, or the saved registries
/// cannot be opened.
pub async fn serve(settings: Settings) -> Result<()> {
    let readiness = Readiness::default();
    let saved = SavedRegistries::open(&settings).await?;
    let state = AppState::new(
        &settings,
        readiness.clone(),
        saved.as_ref().map(SavedRegistries::shared_limits),
    )?;
    let registries = saved.clone().map(|saved| Registries::new(state.clone(), saved));
    let sender = Sender::new(&settings)?;
    let app = router(state.clone(), registries.clone())?;
    raise_file_limit(settings.max_connections);
    let listener = TcpListener::bind(settings.listen).await.with_context(|| {
        format!(
            "cannot listen on {}. Is something else there? Choose another with --listen.",
            settings.listen
        )
    })?;
    let address = listener.local_addr()?;
    let admin = Admin::start(state.clone(), saved.clone()).await?;
    // Before anybody is told that it runs: who is told may stop it at once.
    let mut signals = Signals::new()?;
    say_where(address, admin.as_ref())?;
    let background = Background::start(registries, sender);
    tracing::info!(%address, mode = %settings.mode(), "started");
    warn_of_gateway(&settings);

    let mut connections = Connections::new(listener, app, &settings, state.metrics.clone());
    let count = connections.count();
    let open = connections.answer_until(signals.next()).await;
    readiness.stop();
    tracing::info!("stopping: what is in flight is still answered");
    let draining = tokio::time::timeout(settings.shutdown_timeout, connections.drain(open));
    // At the same time, so that probes are answered meanwhile.
    let ending = async { tokio::join!(draining, background.end()).0 };
    tokio::select! {
        drained = ending => match drained {
            Ok(()) => tracing::info!("stopped"),
            Err(_) => tracing::warn!(open = count(), "stopped: --shutdown-timeout has passed"),
        },
        () = signals.next() => tracing::warn!(open = count(), "stopped: a second signal came"),
    }
    if let Some(saved) = saved {
        // A request that was cut off may hold a connection for a moment.
        let _ = tokio::time::timeout(CLOSING, saved.close()).await;
    }
    Ok(())
}

/// Both addresses at once: whoever reads the first may close the pipe.
fn say_where(address: SocketAddr, admin: Option<&Admin>) -> Result<()> {
    let mut text = format!("listening on http://{address}\n");
    if let Some(admin) = admin {
        let _ = writeln!(text, "metrics on http://{}/metrics", admin.address());
    }
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(())
}

/// Lets the process open as many files as it may need, as far as the hard limit goes.
fn raise_file_limit(max_connections: NonZeroU32) {
    let needed = u64::from(max_connections.get()) + OTHER_FILES;
    match rlimit::increase_nofile_limit(needed) {
        Ok(limit) if limit >= needed => {}
        Ok(limit) => tracing::warn!(
            limit,
            needed,
            "fewer files may be open than --max-connections needs: raise the hard limit, or allow fewer connections"
        ),
        Err(error) => tracing::warn!(%error, "the limit of open files cannot be raised"),
    }
}

/// What is missing behind a gateway, with what it means until it is there.
fn warn_of_gateway(settings: &Settings) {
    if settings.is_behind_gateway && settings.access.hosts.is_empty() {
        tracing::warn!(
            "any `Host` is taken for this service's own: name the public one with --allow-host"
        );
    }
    if settings.is_behind_gateway && settings.trusted_proxies.is_empty() {
        tracing::warn!(
            "nobody's `X-Forwarded-For` and `X-Forwarded-Proto` are believed, so all clients of the gateway share one \
             limit and no answer has HSTS: name the gateway's address with --trusted-proxy"
        );
    }
}

/// The two signals that ask the process to end.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn new() -> Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
