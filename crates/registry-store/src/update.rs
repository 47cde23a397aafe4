//! Changing a registry.

use crate::database::Transaction;
use crate::error::Error;
use crate::history::{Event, HistoryKind};
use crate::names::RegistryId;
use crate::registry::{AccountChange, Registry, Stamp, TokenFacts, Update};
use crate::rows::{self, Stored};
use crate::seal::Sealed;
use crate::tenant::Tenant;
use ghcr_contract::Token;

impl Tenant<'_> {
    /// Changes a registry that still has the expected version. A change of nothing is none: neither
    /// the version nor the history tells of it.
    ///
    /// Where a test would ask something else afterwards, what tests have found is forgotten and the
    /// registry is due at once. A refusal of the token stays as long as the token does: it does not
    /// depend on what else is asked.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::VersionConflict`].
    pub async fn update(
        &self,
        id: RegistryId,
        expected: i64,
        update: &Update,
        stamp: Stamp<'_>,
    ) -> Result<Registry, Error> {
        let (mut transaction, mut stored) = self.begin_change(id, expected, stamp).await?;
        let before = stored.registry.clone();
        let changes_test = apply(update, &mut stored.registry, stamp.at);
        if update.account.is_none() && stored.registry == before {
            drop(transaction);
            return self.get(id).await;
        }
        let keeps_refusal = update.account.is_none() && stored.registry.status.is_refusal();
        if changes_test && !keeps_refusal {
            stored.forget_tests(Some(stamp.at));
        }
        if let Some(account) = &update.account {
            let sealed = self.seal(account.token.as_ref(), &stored)?;
            rows::save_token(&mut transaction, &self.id, id, sealed).await?;
        }
        self.end_change(transaction, stored, HistoryKind::Changed, stamp).await
    }

    /// Replaces the token of a registry that still has the expected version; `None` removes it.
    /// The registry is due at once.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::VersionConflict`].
    pub async fn replace_token(
        &self,
        id: RegistryId,
        expected: i64,
        token: Option<&Token>,
        stamp: Stamp<'_>,
    ) -> Result<Registry, Error> {
        let (mut transaction, mut stored) = self.begin_change(id, expected, stamp).await?;
        stored.registry.token = token.map(|token| TokenFacts::new(token, stamp.at));
        stored.forget_tests(Some(stamp.at));
        let sealed = self.seal(token, &stored)?;
        rows::save_token(&mut transaction, &self.id, id, sealed).await?;
        self.end_change(transaction, stored, HistoryKind::TokenReplaced, stamp).await
    }

    /// Locks a registry that still has the expected version, and counts the change.
    pub(crate) async fn begin_change(
        &self,
        id: RegistryId,
        expected: i64,
        stamp: Stamp<'_>,
    ) -> Result<(Transaction<'_>, Stored), Error> {
        let mut transaction = self.store.database.begin().await?;
        let mut stored = rows::lock_version(&mut transaction, &self.id, id, expected).await?;
        stored.registry.version += 1;
        stored.registry.updated_at = stamp.at;
        Ok((transaction, stored))
    }

    /// Writes a changed registry and its history.
    pub(crate) async fn end_change(
        &self,
        mut transaction: Transaction<'_>,
        stored: Stored,
        kind: HistoryKind,
        stamp: Stamp<'_>,
    ) -> Result<Registry, Error> {
        rows::save(&mut transaction, &self.id, &stored).await?;
        let event = Event::new(kind);
        self.write_history(&mut transaction, stored.registry.id, &event, stamp).await?;
        transaction.commit().await?;
        Ok(stored.registry)
    }

    fn seal(&self, token: Option<&Token>, stored: &Stored) -> Result<Option<Sealed>, Error> {
        let place = self.place(&stored.registry);
        token.map(|token| self.store.keys.seal(token, &place)).transpose()
    }
}

/// Applies the changes. Returns true if a test would ask something else afterwards.
fn apply(update: &Update, registry: &mut Registry, at: i64) -> bool {
    let Update { visibility, description, image, account } = update;
    let mut changes_test = false;
    if let Some(visibility) = visibility {
        changes_test |= registry.visibility != *visibility;
        registry.visibility = *visibility;
    }
    if let Some(description) = description {
        registry.description = description.clone();
    }
    if let Some(image) = image {
        changes_test |= registry.image != *image;
        registry.image.clone_from(image);
    }
    if let Some(AccountChange { username, host, token }) = account {
        changes_test = true;
        registry.username = username.clone();
        registry.host = host.clone();
        registry.token = token.as_ref().map(|token| TokenFacts::new(token, at));
    }
    changes_test
}
