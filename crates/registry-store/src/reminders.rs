//! Reminders of tokens that expire soon.

use crate::database::{query_of, query_of_all_tenants};
use crate::error::Error;
use crate::history::{Event, HistoryKind};
use crate::names::{RegistryId, TenantId};
use crate::registry::Stamp;
use crate::rows::{Stored, columns};
use crate::store::Store;
use ghcr_contract::WebhookKind;

/// How many days before the expiry somebody is reminded, the earliest first.
pub(crate) const REMINDER_DAYS: [i64; 4] = [30, 14, 7, 1];
/// A day in seconds.
pub(crate) const DAY: i64 = 24 * 60 * 60;

/// Which reminder is due with so many seconds left; none before the first, and after the expiry.
fn due_reminder(seconds_left: i64) -> Option<i64> {
    let is_due = |days: &i64| seconds_left > 0 && seconds_left <= days * DAY;
    REMINDER_DAYS.into_iter().rev().find(is_due)
}

impl Store {
    /// Writes the reminders that are due, each once for a token's expiry: into the history, and
    /// into the outbox if this store sends webhooks. Returns how many there were, `limit` at the
    /// most.
    ///
    /// A reminder that was missed is not made up for: with five days left, the one of seven days
    /// is written, and those of 30 and 14 are not. A refused token has no reminders.
    ///
    /// # Errors
    /// [`Error::Damaged`]; [`Error::Database`].
    pub async fn remind(&self, limit: u32, stamp: Stamp<'_>) -> Result<u64, Error> {
        const DUE: &str = "SELECT tenant, id, token_expires_at FROM registries \
            WHERE deleted_at IS NULL AND token_expires_at > $1 AND token_expires_at <= $2 \
            AND NOT (state = 'blocked' AND COALESCE(headline, '') = 'token.accepted') \
            AND (reminded_of IS NULL OR reminded_of <> token_expires_at \
                 OR (reminded_days > 14 AND token_expires_at <= $3) \
                 OR (reminded_days > 7 AND token_expires_at <= $4) \
                 OR (reminded_days > 1 AND token_expires_at <= $5)) \
            ORDER BY token_expires_at, id LIMIT $6";
        let query = query_of_all_tenants(DUE).bind(stamp.at);
        let query =
            REMINDER_DAYS.iter().fold(query, |query, days| query.bind(stamp.at + days * DAY));
        let rows = self.database.rows(query.bind(i64::from(limit))).await?;
        let mut written = 0;
        for row in &rows {
            let expires_at = row.number("token_expires_at")?;
            let (tenant, id) = (row.parse("tenant")?, row.parse("id")?);
            written += u64::from(self.remind_of(tenant, id, expires_at, stamp).await?);
        }
        Ok(written)
    }

    /// Returns false if another replica was faster, or the token was replaced meanwhile.
    async fn remind_of(
        &self,
        tenant: TenantId,
        id: RegistryId,
        expires_at: i64,
        stamp: Stamp<'_>,
    ) -> Result<bool, Error> {
        const MARK: &str = concat!(
            "UPDATE registries SET reminded_of = $3, reminded_days = $4 \
             WHERE tenant = $1 AND id = $2 AND deleted_at IS NULL AND token_expires_at = $3 \
             AND (reminded_of IS NULL OR reminded_of <> $3 OR reminded_days > $4) RETURNING ",
            columns!()
        );
        let Some(days) = due_reminder(expires_at - stamp.at) else { return Ok(false) };
        let tenant = self.tenant(tenant);
        let query = query_of(&tenant.id, MARK).bind(id.to_string()).bind(expires_at).bind(days);
        let mut transaction = self.database.begin().await?;
        let Some(row) = transaction.row(query).await? else { return Ok(false) };
        let registry = Stored::read(&row)?.registry;
        let event = Event::new(HistoryKind::ExpiryReminder);
        tenant.write_history(&mut transaction, id, &event, stamp).await?;
        let kind = WebhookKind::TokenExpires;
        tenant.announce(&mut transaction, &registry, kind, registry.status, stamp.at).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reminder_is_the_latest_whose_time_has_come() {
        for (seconds, reminder) in [
            (31 * DAY, None),
            (30 * DAY + 1, None),
            (30 * DAY, Some(30)),
            (14 * DAY + 1, Some(30)),
            (14 * DAY, Some(14)),
            (5 * DAY, Some(7)),
            (DAY + 1, Some(7)),
            (DAY, Some(1)),
            (1, Some(1)),
            (0, None),
            (-1, None),
        ] {
            assert_eq!(due_reminder(seconds), reminder, "{seconds}");
        }
    }
}
