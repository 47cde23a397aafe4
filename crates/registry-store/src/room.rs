//! How many registries a tenant may have.

use crate::database::{Transaction, query_of};
use crate::error::Error;
use crate::names::RegistryId;
use crate::tenant::Tenant;

impl Tenant<'_> {
    /// Checks that the tenant may have this registry beside its others. Registries that are removed
    /// do not count.
    ///
    /// With SQLite the limit is exact, because transactions that write wait for each other. With
    /// PostgreSQL those that run at the same time do not see each other, so each of them may take
    /// the last place.
    ///
    /// # Errors
    /// [`Error::TooManyRegistries`]; [`Error::Database`].
    pub(crate) async fn err_if_full(
        &self,
        transaction: &mut Transaction<'_>,
        id: RegistryId,
    ) -> Result<(), Error> {
        const OTHERS: &str = "SELECT COUNT(*) AS others FROM registries \
            WHERE tenant = $1 AND id <> $2 AND deleted_at IS NULL";
        let Some(most) = self.store.most_registries else { return Ok(()) };
        let query = query_of(&self.id, OTHERS).bind(id.to_string());
        let row = transaction.row(query).await?.ok_or(Error::Damaged { column: "others" })?;
        if row.number("others")? < most.get().into() {
            return Ok(());
        }
        Err(Error::TooManyRegistries { most })
    }
}
