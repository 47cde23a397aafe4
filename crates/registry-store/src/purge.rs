//! Deleting for good what is old.

use crate::database::query_of_all_tenants;
use crate::error::Error;
use crate::store::Store;

/// What to delete: all that happened before these times, in seconds since 1970 (UTC).
#[derive(Clone, Copy, Debug)]
pub struct Purge {
    /// Registries that were removed before, with their history.
    pub removed_before: i64,
    /// Entries of the history from before.
    pub history_before: i64,
    /// Idempotency keys that were used before.
    pub idempotency_keys_before: i64,
    /// Webhooks from before that are not delivered.
    pub webhooks_before: i64,
}

/// How much was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purged {
    /// Registries.
    pub registries: u64,
    /// Entries of the history, without those of deleted registries.
    pub history_entries: u64,
    /// Idempotency keys, without those of deleted registries.
    pub idempotency_keys: u64,
    /// Webhooks that were not delivered.
    pub webhooks: u64,
}

impl Store {
    /// Deletes what is old, of every tenant.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn purge(&self, purge: Purge) -> Result<Purged, Error> {
        const REGISTRIES: &str =
            "DELETE FROM registries WHERE deleted_at IS NOT NULL AND deleted_at < $1";
        const HISTORY: &str = "DELETE FROM history WHERE at < $1";
        const KEYS: &str = "DELETE FROM idempotency_keys WHERE at < $1";
        const WEBHOOKS: &str = "DELETE FROM webhooks WHERE at < $1";
        Ok(Purged {
            registries: self.delete(REGISTRIES, purge.removed_before).await?,
            history_entries: self.delete(HISTORY, purge.history_before).await?,
            idempotency_keys: self.delete(KEYS, purge.idempotency_keys_before).await?,
            webhooks: self.delete(WEBHOOKS, purge.webhooks_before).await?,
        })
    }

    /// One transaction for each table, so that no writer waits for all of them.
    async fn delete(&self, text: &'static str, before: i64) -> Result<u64, Error> {
        let mut transaction = self.database.begin().await?;
        let deleted = transaction.execute(query_of_all_tenants(text).bind(before)).await?;
        transaction.commit().await?;
        Ok(deleted)
    }
}
