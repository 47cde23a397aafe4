//! Time that passes on the network.

use std::time::Duration;

/// Simulates time that passes on the network. Nobody waits here for something to become ready.
pub(super) async fn pause(time: Duration) {
    if !time.is_zero() {
        let _ = tokio::time::timeout(time, std::future::pending::<()>()).await;
    }
}
