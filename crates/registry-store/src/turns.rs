//! Work that one replica at a time does for all of them.

use crate::database::query_of_all_tenants;
use crate::error::Error;
use crate::store::Store;
use std::time::Duration;

/// How far the clocks of two replicas may differ, in seconds.
const SKEW: i64 = 60;

/// Work that replicas take turns at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SharedTask {
    /// To claim due tests.
    Tests,
    /// To write the expiry reminders.
    Reminders,
    /// To delete what is old.
    Purge,
}

impl SharedTask {
    /// The stable name, as the database has it.
    const fn as_str(self) -> &'static str {
        match self {
            Self::Tests => "tests",
            Self::Reminders => "reminders",
            Self::Purge => "purge",
        }
    }
}

impl Store {
    /// Takes a turn, and keeps the other replicas from it for `length`. Returns false if the turn
    /// is another replica's.
    ///
    /// A replica that dies has taken one turn and no more: there is no lock to release.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn take_turn(
        &self,
        turn: SharedTask,
        now: i64,
        length: Duration,
    ) -> Result<bool, Error> {
        // A time too far ahead is one of a clock that was wrong.
        const TAKE: &str = "INSERT INTO turns (name, next_at) VALUES ($1, $3) \
            ON CONFLICT (name) DO UPDATE SET next_at = excluded.next_at \
            WHERE turns.next_at <= $2 OR turns.next_at > $4";
        let next = now.saturating_add(i64::try_from(length.as_secs()).unwrap_or(i64::MAX));
        let query = query_of_all_tenants(TAKE)
            .bind(turn.as_str())
            .bind(now)
            .bind(next)
            .bind(next.saturating_add(SKEW));
        let mut transaction = self.database.begin().await?;
        let taken = transaction.execute(query).await?;
        transaction.commit().await?;
        Ok(taken == 1)
    }
}
