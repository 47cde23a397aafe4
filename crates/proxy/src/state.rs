//! What the handlers and the background share.

use crate::admission::attempts::Attempts;
use crate::admission::clients::Clients;
use crate::admission::queue::Places;
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
    /// What the handlers and the background share.
    ///
    /// # Errors
    /// When the HTTP client cannot be built.
    pub(crate) fn new(
        settings: &Settings,
        readiness: Readiness,
        saves_registries: bool,
    ) -> Result<Self> {
        let config = Config { registries: saves_registries, ..settings.config() };
        let roots = settings.extra_roots.as_deref();
        let metrics = Arc::new(Metrics::new(saves_registries));
        let upstream = Upstream::new(&settings.hosts, settings.limits, roots, metrics.clone())?;
        let upstream = Arc::new(upstream);
        Ok(Self {
            config: Arc::new(config),
            attempts: Arc::new(Attempts::new(upstream.clone(), settings.token_limit)),
            upstream,
            look_ups: Arc::new(LookUps::new(settings.github_token.clone())),
            places: Arc::new(Places::new(settings.limits)),
            clients: Arc::new(Clients::new(
                settings.client_limit,
                settings.trusted_proxies.clone(),
            )),
            readiness,
            metrics,
            settings: Arc::new(settings.clone()),
        })
    }
}
