//! Saved registries: one endpoint, one file.
//!
//! Every handler names in its signature who may call it ([`Viewing`](caller::Viewing),
//! [`Editing`](caller::Editing), [`ReadingCredential`](caller::ReadingCredential)), and reaches the
//! store through the caller's tenant alone.

mod caller;
mod change;
mod create;
mod credential;
mod dead_letters;
mod error;
mod headers;
mod history;
pub(crate) mod housekeeping;
mod identity;
mod list;
mod query;
mod read;
mod remove;
mod replace_token;
mod report;
mod resend;
mod restore;
mod role;
mod schedule;
#[cfg(test)]
mod test_world;
mod validate;
mod view;
pub(crate) mod watch;
pub(crate) mod webhooks;

use crate::problem::ProblemResponse;
use crate::service::AppState;
use crate::settings::Settings;
use crate::shared_limits::Shared;
use anyhow::{Result, anyhow};
use axum::Router;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::routing::{get, post, put};
pub(crate) use caller::Caller;
use ghcr_contract::{Fault, FieldFault, ProblemCode};
use ghcr_registry_store::{Counts, Keys, Registry, RegistryHost, RegistryId, Store, Tenant};
use identity::Callers;
pub(crate) use role::Permission;
use schedule::Schedule;
use secrecy::ExposeSecret;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;
pub use webhooks::WebhookSecret;

/// Where saved registries are.
pub(crate) const REGISTRIES: &str = "/api/v1/registries";
/// Where webhooks are.
pub(crate) const WEBHOOKS: &str = "/api/v1/webhooks";
/// Between two tests that are not asked for, where no other time is set.
const USUAL_INTERVAL: Duration = Duration::from_secs(24 * 60 * 60);

/// The store of saved registries, opened, and who may use it.
#[derive(Clone, Debug)]
pub struct SavedRegistries {
    store: Arc<Store>,
    callers: Arc<Callers>,
    allow_credential_reads: bool,
    schedule: Schedule,
    /// The host that the service is connected to.
    host: RegistryHost,
}

/// What the handlers share.
#[derive(Clone)]
pub(crate) struct Registries {
    pub(crate) app: AppState,
    saved: SavedRegistries,
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
        let is_sending = registries.webhook.is_some();
        Ok(Some(Self {
            store: Arc::new(if is_sending { store.with_webhooks() } else { store }),
            callers: Arc::new(Callers::new(&registries.identity, settings)?),
            allow_credential_reads: registries.allow_credential_reads,
            schedule: Schedule::new(registries.watch_interval.unwrap_or(USUAL_INTERVAL)),
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

impl Registries {
    pub(crate) fn new(app: AppState, saved: SavedRegistries) -> Self {
        Self { app, saved }
    }

    /// What the caller's organisation has.
    fn of(&self, caller: &Caller) -> Tenant<'_> {
        self.saved.store.tenant(caller.tenant.clone())
    }

    /// Returns true if registries are tested again by themselves.
    pub(crate) fn is_watching(&self) -> bool {
        let settings = self.app.settings.registries.as_ref();
        settings.is_some_and(|it| it.watch_interval.is_some())
    }

    fn now(&self) -> i64 {
        self.app.settings.clock.now()
    }

    /// A saved token is sent to the host alone that it was saved for.
    ///
    /// # Errors
    /// When the service is connected to another host now.
    fn err_if_elsewhere(&self, registry: &Registry) -> Result<(), ProblemResponse> {
        if registry.host == self.saved.host {
            return Ok(());
        }
        let fault = FieldFault { field: "host".to_owned(), fault: Fault::OtherRegistry };
        Err(ProblemResponse::of_fields(vec![fault]))
    }
}

/// The routes, for a router that has a state of its own.
pub(crate) fn routes(state: Registries) -> Router<AppState> {
    let one = get(read::handler).patch(change::handler).delete(remove::handler);
    let mut router = Router::new()
        .route(REGISTRIES, get(list::handler).post(create::handler))
        .route(&at("/{id}"), one)
        .route(&at("/{id}/restore"), post(restore::handler))
        .route(&at("/{id}/history"), get(history::handler))
        .route(&at("/{id}/report"), get(report::handler))
        .route(&at("/{id}/token"), put(replace_token::handler))
        .route(&at("/{id}/validate"), post(validate::handler))
        .route(&format!("{WEBHOOKS}/dead-letters"), get(dead_letters::handler))
        .route(&format!("{WEBHOOKS}/dead-letters/{{id}}/resend"), post(resend::handler));
    if state.saved.allow_credential_reads {
        router = router.route(&at("/{id}/credential"), get(credential::handler));
    }
    router.with_state(state)
}

fn at(path: &str) -> String {
    format!("{REGISTRIES}{path}")
}

/// The id in the address. What is no id is an address at which there is nothing.
struct Id<T = RegistryId>(T);

impl<T: FromStr> FromRequestParts<Registries> for Id<T> {
    type Rejection = ProblemResponse;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &Registries,
    ) -> Result<Self, ProblemResponse> {
        let text = Path::<String>::from_request_parts(parts, state).await.ok();
        let id = text.and_then(|Path(text)| text.parse().ok());
        id.map(Self).ok_or_else(|| ProblemResponse::new(ProblemCode::NotFound))
    }
}
