//! The second listener, for those who run the service: `GET /metrics`, `/healthz` and `/readyz`.
//!
//! It is off unless `--admin-listen` names an address, and it asks nobody who they are: keep it
//! where only those who run the service reach it. What it answers holds numbers alone.

mod metrics;
mod state;

use crate::registries::SavedRegistries;
use crate::routes::health;
use crate::state::AppState;
use anyhow::{Context, Result};
use axum::Router;
use axum::routing::get;
use state::AdminState;
use std::net::SocketAddr;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

/// The listener and who answers on it. Dropping it ends it.
pub(crate) struct Admin {
    address: SocketAddr,
    _task: JoinSet<()>,
}

impl Admin {
    /// Listens, if the settings name an address.
    ///
    /// # Errors
    /// When the address cannot be listened on.
    pub(crate) async fn start(
        app: AppState,
        saved: Option<SavedRegistries>,
    ) -> Result<Option<Self>> {
        let Some(listen) = app.settings.admin_listen else { return Ok(None) };
        let listener = TcpListener::bind(listen).await.with_context(|| {
            format!(
                "cannot listen on {listen}. Is something else there? Choose another with \
                 --admin-listen."
            )
        })?;
        let address = listener.local_addr()?;
        let router = Router::new()
            .route("/metrics", get(metrics::handler))
            .route("/healthz", get(health::is_alive))
            .route("/readyz", get(health::is_ready))
            .with_state(AdminState { app, saved });
        let mut task = JoinSet::new();
        task.spawn(async move {
            if let Err(error) = axum::serve(listener, router).await {
                tracing::error!(%error, "the listener of --admin-listen has ended");
            }
        });
        Ok(Some(Self { address, _task: task }))
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }
}
