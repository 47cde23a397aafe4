//! Registries that are due for a test, each given to one replica at a time.

use crate::database::{Query, Row, query_of, query_of_all_tenants};
use crate::error::Error;
use crate::names::{RegistryId, TenantId};
use crate::registry::Registry;
use crate::rows::{Stored, columns};
use crate::store::Store;
use std::fmt;
use std::time::Duration;
use uuid::Uuid;

/// A registry that is due, and that no other replica gets until the lease ends.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Whose it is.
    pub tenant: TenantId,
    /// The registry.
    pub registry: Registry,
    /// Hand it in with the result.
    pub lease: Lease,
}

/// The right to test a registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lease(Uuid);

impl fmt::Display for Lease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Store {
    /// Returns true if a registry is due that nobody has claimed.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn has_due(&self, now: i64) -> Result<bool, Error> {
        const DUE: &str = "SELECT id FROM registries \
            WHERE next_test_at IS NOT NULL AND next_test_at <= $1 AND deleted_at IS NULL \
            AND (leased_until IS NULL OR leased_until <= $1) LIMIT 1";
        let row = self.database.row(query_of_all_tenants(DUE).bind(now)).await?;
        Ok(row.is_some())
    }

    /// Claims up to `limit` registries that are due, those first that have waited longest. End each
    /// with [`Tenant::record_test`](crate::Tenant::record_test) or [`Store::release`]; otherwise it
    /// is due again after `lease`.
    ///
    /// # Errors
    /// [`Error::Damaged`]; [`Error::Database`]. What was claimed before the error is due again
    /// after `lease`.
    pub async fn claim_due(
        &self,
        now: i64,
        limit: u32,
        lease: Duration,
    ) -> Result<Vec<Claim>, Error> {
        const DUE: &str = "SELECT tenant, id FROM registries \
            WHERE next_test_at IS NOT NULL AND next_test_at <= $1 AND deleted_at IS NULL \
            AND (leased_until IS NULL OR leased_until <= $1) \
            ORDER BY next_test_at, id LIMIT $2";
        let candidates =
            self.database.rows(query_of_all_tenants(DUE).bind(now).bind(i64::from(limit))).await?;
        let until = now.saturating_add(i64::try_from(lease.as_secs()).unwrap_or(i64::MAX));
        let mut claims = Vec::new();
        for candidate in &candidates {
            let (tenant, id) = (candidate.parse("tenant")?, candidate.parse("id")?);
            claims.extend(self.claim(tenant, id, now, until).await?);
        }
        Ok(claims)
    }

    /// Claims one registry; none if another replica was faster. A statement of its own for each
    /// row: two replicas that lock several rows in different order would wait for each other.
    async fn claim(
        &self,
        tenant: TenantId,
        id: RegistryId,
        now: i64,
        until: i64,
    ) -> Result<Option<Claim>, Error> {
        const CLAIM: &str = concat!(
            "UPDATE registries SET lease = $3, leased_until = $4 WHERE tenant = $1 AND id = $2 \
             AND next_test_at IS NOT NULL AND next_test_at <= $5 AND deleted_at IS NULL \
             AND (leased_until IS NULL OR leased_until <= $5) RETURNING ",
            columns!()
        );
        let (lease, row) = self.lease_row(query_of(&tenant, CLAIM), id, now, until).await?;
        let registry = row.map(|row| Stored::read(&row)).transpose()?.map(|it| it.registry);
        Ok(registry.map(|registry| Claim { tenant, registry, lease }))
    }

    /// Runs a query that leases a row until `$4` if it is due and free at `$5`. The lease is good
    /// if there is a row.
    pub(crate) async fn lease_row(
        &self,
        query: Query,
        id: impl ToString,
        now: i64,
        until: i64,
    ) -> Result<(Lease, Option<Row>), Error> {
        let lease = Lease(Uuid::new_v4());
        let query = query.bind(id.to_string()).bind(lease.to_string()).bind(until).bind(now);
        let mut transaction = self.database.begin().await?;
        let row = transaction.row(query).await?;
        transaction.commit().await?;
        Ok((lease, row))
    }

    /// Makes due what was tested while no next test was set, for a service that tests again by
    /// itself from now on. A token that the last test did not prove good waits for its replacement:
    /// each try may count as a failed login.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn resume_tests(&self, now: i64) -> Result<(), Error> {
        const RESUME: &str = "UPDATE registries SET next_test_at = $1 \
            WHERE next_test_at IS NULL AND deleted_at IS NULL \
            AND NOT (state = 'blocked' AND token_kind IS NOT NULL \
                     AND COALESCE(token_last_good_at, -1) <> COALESCE(last_tested_at, 0))";
        self.database.execute(query_of_all_tenants(RESUME).bind(now)).await.map(drop)
    }

    /// Takes back the next test of what was tested since it was last changed, for a service that
    /// tests nothing again by itself from now on.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn stop_tests(&self) -> Result<(), Error> {
        const STOP: &str = "UPDATE registries SET next_test_at = NULL \
            WHERE next_test_at IS NOT NULL AND last_tested_at >= updated_at";
        self.database.execute(query_of_all_tenants(STOP)).await.map(drop)
    }

    /// Ends a lease without a result, and moves the next test to `next_test_at` if that is given,
    /// such as after a rate limit. Returns false if the lease had ended before.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn release(&self, claim: &Claim, next_test_at: Option<i64>) -> Result<bool, Error> {
        const RELEASE: &str = "UPDATE registries SET lease = NULL, leased_until = NULL, \
            next_test_at = COALESCE($4, next_test_at) \
            WHERE tenant = $1 AND id = $2 AND lease = $3";
        let query = query_of(&claim.tenant, RELEASE)
            .bind(claim.registry.id.to_string())
            .bind(claim.lease.to_string())
            .bind(next_test_at);
        let mut transaction = self.database.begin().await?;
        let released = transaction.execute(query).await?;
        transaction.commit().await?;
        Ok(released == 1)
    }
}
