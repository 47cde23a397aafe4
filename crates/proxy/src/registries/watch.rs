//! Tests saved registries: those that were just saved or changed, and each again after the interval,
//! to find out before a scan does that a token has ended or a right is gone.
//!
//! Any number of replicas do this on one database. They take turns ([`pace`]), and each test is
//! claimed with a lease. A test is the one that a person asks for, within the same limits, and its
//! result is recorded in the same way.

mod pace;
mod retest;
#[cfg(test)]
mod tests;

use super::Registries;
use crate::stop::Stop;
use retest::Retests;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

/// How often it is looked whether something is due.
const LOOK: Duration = Duration::from_secs(1);

/// Tests what is due until the service stops. A test that is under way then is given up, and its
/// registry is due for the next replica at once.
pub(crate) async fn run(registries: Registries, mut stop: Stop) {
    let retests = Arc::new(Retests::new(registries));
    let mut under_way = JoinSet::new();
    while stop.is_running_after(LOOK).await {
        while let Some(ended) = under_way.try_join_next() {
            if ended.is_err() {
                tracing::error!("a test of a saved registry panicked");
            }
        }
        match retests.take_turn(retests.now()).await {
            Ok(claims) => {
                for claim in claims {
                    under_way.spawn(retests.clone().test(claim, stop.clone()));
                }
            }
            Err(error) => tracing::warn!(%error, "due tests cannot be read"),
        }
    }
    under_way.join_all().await;
}
