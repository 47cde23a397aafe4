//! From settings to a running service, and to its quiet end.

use crate::service::service;
use crate::settings::Settings;
use anyhow::{Context, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use axum::serve::Listener;
use futures_util::FutureExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::convert::Infallible;
use std::io::Write;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tower::ServiceExt;

/// How long a client may take to say what it wants, from the connection or the answer before on.
const SILENCE: Duration = Duration::from_secs(30);
/// The longest head of a request, in bytes; a browser's is a tenth of that.
const MAX_HEAD: usize = 16 * 1024;

/// Listens, says where on stdout, and answers until SIGTERM or SIGINT; then what is in flight is
/// still answered.
///
/// # Errors
/// When the address cannot be listened on, or the HTTP client cannot be built.
pub async fn serve(settings: Settings) -> Result<()> {
    let app = service(&settings)?;
    let listener = TcpListener::bind(settings.listen).await.with_context(|| {
        format!(
            "cannot listen on {}. Is something else there? Choose another with --listen.",
            settings.listen
        )
    })?;
    let address = listener.local_addr()?;
    // Before anybody is told that it runs: who is told may stop it at once.
    let stop = wait_for_stop()?;
    writeln!(std::io::stdout(), "listening on http://{address}")?;
    tracing::info!(%address, mode = %settings.mode(), "started");
    if settings.is_behind_gateway && settings.access.hosts.is_empty() {
        tracing::warn!(
            "any `Host` is taken for this service's own: name the public one with --allow-host"
        );
    }
    answer_all(listener, app, stop).await;
    tracing::info!("stopped");
    Ok(())
}

/// Answers every connection until told to stop.
///
/// `axum::serve` would do, but it first finds out which HTTP a client speaks, and what it reads for
/// that makes each buffer twice as large; and it lets a client be silent for as long as it likes.
async fn answer_all(mut listener: TcpListener, app: Router, stop: impl Future<Output = ()>) {
    let open = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        // This `accept` is axum's: it knows which errors pass.
        let (stream, client) = tokio::select! {
            accepted = Listener::accept(&mut listener) => accepted,
            () = &mut stop => break,
        };
        let connection =
            http1().serve_connection(TokioIo::new(stream), answer(app.clone(), client));
        tokio::spawn(open.watch(connection).map(|ended| {
            if let Err(error) = ended {
                tracing::debug!(%error, "a connection ended badly");
            }
        }));
    }
    drop(listener);
    open.shutdown().await;
}

fn http1() -> http1::Builder {
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(SILENCE).max_buf_size(MAX_HEAD);
    builder
}

/// The router as hyper wants it, with the client's address beside each request.
fn answer(
    app: Router,
    client: SocketAddr,
) -> impl Service<Request<Incoming>, Response = Response, Error = Infallible, Future: Send> {
    service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(client));
        app.clone().oneshot(request)
    })
}

fn wait_for_stop() -> Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping: what is in flight is still answered");
    })
}
