//! What the handlers and the background share.

use crate::admission::attempts::Attempts;
use crate::admission::clients::Clients;
use crate::admission::queue::Places;
use crate::admission::shared_limits::Shared;
use crate::gather::look_ups::LookUps;
use crate::gather::upstream::Upstream;
use crate::metrics::Metrics;
use crate::readiness::Readiness;
use crate::settings::Settings;
use anyhow::Result;
use ghcr_contract::Config;
use std::sync::Arc;

/// What the handlers share.
#[derive(Clone)]
pub(crate) struct AppState {
    pub(crate) settings: Arc<Settings>,
    pub(crate) config: Arc<Config>,
    pub(crate) upstream: Arc<Upstream>,
    pub(crate) attempts: Arc<Attempts>,
    pub(crate) look_ups: Arc<LookUps>,
    pub(crate) clients: Arc<Clients>,
    pub(crate) places: Arc<Places>,
    pub(crate) readiness: Readiness,
    pub(crate) metrics: Arc<Metrics>,
}

impl AppState {
    /// What the handlers and the background share. `of_store` are the limits that the store of
    /// saved registries shares with other replicas; without a store there are none.
    ///
    /// # Errors
    /// When the HTTP client cannot be built.
    pub(crate) fn new(
        settings: &Settings,
        readiness: Readiness,
        of_store: Option<Shared>,
    ) -> Result<Self> {
        let saves_registries = of_store.is_some();
        let shared = of_store.unwrap_or_default();
        let config = Config { registries: saves_registries, ..settings.config() };
        let roots = settings.extra_roots.as_deref();
        let metrics = Arc::new(Metrics::new(saves_registries));
        let upstream = Upstream::new(&settings.hosts, settings.limits, roots, metrics.clone())?;
        let upstream = Arc::new(upstream);
        let attempts = Attempts::new(upstream.clone(), settings.token_limit);
        let clients = Clients::new(settings.client_limit, settings.trusted_proxies.clone());
        // A login waits for its turn within a diagnosis, and is one call.
        let longest_login = settings.limits.diagnosis + settings.limits.call;
        Ok(Self {
            config: Arc::new(config),
            attempts: Arc::new(attempts.sharing(shared.clone(), longest_login)),
            upstream,
            look_ups: Arc::new(LookUps::new(settings.github_token.clone())),
            places: Arc::new(Places::new(settings.limits)),
            clients: Arc::new(clients.sharing(shared)),
            readiness,
            metrics,
            settings: Arc::new(settings.clone()),
        })
    }
}
