//! The whole simulated GitHub as one router, and the loop that serves it.

use crate::http::{FaultyListener, Peer};
use crate::middleware::{faults, record};
use crate::state::SandboxState;
use crate::{api, registry};
use axum::Router;
use axum::middleware::from_fn_with_state;
use std::net::SocketAddr;
use tokio::net::{TcpListener, TcpSocket};

/// How many connections may wait to be taken: a benchmark opens thousands at once, and one that is
/// dropped comes again only after a second.
const BACKLOG: u32 = 8_192;

/// Every endpoint there is, the API's and the registry's. From outside to inside: written down,
/// perhaps gone wrong, then GitHub's own order.
pub fn router(state: SandboxState) -> Router {
    api::router(&state)
        .merge(registry::router(&state))
        .layer(from_fn_with_state(state.clone(), faults::inject))
        .layer(from_fn_with_state(state.clone(), record))
        .with_state(state)
}

/// Opens a port with room for many at once.
///
/// # Errors
/// When the address cannot be listened on.
pub(crate) fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // As `TcpListener::bind` does: a port of a stopped sandbox can be taken again at once.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Answers on `listener` until it is dropped.
///
/// # Errors
/// When the listener can take no more connections.
pub async fn serve(listener: TcpListener, state: SandboxState) -> std::io::Result<()> {
    axum::serve(
        FaultyListener(listener),
        router(state).into_make_service_with_connect_info::<Peer>(),
    )
    .await
}
