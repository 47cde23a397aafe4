//! One tenant's registries.

use crate::database::query_of;
use crate::error::Error;
use crate::names::{RegistryId, TenantId};
use crate::registry::Registry;
use crate::rows::{Stored, columns};
use crate::seal::Place;
use crate::store::Store;
use ghcr_contract::Report;

/// The registries of one tenant: all that a request of that tenant can reach.
///
/// Each of its queries has the tenant in its `WHERE` clause, so another tenant's registry is
/// [`Error::NotFound`], like one that does not exist.
#[derive(Clone, Debug)]
pub struct Tenant<'a> {
    pub(crate) store: &'a Store,
    pub(crate) id: TenantId,
}

impl Tenant<'_> {
    /// Reads a registry.
    ///
    /// # Errors
    /// [`Error::NotFound`], also if it is removed.
    pub async fn get(&self, id: RegistryId) -> Result<Registry, Error> {
        const GET: &str = concat!(
            "SELECT ",
            columns!(),
            " FROM registries WHERE tenant = $1 AND id = $2 AND deleted_at IS NULL"
        );
        let query = query_of(&self.id, GET).bind(id.to_string());
        let row = self.store.database.row(query).await?.ok_or(Error::NotFound)?;
        Ok(Stored::read(&row)?.registry)
    }

    /// Reads the report of the last test; none if there was no test of the present connection.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Damaged`].
    pub async fn last_report(&self, id: RegistryId) -> Result<Option<Report>, Error> {
        const REPORT: &str = "SELECT report FROM registries \
            WHERE tenant = $1 AND id = $2 AND deleted_at IS NULL";
        let query = query_of(&self.id, REPORT).bind(id.to_string());
        let row = self.store.database.row(query).await?.ok_or(Error::NotFound)?;
        let report = row.text_or_null("report")?.map(|json| serde_json::from_str(&json));
        report.transpose().map_err(|_| Error::Damaged { column: "report" })
    }

    /// The place that a registry's token is sealed for.
    pub(crate) fn place<'b>(&'b self, registry: &'b Registry) -> Place<'b> {
        let Registry { id, username, host, .. } = registry;
        Place { tenant: &self.id, id: *id, username, host }
    }
}
