//! The store as a whole.

use crate::database::{Database, query_of_all_tenants};
use crate::error::Error;
use crate::keys::{KeyId, Keys};
use crate::names::{RegistryId, TenantId, WebhookId};
use crate::tenant::Tenant;
use std::fmt;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use uuid::{ContextV7, Timestamp, Uuid};

/// Saved registries of all tenants, and the keys of their tokens.
///
/// What belongs to one tenant is reached through [`Store::tenant`] only. The store itself has what
/// the service does for all of them: due tests, purging, and new keys.
pub struct Store {
    pub(crate) database: Database,
    pub(crate) keys: Keys,
    /// Orders the ids that are made within one second.
    ids: Mutex<ContextV7>,
    /// Whether events are written into the outbox.
    pub(crate) sends_webhooks: bool,
    /// How many registries a tenant may have; none if as many as it likes.
    pub(crate) most_registries: Option<NonZeroU32>,
}

impl Store {
    /// Opens `sqlite:PATH` (made if it does not exist), `sqlite::memory:` (ends with the store) or
    /// `postgres://…`, and brings its tables up to date.
    ///
    /// # Errors
    /// [`Error::NoKey`] without keys; [`Error::KeysMissing`] if a stored token is sealed with a key
    /// that is not among them; [`Error::UnknownDatabase`], [`Error::Open`], [`Error::Migration`].
    pub async fn open(url: &str, keys: Option<Keys>) -> Result<Self, Error> {
        Self::open_or_create(url, keys, true).await
    }

    /// The same, of a database that is there: a SQLite file is not made.
    ///
    /// # Errors
    /// As [`Store::open`]; [`Error::Open`] also if the file does not exist.
    pub async fn open_existing(url: &str, keys: Option<Keys>) -> Result<Self, Error> {
        Self::open_or_create(url, keys, false).await
    }

    async fn open_or_create(url: &str, keys: Option<Keys>, create: bool) -> Result<Self, Error> {
        let keys = keys.ok_or(Error::NoKey)?;
        let database = Database::open(url, create).await?;
        let store = Self {
            database,
            keys,
            ids: Mutex::new(ContextV7::new()),
            sends_webhooks: false,
            most_registries: None,
        };
        let missing = store.missing_keys().await?;
        if missing.is_empty() { Ok(store) } else { Err(Error::KeysMissing(missing)) }
    }

    /// Writes each event into the outbox from now on, in the transaction of what it tells. Call it
    /// only where somebody sends what is in there.
    #[must_use]
    pub fn with_webhooks(self) -> Self {
        Self { sends_webhooks: true, ..self }
    }

    /// Lets each tenant have so many registries from now on; none: as many as it likes. Those that
    /// are there stay.
    #[must_use]
    pub fn with_most_registries(self, most: Option<NonZeroU32>) -> Self {
        Self { most_registries: most, ..self }
    }

    /// What belongs to one tenant.
    #[must_use]
    pub fn tenant(&self, id: TenantId) -> Tenant<'_> {
        Tenant { store: self, id }
    }

    /// Closes the connections. Call it before the process ends, so that a SQLite file is complete
    /// without its log.
    pub async fn close(&self) {
        self.database.close().await;
    }

    /// Keys that seal tokens and are not in the key file.
    async fn missing_keys(&self) -> Result<Vec<KeyId>, Error> {
        const USED: &str = "SELECT DISTINCT key_id FROM registries WHERE key_id IS NOT NULL \
            ORDER BY key_id";
        let rows = self.database.rows(query_of_all_tenants(USED)).await?;
        let used: Vec<String> =
            rows.iter().map(|row| row.text("key_id")).collect::<Result<_, _>>()?;
        Ok(used.into_iter().filter(|id| self.keys.find(id).is_none()).map(KeyId::stored).collect())
    }

    /// An id that is later in order than those made before it, unless `at` is earlier.
    pub(crate) fn new_id(&self, at: i64) -> RegistryId {
        RegistryId::new(self.new_uuid(at))
    }

    /// The same for a webhook.
    pub(crate) fn new_webhook_id(&self, at: i64) -> WebhookId {
        WebhookId::new(self.new_uuid(at))
    }

    fn new_uuid(&self, at: i64) -> Uuid {
        let context = self.ids.lock().unwrap_or_else(PoisonError::into_inner);
        let seconds = u64::try_from(at).unwrap_or_default();
        Uuid::new_v7(Timestamp::from_unix(&*context, seconds, 0))
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("keys", &self.keys).finish_non_exhaustive()
    }
}
