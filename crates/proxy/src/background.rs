//! What the service does by itself, beside answering requests, until it stops.

use crate::registries::webhooks::{self, Sender};
use crate::registries::{Registries, housekeeping, watch};
use crate::stop::{Stopping, channel};
use std::time::Duration;
use tokio::task::JoinSet;

/// How long the tasks may take to end. A task that takes longer is dropped; what it has claimed in
/// the database is free again when its lease ends.
const ENDING: Duration = Duration::from_secs(2);

/// The tasks. Dropping it ends them.
pub(crate) struct Background {
    tasks: JoinSet<()>,
    stop: Stopping,
}

impl Background {
    /// Starts what belongs to saved registries: tests, reminders and purging, and the sending of
    /// webhooks if there is an address.
    pub(crate) fn start(registries: Option<Registries>, sender: Option<Sender>) -> Self {
        let (stop, stopped) = channel();
        let mut tasks = JoinSet::new();
        if let Some(registries) = registries {
            tasks.spawn(watch::run(registries.clone(), stopped.clone()));
            if let Some(sender) = sender {
                tasks.spawn(webhooks::run(registries.clone(), sender, stopped.clone()));
            }
            tasks.spawn(housekeeping::run(registries, stopped));
        }
        Self { tasks, stop }
    }

    /// Ends the tasks.
    pub(crate) async fn end(self) {
        let Self { tasks, stop } = self;
        drop(stop);
        let ending = tasks.join_all();
        if tokio::time::timeout(ENDING, ending).await.is_err() {
            tracing::warn!("what ran in the background did not end in time");
        }
    }
}
