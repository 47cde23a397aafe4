//! What happened to a registry.

use crate::database::{Transaction, query_of};
use crate::error::Error;
use crate::list::LONGEST_PAGE;
use crate::names::{InvalidText, RegistryId};
use crate::registry::Stamp;
use crate::status::{State, Status};
use crate::tenant::Tenant;
use ghcr_contract::{Cause, CheckCode};
use std::str::FromStr;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryKind {
    /// It was saved.
    Created,
    /// A field was changed.
    Changed,
    /// The token was replaced or removed.
    TokenReplaced,
    /// A new token was tested and not saved: the one before stays.
    TokenKept,
    /// It was tested.
    Tested,
    /// The token was given to somebody outside of this service.
    TokenHandedOut,
    /// It was removed.
    Removed,
    /// The removal was undone.
    Restored,
    /// The token expires soon, and somebody was reminded of it.
    ExpiryReminder,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// Counts from 1 within the registry.
    pub seq: i64,
    /// When, in seconds since 1970 (UTC).
    pub at: i64,
    /// What.
    pub kind: HistoryKind,
    /// What a test came to: of the registry, or of a new token that was not saved.
    pub status: Option<Status>,
    /// Who did it.
    pub actor: String,
}

/// A page of the history, the newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryPage {
    /// The entries.
    pub entries: Vec<HistoryEntry>,
    /// Where the next page begins; none after the last.
    pub next: Option<i64>,
}

/// An entry to write.
pub(crate) struct Event {
    pub(crate) kind: HistoryKind,
    pub(crate) status: Option<Status>,
}

impl HistoryKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Created,
        Self::Changed,
        Self::TokenReplaced,
        Self::TokenKept,
        Self::Tested,
        Self::TokenHandedOut,
        Self::Removed,
        Self::Restored,
        Self::ExpiryReminder,
    ];

    /// The stable name, as the database has it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Changed => "changed",
            Self::TokenReplaced => "token_replaced",
            Self::TokenKept => "token_kept",
            Self::Tested => "tested",
            Self::TokenHandedOut => "token_handed_out",
            Self::Removed => "removed",
            Self::Restored => "restored",
            Self::ExpiryReminder => "expiry_reminder",
        }
    }
}

impl FromStr for HistoryKind {
    type Err = InvalidText;

    fn from_str(text: &str) -> Result<Self, InvalidText> {
        let found = Self::ALL.into_iter().find(|kind| kind.as_str() == text);
        found.ok_or(InvalidText::new("No kind of entry has this name."))
    }
}

impl Event {
    pub(crate) fn new(kind: HistoryKind) -> Self {
        Self { kind, status: None }
    }
}

impl Tenant<'_> {
    /// Lists what happened to a registry, the newest first. `after` is the [`HistoryPage::next`] of
    /// the page before. A page has at most 200 entries.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Damaged`].
    pub async fn history(
        &self,
        id: RegistryId,
        after: Option<i64>,
        limit: u32,
    ) -> Result<HistoryPage, Error> {
        const LIST: &str = "SELECT seq, at, kind, verdict, headline, cause, actor FROM history \
            WHERE tenant = $1 AND registry_id = $2 AND seq < $3 ORDER BY seq DESC LIMIT $4";
        self.get(id).await?;
        let limit = limit.clamp(1, LONGEST_PAGE);
        let query = query_of(&self.id, LIST)
            .bind(id.to_string())
            .bind(after.unwrap_or(i64::MAX))
            // One more, to know whether there is another page.
            .bind(i64::from(limit) + 1);
        let rows = self.store.database.rows(query).await?;
        let mut entries = rows.iter().map(HistoryEntry::read).collect::<Result<Vec<_>, _>>()?;
        let has_more = entries.len() > limit as usize;
        entries.truncate(limit as usize);
        let next = entries.last().filter(|_| has_more).map(|entry| entry.seq);
        Ok(HistoryPage { entries, next })
    }

    /// Writes an entry. The registry's row must be locked or new, so that no other transaction
    /// takes the same number.
    pub(crate) async fn write_history(
        &self,
        transaction: &mut Transaction<'_>,
        id: RegistryId,
        event: &Event,
        stamp: Stamp<'_>,
    ) -> Result<(), Error> {
        const WRITE: &str = "INSERT INTO history \
            (tenant, registry_id, seq, at, kind, verdict, headline, cause, actor) \
            SELECT $1, $2, COALESCE(MAX(seq), 0) + 1, $3, $4, $5, $6, $7, $8 FROM history \
            WHERE tenant = $1 AND registry_id = $2";
        let status = event.status;
        let query = query_of(&self.id, WRITE)
            .bind(id.to_string())
            .bind(stamp.at)
            .bind(event.kind.as_str())
            .bind(status.map(|it| it.state.as_str()))
            .bind(status.and_then(|it| it.headline).map(CheckCode::as_str))
            .bind(status.and_then(|it| it.cause).map(Cause::as_str))
            .bind(stamp.actor);
        transaction.execute(query).await.map(drop)
    }
}

impl HistoryEntry {
    fn read(row: &crate::database::Row) -> Result<Self, Error> {
        let state: Option<State> = row.parse_or_null("verdict")?;
        let (headline, cause) = (row.parse_or_null("headline")?, row.parse_or_null("cause")?);
        Ok(Self {
            seq: row.number("seq")?,
            at: row.number("at")?,
            kind: row.parse("kind")?,
            status: state.map(|state| Status { state, headline, cause }),
            actor: row.text("actor")?,
        })
    }
}
