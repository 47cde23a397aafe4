//! Removing a registry, and undoing that.

use crate::error::Error;
use crate::history::HistoryKind;
use crate::names::RegistryId;
use crate::registry::{Registry, Stamp};
use crate::rows;
use crate::tenant::Tenant;

impl Tenant<'_> {
    /// Removes a registry that still has the expected version. It can be brought back with
    /// [`Tenant::restore`] until it is purged.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::VersionConflict`].
    pub async fn remove(
        &self,
        id: RegistryId,
        expected: i64,
        stamp: Stamp<'_>,
    ) -> Result<(), Error> {
        let (transaction, mut stored) = self.begin_change(id, expected, stamp).await?;
        stored.registry.deleted_at = Some(stamp.at);
        self.end_change(transaction, stored, HistoryKind::Removed, stamp).await.map(drop)
    }

    /// Brings a removed registry back, with its token and history. It is due at once, unless its
    /// token waits for a replacement. One that is not removed stays as it is.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is purged; [`Error::TooManyRegistries`].
    pub async fn restore(&self, id: RegistryId, stamp: Stamp<'_>) -> Result<Registry, Error> {
        let mut transaction = self.store.database.begin().await?;
        let mut stored = rows::lock(&mut transaction, &self.id, id).await?;
        if stored.registry.deleted_at.is_none() {
            return Ok(stored.registry);
        }
        self.err_if_full(&mut transaction, id).await?;
        stored.registry.version += 1;
        stored.registry.updated_at = stamp.at;
        stored.registry.deleted_at = None;
        if !stored.registry.awaits_token() {
            stored.registry.next_test_at = Some(stamp.at);
        }
        self.end_change(transaction, stored, HistoryKind::Restored, stamp).await
    }
}
