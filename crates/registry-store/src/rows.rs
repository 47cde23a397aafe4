//! Registries as rows.

use crate::database::{Query, Row, Transaction, query_of};
use crate::error::Error;
use crate::names::{RegistryId, TenantId};
use crate::registry::{Registry, TokenFacts};
use crate::seal::Sealed;
use crate::status::{State, Status};
use ghcr_contract::{Cause, CheckCode, Scopes};

/// The columns that [`Stored::read`] reads: all but the secret, the report and the lease.
macro_rules! columns {
    () => {
        "id, username, host, visibility, description, image, state, headline, cause, packages, \
         token_kind, token_owner, token_scopes, token_expires_at, token_set_at, \
         token_last_good_at, last_tested_at, next_test_at, version, connection_version, \
         created_at, updated_at, deleted_at, last_state, last_headline, last_cause"
    };
}
pub(crate) use columns;

/// A registry, and what only the store needs of it.
pub(crate) struct Stored {
    pub(crate) registry: Registry,
    /// What the last test came to, also if an edit or a new token has reset the status since.
    pub(crate) last_result: Status,
    /// The version that last changed what a test asks.
    pub(crate) connection_version: i64,
}

impl Stored {
    /// Reads a row with all of [`columns`].
    pub(crate) fn read(row: &Row) -> Result<Self, Error> {
        let registry = Registry {
            id: row.parse("id")?,
            username: row.parse("username")?,
            host: row.parse("host")?,
            visibility: row.parse("visibility")?,
            description: row.parse("description")?,
            image: row.parse_or_null("image")?,
            token: read_token(row)?,
            status: read_status(row, "state", "headline", "cause")?,
            packages: row
                .text_or_null("packages")?
                .map(|json| serde_json::from_str(&json))
                .transpose()
                .map_err(|_| Error::Damaged { column: "packages" })?,
            last_tested_at: row.number_or_null("last_tested_at")?,
            next_test_at: row.number_or_null("next_test_at")?,
            version: row.number("version")?,
            created_at: row.number("created_at")?,
            updated_at: row.number("updated_at")?,
            deleted_at: row.number_or_null("deleted_at")?,
        };
        Ok(Self {
            registry,
            last_result: read_status(row, "last_state", "last_headline", "last_cause")?,
            connection_version: row.number("connection_version")?,
        })
    }

    /// Forgets what tests found out, because they asked something else. The last result stays: the
    /// next one is news only if it differs.
    pub(crate) fn forget_tests(&mut self, next_test_at: Option<i64>) {
        self.registry.status = Status::NEVER_TESTED;
        self.registry.packages = None;
        self.registry.last_tested_at = None;
        self.registry.next_test_at = next_test_at;
        self.connection_version = self.registry.version;
    }
}

/// Reads a status from three columns. Without a state there was no test.
fn read_status(
    row: &Row,
    state: &'static str,
    headline: &'static str,
    cause: &'static str,
) -> Result<Status, Error> {
    let state = row.parse_or_null(state)?.unwrap_or(State::NeverTested);
    Ok(Status { state, headline: row.parse_or_null(headline)?, cause: row.parse_or_null(cause)? })
}

/// A registry has facts of a token exactly if it has a sealed token.
fn read_token(row: &Row) -> Result<Option<TokenFacts>, Error> {
    let Some(kind) = row.parse_or_null("token_kind")? else { return Ok(None) };
    Ok(Some(TokenFacts {
        kind,
        owner: row.text_or_null("token_owner")?,
        scopes: row.text_or_null("token_scopes")?.map(|text| Scopes::parse(&text)),
        expires_at: row.number_or_null("token_expires_at")?,
        set_at: row.number("token_set_at")?,
        last_good_at: row.number_or_null("token_last_good_at")?,
    }))
}

/// Writes a registry that is new.
pub(crate) async fn insert(
    transaction: &mut Transaction<'_>,
    tenant: &TenantId,
    registry: &Registry,
    sealed: Option<Sealed>,
) -> Result<(), Error> {
    const INSERT: &str = "INSERT INTO registries \
        (tenant, id, username, host, visibility, description, image, search, state, headline, \
         cause, packages, token_kind, token_owner, token_scopes, token_expires_at, token_set_at, \
         token_last_good_at, last_tested_at, next_test_at, version, connection_version, \
         updated_at, deleted_at, created_at, key_id, sealed_token) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, \
                $19, $20, $21, $22, $23, $24, $25, $26, $27)";
    let (key_id, text) = sealed.map(|it| (it.key_id, it.text)).unzip();
    let query = query_of(tenant, INSERT).bind(registry.id.to_string());
    let query = bind_fields(query, registry, registry.version)?
        .bind(registry.created_at)
        .bind(key_id)
        .bind(text);
    transaction.execute(query).await.map(drop)
}

/// Reads a registry, removed or not, and keeps others from changing it until the transaction ends.
pub(crate) async fn lock(
    transaction: &mut Transaction<'_>,
    tenant: &TenantId,
    id: RegistryId,
) -> Result<Stored, Error> {
    // An UPDATE locks the row in both databases; SQLite has no `SELECT … FOR UPDATE`.
    const LOCK: &str = concat!(
        "UPDATE registries SET version = version WHERE tenant = $1 AND id = $2 RETURNING ",
        columns!()
    );
    let query = query_of(tenant, LOCK).bind(id.to_string());
    let row = transaction.row(query).await?.ok_or(Error::NotFound)?;
    Stored::read(&row)
}

/// Locks a registry that is not removed and still has the expected version.
pub(crate) async fn lock_version(
    transaction: &mut Transaction<'_>,
    tenant: &TenantId,
    id: RegistryId,
    expected: i64,
) -> Result<Stored, Error> {
    let stored = lock(transaction, tenant, id).await?;
    match stored.registry {
        Registry { deleted_at: Some(_), .. } => Err(Error::NotFound),
        Registry { version, .. } if version != expected => {
            Err(Error::VersionConflict { current: version })
        }
        _ => Ok(stored),
    }
}

/// Writes a registry that is locked, all but its token. A report of an earlier connection goes.
pub(crate) async fn save(
    transaction: &mut Transaction<'_>,
    tenant: &TenantId,
    stored: &Stored,
) -> Result<(), Error> {
    const SAVE: &str = "UPDATE registries SET \
        username = $3, host = $4, visibility = $5, description = $6, image = $7, search = $8, \
        state = $9, headline = $10, cause = $11, packages = $12, token_kind = $13, \
        token_owner = $14, token_scopes = $15, token_expires_at = $16, token_set_at = $17, \
        token_last_good_at = $18, last_tested_at = $19, next_test_at = $20, version = $21, \
        connection_version = $22, updated_at = $23, deleted_at = $24, \
        report = CASE WHEN $9 = 'never_tested' THEN NULL ELSE report END \
        WHERE tenant = $1 AND id = $2";
    let query = query_of(tenant, SAVE).bind(stored.registry.id.to_string());
    let query = bind_fields(query, &stored.registry, stored.connection_version)?;
    transaction.execute(query).await.map(drop)
}

/// Writes the token of a registry that is locked.
pub(crate) async fn save_token(
    transaction: &mut Transaction<'_>,
    tenant: &TenantId,
    id: RegistryId,
    sealed: Option<Sealed>,
) -> Result<(), Error> {
    const SAVE: &str = "UPDATE registries SET key_id = $3, sealed_token = $4 \
        WHERE tenant = $1 AND id = $2";
    let (key_id, text) = sealed.map(|it| (it.key_id, it.text)).unzip();
    let query = query_of(tenant, SAVE).bind(id.to_string()).bind(key_id).bind(text);
    transaction.execute(query).await.map(drop)
}

/// `$3` to `$24`: what a change may write.
fn bind_fields(query: Query, registry: &Registry, connection_version: i64) -> Result<Query, Error> {
    let Registry { status, token, .. } = registry;
    let token = token.as_ref();
    let packages = registry.packages.map(|counts| serde_json::to_string(&counts)).transpose();
    let scopes = token.and_then(|it| it.scopes.as_ref());
    Ok(query
        .bind(registry.username.as_str())
        .bind(registry.host.as_str())
        .bind(registry.visibility.as_str())
        .bind(registry.description.as_str())
        .bind(registry.image.as_ref().map(ToString::to_string))
        .bind(searched_text(registry))
        .bind(status.state.as_str())
        .bind(status.headline.map(CheckCode::as_str))
        .bind(status.cause.map(Cause::as_str))
        .bind(packages.map_err(|_| Error::Damaged { column: "packages" })?)
        .bind(token.map(|it| it.kind.as_str()))
        .bind(token.and_then(|it| it.owner.clone()))
        .bind(scopes.map(|it| it.iter().collect::<Vec<_>>().join(", ")))
        .bind(token.and_then(|it| it.expires_at))
        .bind(token.map(|it| it.set_at))
        .bind(token.and_then(|it| it.last_good_at))
        .bind(registry.last_tested_at)
        .bind(registry.next_test_at)
        .bind(registry.version)
        .bind(connection_version)
        .bind(registry.updated_at)
        .bind(registry.deleted_at))
}

/// What a search looks into. Neither part holds a line break, so no search matches across both.
fn searched_text(registry: &Registry) -> String {
    format!("{}\n{}", registry.username, registry.description.as_str()).to_lowercase()
}
