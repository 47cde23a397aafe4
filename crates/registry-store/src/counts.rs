//! How many there are of what, for the pace of tests and for metrics.

use crate::database::query_of_all_tenants;
use crate::error::Error;
use crate::reminders::{DAY, REMINDER_DAYS};
use crate::status::State;
use crate::store::Store;

/// A test is overdue when it has been due for so long, in seconds.
const OVERDUE_AFTER: i64 = 600;

/// How many registries are to be tested again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Watched {
    /// Those whose token does not end within 30 days.
    pub far: i64,
    /// Those whose token does, so that they are tested daily.
    pub near: i64,
}

/// Counts of all tenants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Registries by state. Every state is there.
    pub registries: Vec<(State, i64)>,
    /// Tokens that end within so many days, for each of 30, 14, 7 and 1.
    pub tokens_expiring: Vec<(i64, i64)>,
    /// Tests that have been due for more than ten minutes.
    pub overdue_tests: i64,
    /// Webhooks that wait to be sent.
    pub webhooks_waiting: i64,
    /// Webhooks that are not sent again by themselves.
    pub dead_letters: i64,
}

impl Store {
    /// Counts the registries that are to be tested again.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn count_watched(&self, now: i64) -> Result<Watched, Error> {
        const COUNT: &str = "SELECT COUNT(*) AS watched, \
            COUNT(CASE WHEN token_expires_at > $1 AND token_expires_at <= $2 THEN 1 END) AS near \
            FROM registries WHERE next_test_at IS NOT NULL AND deleted_at IS NULL";
        let query = query_of_all_tenants(COUNT).bind(now).bind(now + REMINDER_DAYS[0] * DAY);
        let row = self.database.row(query).await?.ok_or(Error::Damaged { column: "watched" })?;
        let near = row.number("near")?;
        Ok(Watched { far: row.number("watched")? - near, near })
    }

    /// Counts what metrics tell.
    ///
    /// # Errors
    /// [`Error::Damaged`]; [`Error::Database`].
    pub async fn counts(&self, now: i64) -> Result<Counts, Error> {
        const REGISTRIES: &str = "SELECT state, COUNT(*) AS registries, \
            COUNT(CASE WHEN token_expires_at > $1 AND token_expires_at <= $2 THEN 1 END) AS d30, \
            COUNT(CASE WHEN token_expires_at > $1 AND token_expires_at <= $3 THEN 1 END) AS d14, \
            COUNT(CASE WHEN token_expires_at > $1 AND token_expires_at <= $4 THEN 1 END) AS d7, \
            COUNT(CASE WHEN token_expires_at > $1 AND token_expires_at <= $5 THEN 1 END) AS d1, \
            COUNT(CASE WHEN next_test_at <= $6 THEN 1 END) AS overdue \
            FROM registries WHERE deleted_at IS NULL GROUP BY state";
        const WEBHOOKS: &str = "SELECT COUNT(next_attempt_at) AS waiting, COUNT(*) AS undelivered \
            FROM webhooks";
        let query = query_of_all_tenants(REGISTRIES).bind(now);
        let query = REMINDER_DAYS.iter().fold(query, |query, days| query.bind(now + days * DAY));
        let rows = self.database.rows(query.bind(now - OVERDUE_AFTER)).await?;
        let mut counts = Counts {
            registries: State::ALL.map(|state| (state, 0)).to_vec(),
            tokens_expiring: REMINDER_DAYS.map(|days| (days, 0)).to_vec(),
            ..Counts::default()
        };
        for row in &rows {
            let state: State = row.parse("state")?;
            let number = row.number("registries")?;
            counts.registries.iter_mut().filter(|it| it.0 == state).for_each(|it| it.1 = number);
            for (count, column) in counts.tokens_expiring.iter_mut().zip(["d30", "d14", "d7", "d1"])
            {
                count.1 += row.number(column)?;
            }
            counts.overdue_tests += row.number("overdue")?;
        }
        let row = self.database.row(query_of_all_tenants(WEBHOOKS)).await?;
        if let Some(row) = row {
            counts.webhooks_waiting = row.number("waiting")?;
            counts.dead_letters = row.number("undelivered")? - counts.webhooks_waiting;
        }
        Ok(counts)
    }
}
