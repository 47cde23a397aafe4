//! How tasks in the background learn that the service stops.

use std::time::Duration;
use tokio::sync::watch;

/// The service stops when this is dropped.
pub(crate) struct Stopping {
    _sender: watch::Sender<()>,
}

/// Tells a task that the service stops.
#[derive(Clone)]
pub(crate) struct Stop(watch::Receiver<()>);

/// What the service keeps, and what its tasks get.
pub(crate) fn channel() -> (Stopping, Stop) {
    let (sender, receiver) = watch::channel(());
    (Stopping { _sender: sender }, Stop(receiver))
}

impl Stop {
    /// Of a service that does not stop.
    #[cfg(test)]
    pub(crate) fn never() -> Self {
        let (stop, stopped) = watch::channel(());
        std::mem::forget(stop);
        Self(stopped)
    }

    /// Waits until the service stops.
    pub(crate) async fn wait(&mut self) {
        // Nothing is ever sent: it is an error as soon as the sender is gone.
        while self.0.changed().await.is_ok() {}
    }

    /// Waits for that time. Returns false if the service stops before.
    #[expect(clippy::disallowed_methods, reason = "it is the time that is waited for")]
    pub(crate) async fn is_running_after(&mut self, time: Duration) -> bool {
        tokio::select! {
            () = self.wait() => false,
            () = tokio::time::sleep(time) => true,
        }
    }
}
