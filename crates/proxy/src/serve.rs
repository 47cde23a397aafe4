//! From settings to a running service, and to its quiet end.

use crate::service::service;
use crate::settings::Settings;
use anyhow::{Context, Result};
use std::io::Write;
use std::net::SocketAddr;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// Listens, says where on stdout, and answers until SIGTERM or SIGINT; then what is in flight is still answered.
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
    writeln!(std::io::stdout(), "listening on http://{address}")?;
    tracing::info!(%address, mode = %settings.mode(), "started");
    let app = app.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, app).with_graceful_shutdown(wait_for_stop()?).await?;
    tracing::info!("stopped");
    Ok(())
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
