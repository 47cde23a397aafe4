//! Sealing all tokens again with the first key.

use crate::database::{Query, Row, query_of, query_of_all_tenants};
use crate::error::Error;
use crate::names::{RegistryHost, RegistryId, TenantId};
use crate::seal::{Place, Sealed};
use crate::store::Store;
use ghcr_contract::Username;

/// How many tokens one transaction seals.
const BATCH: u32 = 200;

/// What a rotation did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rotation {
    /// How many tokens were sealed again.
    pub resealed: u64,
    /// Registries whose token does not open; they stay as they are.
    pub unopened: Vec<RegistryId>,
}

/// What one batch of a rotation did.
#[derive(Clone, Debug)]
pub struct Batch {
    /// How many tokens were sealed again.
    pub resealed: u64,
    /// Registries whose token does not open.
    pub unopened: Vec<RegistryId>,
    /// Where the next batch begins; none after the last.
    pub next: Option<(TenantId, RegistryId)>,
}

impl Store {
    /// Seals every token with the first key that is sealed with another, removed registries
    /// included. It can be interrupted at any time: the next call does the rest.
    ///
    /// # Errors
    /// [`Error::KeysMissing`]; [`Error::Database`]. What was sealed before the error stays.
    pub async fn rotate_keys(&self) -> Result<Rotation, Error> {
        let mut rotation = Rotation::default();
        let mut from = None;
        loop {
            let batch = self.rotate_batch(from.as_ref(), BATCH).await?;
            rotation.resealed += batch.resealed;
            rotation.unopened.extend(batch.unopened);
            from = batch.next;
            if from.is_none() {
                return Ok(rotation);
            }
        }
    }

    /// Does the next part of a rotation, in one transaction.
    ///
    /// # Errors
    /// As [`Store::rotate_keys`].
    pub async fn rotate_batch(
        &self,
        from: Option<&(TenantId, RegistryId)>,
        limit: u32,
    ) -> Result<Batch, Error> {
        // Every tenant's name has a character, so the empty text comes first.
        const NEXT: &str = "SELECT tenant, id, username, host, key_id, sealed_token \
            FROM registries WHERE key_id IS NOT NULL AND key_id <> $1 \
            AND (tenant > $2 OR (tenant = $2 AND id > $3)) ORDER BY tenant, id LIMIT $4";
        let (tenant, id) = match from {
            Some((tenant, id)) => (tenant.as_str(), id.to_string()),
            None => ("", String::new()),
        };
        let query = query_of_all_tenants(NEXT)
            .bind(self.keys.first().id.as_str())
            .bind(tenant)
            .bind(id)
            .bind(i64::from(limit.max(1)));
        let rows = self.database.rows(query).await?;
        let mut batch = Batch { resealed: 0, unopened: Vec::new(), next: None };
        let mut transaction = self.database.begin().await?;
        for row in &rows {
            let row = SealedRow::read(row)?;
            match self.reseal(&row) {
                Ok(new) => batch.resealed += transaction.execute(row.replace_by(new)).await?,
                Err(Error::TokenDoesNotOpen { id }) => batch.unopened.push(id),
                Err(error) => return Err(error),
            }
            batch.next = Some((row.tenant, row.id));
        }
        transaction.commit().await?;
        Ok(batch)
    }

    fn reseal(&self, row: &SealedRow) -> Result<Sealed, Error> {
        let SealedRow { tenant, id, username, host, sealed } = row;
        let place = Place { tenant, id: *id, username, host };
        self.keys.seal(&self.keys.open(sealed, &place)?, &place)
    }
}

/// A sealed token and its place.
struct SealedRow {
    tenant: TenantId,
    id: RegistryId,
    username: Username,
    host: RegistryHost,
    sealed: Sealed,
}

impl SealedRow {
    fn read(row: &Row) -> Result<Self, Error> {
        Ok(Self {
            tenant: row.parse("tenant")?,
            id: row.parse("id")?,
            username: row.parse("username")?,
            host: row.parse("host")?,
            sealed: Sealed { key_id: row.text("key_id")?, text: row.text("sealed_token")? },
        })
    }

    /// Writes nothing if the token was replaced meanwhile: the new one has the first key.
    fn replace_by(&self, new: Sealed) -> Query {
        const REPLACE: &str = "UPDATE registries SET key_id = $3, sealed_token = $4 \
            WHERE tenant = $1 AND id = $2 AND sealed_token = $5";
        query_of(&self.tenant, REPLACE)
            .bind(self.id.to_string())
            .bind(new.key_id)
            .bind(new.text)
            .bind(self.sealed.text.as_str())
    }
}
