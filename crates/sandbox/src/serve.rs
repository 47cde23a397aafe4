//! The whole simulated GitHub as one router, and the loop that serves it.

use crate::state::SandboxState;
use crate::{api, faults, recorder};
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::serve::ListenerExt;
use std::net::SocketAddr;
use tokio::net::TcpListener;

/// Every endpoint there is. From outside to inside: written down, perhaps gone wrong, then GitHub's own order.
pub fn router(state: SandboxState) -> Router {
    api::router(&state)
        .layer(from_fn_with_state(state.clone(), faults::inject))
        .layer(from_fn_with_state(state.clone(), recorder::record))
        .with_state(state)
}

/// Answers on `listener` until it is dropped.
///
/// # Errors
/// When the listener can take no more connections.
pub async fn serve(listener: TcpListener, state: SandboxState) -> std::io::Result<()> {
    // Without this an answer in two packets waits up to 40 ms for the other side's acknowledgement.
    let listener = listener.tap_io(|connection| {
        let _ = connection.set_nodelay(true);
    });
    axum::serve(listener, router(state).into_make_service_with_connect_info::<SocketAddr>()).await
}
