//! The outbox of webhooks. An event is written in the transaction of what it tells, so that neither
//! is there without the other; whoever sends it claims it with a lease, as due tests are claimed.

use crate::database::{Row, Transaction, query_of, query_of_all_tenants};
use crate::due::Lease;
use crate::error::Error;
use crate::list::LONGEST_PAGE;
use crate::names::{TenantId, WebhookId};
use crate::registry::Registry;
use crate::reminders::DAY;
use crate::status::Status;
use crate::store::Store;
use crate::tenant::Tenant;
use ghcr_contract::{WebhookEvent, WebhookKind, WebhookRegistry, WebhookStatus};
use std::time::Duration;

/// A webhook to send, that no other replica gets until the lease ends.
#[derive(Clone, Debug)]
pub struct WebhookClaim {
    /// Whose event it is.
    pub tenant: TenantId,
    /// The event's id, the same at every attempt.
    pub id: WebhookId,
    /// The body, the same at every attempt.
    pub body: String,
    /// How often it was sent before.
    pub attempts: i64,
    lease: Lease,
}

/// A webhook that is not sent again by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadWebhook {
    /// Its id.
    pub id: WebhookId,
    /// What was to be delivered.
    pub event: WebhookEvent,
    /// How often it was sent.
    pub attempts: i64,
    /// When it was last sent.
    pub failed_at: i64,
    /// Why that failed.
    pub failure: String,
}

/// A page of dead webhooks, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeadWebhookPage {
    /// The webhooks.
    pub webhooks: Vec<DeadWebhook>,
    /// Those of this page that this version cannot read. Log them: nobody else is told.
    pub unreadable: Vec<WebhookId>,
    /// Where the next page begins; none after the last.
    pub next: Option<WebhookId>,
}

impl Tenant<'_> {
    /// Writes an event into the outbox, if this store sends webhooks. `registry` is as it is
    /// after the change, and `before` is how it stood.
    pub(crate) async fn announce(
        &self,
        transaction: &mut Transaction<'_>,
        registry: &Registry,
        kind: WebhookKind,
        before: Status,
        at: i64,
    ) -> Result<(), Error> {
        const WRITE: &str = "INSERT INTO webhooks \
            (tenant, id, registry_id, kind, at, body, attempts, next_attempt_at) \
            VALUES ($1, $2, $3, $4, $5, $6, 0, $5)";
        if !self.store.sends_webhooks {
            return Ok(());
        }
        let id = self.store.new_webhook_id(at);
        let expires_at = registry.token.as_ref().and_then(|token| token.expires_at);
        let event = WebhookEvent {
            id: id.to_string(),
            kind,
            at,
            tenant: self.id.to_string(),
            registry: WebhookRegistry {
                id: registry.id.to_string(),
                username: registry.username.clone(),
                host: registry.host.to_string(),
                description: registry.description.as_str().to_owned(),
            },
            now: told(registry.status),
            before: (kind == WebhookKind::StateChanged).then(|| told(before)),
            expires_at,
            days_left: expires_at.map(|it| (it - at).div_euclid(DAY)),
        };
        // Name and description are of types that take no token; nothing else in it is free text.
        let body = serde_json::to_string(&event).map_err(|_| Error::Damaged { column: "body" })?;
        let query = query_of(&self.id, WRITE)
            .bind(event.id)
            .bind(event.registry.id)
            .bind(kind.as_str())
            .bind(at)
            .bind(body);
        transaction.execute(query).await.map(drop)
    }

    /// Lists the webhooks that are not sent again by themselves. `after` is the
    /// [`DeadWebhookPage::next`] of the page before. A page has at most 200, with those that cannot
    /// be read.
    ///
    /// # Errors
    /// [`Error::Damaged`]; [`Error::Database`].
    pub async fn dead_webhooks(
        &self,
        after: Option<WebhookId>,
        limit: u32,
    ) -> Result<DeadWebhookPage, Error> {
        const LIST: &str = "SELECT id, body, attempts, failed_at, failure FROM webhooks \
            WHERE tenant = $1 AND id < $2 AND next_attempt_at IS NULL ORDER BY id DESC LIMIT $3";
        // Every id is less than `g`: ids begin with a hexadecimal digit.
        let before = after.map_or_else(|| "g".to_owned(), |id| id.to_string());
        let limit = limit.clamp(1, LONGEST_PAGE);
        let query = query_of(&self.id, LIST).bind(before).bind(i64::from(limit) + 1);
        let rows = self.store.database.rows(query).await?;
        let has_more = rows.len() > limit as usize;
        let mut page = DeadWebhookPage::default();
        for row in rows.iter().take(limit as usize) {
            let id = row.parse("id")?;
            page.next = Some(id).filter(|_| has_more);
            match DeadWebhook::read(row, id) {
                Ok(webhook) => page.webhooks.push(webhook),
                // The others can be read and sent again nevertheless.
                Err(Error::Damaged { .. }) => page.unreadable.push(id),
                Err(error) => return Err(error),
            }
        }
        Ok(page)
    }

    /// Has a dead webhook sent again, with as many attempts as a new one.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none of that id that is dead.
    pub async fn resend_webhook(&self, id: WebhookId, now: i64) -> Result<(), Error> {
        const RESEND: &str = "UPDATE webhooks SET attempts = 0, next_attempt_at = $3 \
            WHERE tenant = $1 AND id = $2 AND next_attempt_at IS NULL";
        let query = query_of(&self.id, RESEND).bind(id.to_string()).bind(now);
        let mut transaction = self.store.database.begin().await?;
        let resent = transaction.execute(query).await?;
        transaction.commit().await?;
        if resent == 1 { Ok(()) } else { Err(Error::NotFound) }
    }
}

impl Store {
    /// Claims up to `limit` webhooks that are due, those first that have waited longest. End each
    /// with [`Store::end_webhook`] or [`Store::fail_webhook`]; otherwise it is due again after
    /// `lease`, so it is sent at least once.
    ///
    /// # Errors
    /// [`Error::Damaged`]; [`Error::Database`].
    pub async fn claim_webhooks(
        &self,
        now: i64,
        limit: u32,
        lease: Duration,
    ) -> Result<Vec<WebhookClaim>, Error> {
        const DUE: &str = "SELECT tenant, id FROM webhooks \
            WHERE next_attempt_at IS NOT NULL AND next_attempt_at <= $1 \
            AND (leased_until IS NULL OR leased_until <= $1) \
            ORDER BY next_attempt_at, id LIMIT $2";
        let query = query_of_all_tenants(DUE).bind(now).bind(i64::from(limit));
        let until = now.saturating_add(i64::try_from(lease.as_secs()).unwrap_or(i64::MAX));
        let mut claims = Vec::new();
        for row in &self.database.rows(query).await? {
            let claim = self.claim_webhook(row.parse("tenant")?, row.parse("id")?, now, until);
            claims.extend(claim.await?);
        }
        Ok(claims)
    }

    /// None if another replica was faster.
    async fn claim_webhook(
        &self,
        tenant: TenantId,
        id: WebhookId,
        now: i64,
        until: i64,
    ) -> Result<Option<WebhookClaim>, Error> {
        const CLAIM: &str = "UPDATE webhooks SET lease = $3, leased_until = $4 \
            WHERE tenant = $1 AND id = $2 AND next_attempt_at IS NOT NULL \
            AND next_attempt_at <= $5 AND (leased_until IS NULL OR leased_until <= $5) \
            RETURNING body, attempts";
        let (lease, row) = self.lease_row(query_of(&tenant, CLAIM), id, now, until).await?;
        let Some(row) = row else { return Ok(None) };
        let (body, attempts) = (row.text("body")?, row.number("attempts")?);
        Ok(Some(WebhookClaim { tenant, id, body, attempts, lease }))
    }

    /// Deletes a webhook that was delivered.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn end_webhook(&self, claim: &WebhookClaim) -> Result<(), Error> {
        const END: &str = "DELETE FROM webhooks WHERE tenant = $1 AND id = $2 AND lease = $3";
        let query =
            query_of(&claim.tenant, END).bind(claim.id.to_string()).bind(claim.lease.to_string());
        let mut transaction = self.database.begin().await?;
        transaction.execute(query).await?;
        transaction.commit().await
    }

    /// Counts an attempt that failed. Without a `next_attempt_at` the webhook is dead: it waits for
    /// [`Tenant::resend_webhook`].
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn fail_webhook(
        &self,
        claim: &WebhookClaim,
        failure: &str,
        now: i64,
        next_attempt_at: Option<i64>,
    ) -> Result<(), Error> {
        const FAIL: &str = "UPDATE webhooks SET attempts = attempts + 1, failure = $4, \
            failed_at = $5, next_attempt_at = $6, lease = NULL, leased_until = NULL \
            WHERE tenant = $1 AND id = $2 AND lease = $3";
        let query = query_of(&claim.tenant, FAIL)
            .bind(claim.id.to_string())
            .bind(claim.lease.to_string())
            .bind(failure)
            .bind(now)
            .bind(next_attempt_at);
        let mut transaction = self.database.begin().await?;
        transaction.execute(query).await?;
        transaction.commit().await
    }
}

impl DeadWebhook {
    fn read(row: &Row, id: WebhookId) -> Result<Self, Error> {
        let damaged = |_| Error::Damaged { column: "body" };
        Ok(Self {
            id,
            event: serde_json::from_str(&row.text("body")?).map_err(damaged)?,
            attempts: row.number("attempts")?,
            failed_at: row.number("failed_at")?,
            failure: row.text("failure")?,
        })
    }
}

fn told(status: Status) -> WebhookStatus {
    let Status { state, headline, cause } = status;
    WebhookStatus { state: state.into(), headline, cause }
}
