//! The store of saved registries, and what the handlers share.

use super::identity::Callers;
use super::schedule::Schedule;
use crate::admission::shared_limits::Shared;
use crate::metrics::Limit;
use crate::problem::ProblemResponse;
use crate::settings::Settings;
use crate::state::AppState;
use anyhow::{Result, anyhow};
use ghcr_contract::ProblemCode;
use ghcr_registry_store::{Counts, Keys, RegistryHost, Store};
use secrecy::ExposeSecret;
use std::net::IpAddr;
use std::sync::Arc;

/// The store of saved registries, opened, and who may use it.
#[derive(Clone, Debug)]
pub struct SavedRegistries {
    pub(super) store: Arc<Store>,
    pub(super) callers: Arc<Callers>,
    pub(super) allow_credential_reads: bool,
    pub(super) schedule: Schedule,
    /// The host that the service is connected to.
    pub(super) host: RegistryHost,
}

/// What the handlers share.
#[derive(Clone)]
pub(crate) struct Registries {
    pub(crate) app: AppState,
    pub(super) saved: SavedRegistries,
}

impl SavedRegistries {
    /// Opens the store that the settings name; none if they name none.
    ///
    /// # Errors
    /// When the keys cannot be read or do not fit, the database cannot be opened, or the HTTP client
    /// for an issuer cannot be set up.
    pub async fn open(settings: &Settings) -> Result<Option<Self>> {
        let Some(registries) = &settings.registries else { return Ok(None) };
        // The store's sentences hold those of their sources already.
        let say = |error: ghcr_registry_store::Error| anyhow!("{error}");
        let url = registries.database_url.expose_secret();
        let keys = match &registries.encryption_key_file {
            Some(path) => Some(Keys::read(path).map_err(say)?),
            // What ends with the process needs no key that is kept.
            None if url == "sqlite::memory:" => Some(Keys::generate().map_err(say)?),
            None => None,
        };
        let host = settings.registry_name().parse().map_err(|_| {
            anyhow!(
                "--registry: registries are saved with the name of their host, and this has none."
            )
        })?;
        let store = Store::open(url, keys).await.map_err(say)?;
        let schedule = registries.watch_interval.map_or_else(Schedule::once, Schedule::new);
        adopt(&store, schedule, settings.clock.now()).await.map_err(say)?;
        let store = store.with_most_registries(registries.registry_limit);
        let is_sending = registries.webhook.is_some();
        Ok(Some(Self {
            store: Arc::new(if is_sending { store.with_webhooks() } else { store }),
            callers: Arc::new(Callers::new(&registries.identity, settings)?),
            allow_credential_reads: registries.allow_credential_reads,
            schedule,
            host,
        }))
    }

    /// Counts for the metrics.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn counts(&self, now: i64) -> Result<Counts, ghcr_registry_store::Error> {
        self.store.counts(now).await
    }

    /// The limits that replicas on the same database share.
    pub(crate) fn shared_limits(&self) -> Shared {
        Shared::new(self.store.shared_limits())
    }

    /// Closes the database. Call it before the process ends.
    pub async fn close(&self) {
        self.store.close().await;
    }
}

/// Has the next tests follow the schedule, if the service ran with an interval before and runs
/// without one now, or the other way round.
async fn adopt(
    store: &Store,
    schedule: Schedule,
    now: i64,
) -> Result<(), ghcr_registry_store::Error> {
    if schedule.is_repeating() { store.resume_tests(now).await } else { store.stop_tests().await }
}

impl Registries {
    pub(crate) fn new(app: AppState, saved: SavedRegistries) -> Self {
        Self { app, saved }
    }

    pub(super) fn now(&self) -> i64 {
        self.app.settings.clock.now()
    }

    /// Lets the client save a registry, within its limit.
    ///
    /// # Errors
    /// When it has to wait.
    pub(super) async fn admit_saving(&self, client: IpAddr) -> Result<(), ProblemResponse> {
        self.app.clients.admit_saving(client).await.map_err(|wait| {
            self.app.metrics.count_refusal(Limit::Client);
            ProblemResponse::until(ProblemCode::TooManyRequests, wait)
        })
    }
}
