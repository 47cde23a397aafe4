//! How often one client may ask: a generic cell rate algorithm in one row.

use super::{SharedLimits, duration, now, quickly};
use crate::database::query_of_all_tenants;
use crate::error::Error;
use std::num::NonZeroU32;
use std::time::Duration;

const MINUTE: i64 = 60_000_000;

impl SharedLimits {
    /// Counts one request of that client, of so many a minute, all at once if need be. Returns how
    /// long it has to wait; nothing if it is let in.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn admit_client(
        &self,
        client: &str,
        a_minute: NonZeroU32,
    ) -> Result<Option<Duration>, Error> {
        // Two requests at once wait for each other at the row, so none is lost.
        const ADMIT: &str = concat!(
            "INSERT INTO limit_clients AS known (client, full_at) SELECT $1, ",
            now!(),
            " + $2 FROM ",
            quickly!(),
            " ON CONFLICT (client) DO UPDATE SET full_at = GREATEST(known.full_at, ",
            now!(),
            ") + $2 WHERE GREATEST(known.full_at, ",
            now!(),
            ") + $2 <= ",
            now!(),
            " + $3 RETURNING full_at"
        );
        const WAIT: &str = concat!(
            "SELECT full_at + $2 - $3 - ",
            now!(),
            " AS wait FROM limit_clients WHERE client = $1"
        );
        let (client, each) = (self.hash("client", client), MINUTE / i64::from(a_minute.get()));
        let query =
            |text| query_of_all_tenants(text).bind(client.as_str()).bind(each.max(1)).bind(MINUTE);
        if self.database.row(query(ADMIT)).await?.is_some() {
            return Ok(None);
        }
        let row = self.database.row(query(WAIT)).await?;
        let wait = row.map(|row| row.number("wait")).transpose()?.unwrap_or_default();
        Ok(Some(duration(wait)))
    }
}
