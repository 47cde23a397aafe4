//! Recording what a test found.

use crate::database::query_of;
use crate::due::Lease;
use crate::error::Error;
use crate::history::{Event, HistoryKind};
use crate::names::RegistryId;
use crate::registry::{Registry, Stamp, TokenFacts};
use crate::rows;
use crate::status::{State, Status};
use crate::tenant::Tenant;
use ghcr_contract::{CheckCode, Outcome, Report, WebhookKind, holds_token, redact};
use serde_json::Value;

/// What a test found.
#[derive(Clone, Copy, Debug)]
pub struct TestResult<'a> {
    /// Its report.
    pub report: &'a Report,
    /// The version of the registry that was tested.
    pub tested_version: i64,
    /// When to test it again; none if not until something changes, such as a refused token.
    pub next_test_at: Option<i64>,
    /// The lease of the scheduler, which ends with this.
    pub lease: Option<Lease>,
}

/// The registry after a test, and what the test before came to.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The registry now.
    pub registry: Registry,
    /// What the test before came to, also if the registry was edited or got a new token since.
    pub before: Status,
}

impl Tenant<'_> {
    /// Records a test of the present connection. The version stays, so that a person who edits the
    /// registry meanwhile is not disturbed.
    ///
    /// # Errors
    /// [`Error::VersionConflict`] if the connection has changed since: the result says nothing of
    /// it; [`Error::NotFound`].
    pub async fn record_test(
        &self,
        id: RegistryId,
        result: TestResult<'_>,
        stamp: Stamp<'_>,
    ) -> Result<Recorded, Error> {
        let mut transaction = self.store.database.begin().await?;
        let mut stored = rows::lock(&mut transaction, &self.id, id).await?;
        if stored.registry.deleted_at.is_some() {
            return Err(Error::NotFound);
        }
        if result.tested_version < stored.connection_version {
            return Err(Error::VersionConflict { current: stored.registry.version });
        }
        let before = stored.last_result;
        learn(&mut stored.registry, result, stamp.at);
        rows::save(&mut transaction, &self.id, &stored).await?;
        let lease = result.lease.map(|lease| lease.to_string());
        self.save_report(&mut transaction, id, result.report, lease).await?;
        let event = Event { kind: HistoryKind::Tested, status: Some(stored.registry.status) };
        self.write_history(&mut transaction, id, &event, stamp).await?;
        if is_news(before, stored.registry.status) {
            let kind = WebhookKind::StateChanged;
            self.announce(&mut transaction, &stored.registry, kind, before, stamp.at).await?;
        }
        transaction.commit().await?;
        Ok(Recorded { registry: stored.registry, before })
    }

    /// Writes into the history that a new token was tested and not saved, with what its test came
    /// to. The registry stays as it is.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn record_kept_token(
        &self,
        id: RegistryId,
        report: &Report,
        stamp: Stamp<'_>,
    ) -> Result<(), Error> {
        let mut transaction = self.store.database.begin().await?;
        let stored = rows::lock(&mut transaction, &self.id, id).await?;
        if stored.registry.deleted_at.is_some() {
            return Err(Error::NotFound);
        }
        let event = Event { kind: HistoryKind::TokenKept, status: Some(Status::of(report)) };
        self.write_history(&mut transaction, id, &event, stamp).await?;
        transaction.commit().await
    }

    /// Writes what a test leaves beside the fields of the registry, which are saved already.
    async fn save_report(
        &self,
        transaction: &mut crate::database::Transaction<'_>,
        id: RegistryId,
        report: &Report,
        lease: Option<String>,
    ) -> Result<(), Error> {
        const SAVE: &str = "UPDATE registries SET report = $3, \
            last_state = state, last_headline = headline, last_cause = cause, \
            leased_until = CASE WHEN lease = $4 THEN NULL ELSE leased_until END, \
            lease = CASE WHEN lease = $4 THEN NULL ELSE lease END \
            WHERE tenant = $1 AND id = $2";
        let mut json =
            serde_json::to_value(report).map_err(|_| Error::Damaged { column: "report" })?;
        cut_tokens(&mut json);
        let query =
            query_of(&self.id, SAVE).bind(id.to_string()).bind(json.to_string()).bind(lease);
        transaction.execute(query).await.map(drop)
    }
}

/// A report holds no secret. Should one slip in, its text is cut all the same. What the fields take
/// stays as it is: a tag may be the forty digits of a commit, and a login may be `gho_acme`.
fn cut_tokens(value: &mut Value) {
    match value {
        Value::String(text) if holds_token(text) => *text = redact(text),
        Value::Array(values) => values.iter_mut().for_each(cut_tokens),
        Value::Object(fields) => fields.values_mut().for_each(cut_tokens),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Returns true if somebody should hear of the change. Why a test could not find out may differ
/// from one try to the next while GitHub is away: that is no news.
fn is_news(before: Status, now: Status) -> bool {
    let is_still_open = [before, now].iter().all(|it| it.state == State::Inconclusive);
    before != now && !is_still_open
}

/// Takes over what the report says.
fn learn(registry: &mut Registry, result: TestResult<'_>, at: i64) {
    let TestResult { report, next_test_at, .. } = result;
    registry.status = Status::of(report);
    registry.last_tested_at = Some(at);
    registry.next_test_at = next_test_at;
    let counted = report.checks.iter().find_map(|check| check.evidence.packages);
    registry.packages = counted.or(registry.packages);
    if let Some(token) = &mut registry.token {
        learn_of_token(token, report, at);
    }
}

/// What a report does not tell stays as an earlier one told it.
fn learn_of_token(token: &mut TokenFacts, report: &Report, at: i64) {
    for check in &report.checks {
        let evidence = &check.evidence;
        token.owner = evidence.token_owner.clone().or_else(|| token.owner.take());
        token.scopes = evidence.scopes.clone().or_else(|| token.scopes.take());
        token.expires_at = evidence.expires_at.or(token.expires_at);
    }
    let accepted = report.check(CheckCode::TokenAccepted);
    if accepted.is_some_and(|check| matches!(check.outcome, Outcome::Pass | Outcome::Warn)) {
        token.last_good_at = Some(at);
    }
}
