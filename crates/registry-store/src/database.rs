//! One query text for SQLite and PostgreSQL.
//!
//! sqlx's `Any` driver would do nearly the same, but takes no options of SQLite's and begins no
//! immediate transaction. The tables hold texts and numbers only, so little is needed here.

use crate::error::Error;
use crate::names::TenantId;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{PgPool, Postgres, Row as _, Sqlite, SqlitePool};
use std::str::FromStr;
use tokio::sync::{Mutex, MutexGuard};

/// The connections to the database.
pub(crate) enum Database {
    Sqlite {
        pool: SqlitePool,
        /// SQLite has one writer at a time. Waiting here is fair; waiting in SQLite is not.
        writer: Mutex<()>,
    },
    Postgres(PgPool),
}

/// All that is done between `begin` and `commit`, or nothing of it if it is dropped before.
pub(crate) enum Transaction<'a> {
    Sqlite { inner: sqlx::Transaction<'static, Sqlite>, _writer: MutexGuard<'a, ()> },
    Postgres(sqlx::Transaction<'static, Postgres>),
}

/// A query with its values for `$1`, `$2` and so on.
pub(crate) struct Query {
    text: &'static str,
    values: Vec<Value>,
}

/// A value of a query.
pub(crate) enum Value {
    Text(Option<String>),
    Number(Option<i64>),
}

/// A row of an answer.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

/// Begins a query of one tenant's rows, with the tenant as `$1`. Every method of
/// [`Tenant`](crate::Tenant) begins here, and the tests run each with this check.
pub(crate) fn query_of(tenant: &TenantId, text: &'static str) -> Query {
    debug_assert!(
        text.contains("WHERE tenant = $1") || text.contains("(tenant, "),
        "this query is not limited to one tenant: {text}"
    );
    query_of_all_tenants(text).bind(tenant.as_str())
}

/// Begins a query of all tenants' rows, for what the service does by itself.
pub(crate) fn query_of_all_tenants(text: &'static str) -> Query {
    Query { text, values: Vec::new() }
}

impl Query {
    /// Adds the next value. PostgreSQL stores no zero characters and SQLite does, so they go.
    pub(crate) fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(match value.into() {
            Value::Text(Some(text)) if text.contains('\0') => {
                Value::Text(Some(text.replace('\0', "")))
            }
            value => value,
        });
        self
    }
}

/// The query as sqlx's for one of the databases.
macro_rules! prepared {
    ($database:ty, $query:expr) => {{
        let Query { text, values } = $query;
        values.into_iter().fold(sqlx::query::<$database>(text), |query, value| match value {
            Value::Text(text) => query.bind(text),
            Value::Number(number) => query.bind(number),
        })
    }};
}

impl Database {
    /// Reads rows outside of a transaction.
    pub(crate) async fn rows(&self, query: Query) -> Result<Vec<Row>, Error> {
        Ok(match self {
            Self::Sqlite { pool, .. } => {
                let rows = prepared!(Sqlite, query).fetch_all(pool).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Self::Postgres(pool) => {
                let rows = prepared!(Postgres, query).fetch_all(pool).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// Reads the first row, if there is one.
    pub(crate) async fn row(&self, query: Query) -> Result<Option<Row>, Error> {
        Ok(self.rows(query).await?.into_iter().next())
    }

    /// Writes by one statement, which is a transaction by itself.
    pub(crate) async fn execute(&self, query: Query) -> Result<u64, Error> {
        Ok(match self {
            Self::Sqlite { .. } => {
                let mut transaction = self.begin().await?;
                let count = transaction.execute(query).await?;
                transaction.commit().await?;
                count
            }
            Self::Postgres(pool) => prepared!(Postgres, query).execute(pool).await?.rows_affected(),
        })
    }

    /// Begins a transaction that writes.
    pub(crate) async fn begin(&self) -> Result<Transaction<'_>, Error> {
        Ok(match self {
            Self::Sqlite { pool, writer } => {
                let writer = writer.lock().await;
                // A deferred transaction that reads first cannot wait for another writer.
                let inner = pool.begin_with("BEGIN IMMEDIATE").await?;
                Transaction::Sqlite { inner, _writer: writer }
            }
            Self::Postgres(pool) => Transaction::Postgres(pool.begin().await?),
        })
    }

    /// Closes the connections. SQLite writes what is in its log into the file.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite { pool, .. } => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Transaction<'_> {
    /// Reads rows, or writes and reads what is returned.
    pub(crate) async fn rows(&mut self, query: Query) -> Result<Vec<Row>, Error> {
        Ok(match self {
            Self::Sqlite { inner, .. } => {
                let rows = prepared!(Sqlite, query).fetch_all(&mut **inner).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Self::Postgres(inner) => {
                let rows = prepared!(Postgres, query).fetch_all(&mut **inner).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// Reads the first row, if there is one.
    pub(crate) async fn row(&mut self, query: Query) -> Result<Option<Row>, Error> {
        Ok(self.rows(query).await?.into_iter().next())
    }

    /// Writes, and returns how many rows were written.
    pub(crate) async fn execute(&mut self, query: Query) -> Result<u64, Error> {
        Ok(match self {
            Self::Sqlite { inner, .. } => {
                prepared!(Sqlite, query).execute(&mut **inner).await?.rows_affected()
            }
            Self::Postgres(inner) => {
                prepared!(Postgres, query).execute(&mut **inner).await?.rows_affected()
            }
        })
    }

    /// Makes all of it last.
    pub(crate) async fn commit(self) -> Result<(), Error> {
        match self {
            Self::Sqlite { inner, .. } => inner.commit().await?,
            Self::Postgres(inner) => inner.commit().await?,
        }
        Ok(())
    }
}

impl Row {
    pub(crate) fn text(&self, column: &'static str) -> Result<String, Error> {
        self.text_or_null(column)?.ok_or(Error::Damaged { column })
    }

    pub(crate) fn text_or_null(&self, column: &'static str) -> Result<Option<String>, Error> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    pub(crate) fn number(&self, column: &'static str) -> Result<i64, Error> {
        self.number_or_null(column)?.ok_or(Error::Damaged { column })
    }

    pub(crate) fn number_or_null(&self, column: &'static str) -> Result<Option<i64>, Error> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    /// Reads a text as what it stands for.
    pub(crate) fn parse<T: FromStr>(&self, column: &'static str) -> Result<T, Error> {
        self.text(column)?.parse().map_err(|_| Error::Damaged { column })
    }

    /// The same, where the column may be null.
    pub(crate) fn parse_or_null<T: FromStr>(
        &self,
        column: &'static str,
    ) -> Result<Option<T>, Error> {
        let text = self.text_or_null(column)?;
        text.map(|text| text.parse().map_err(|_| Error::Damaged { column })).transpose()
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        Self::Text(text)
    }
}

impl From<Option<&str>> for Value {
    fn from(text: Option<&str>) -> Self {
        Self::Text(text.map(str::to_owned))
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(Some(number))
    }
}

impl From<Option<i64>> for Value {
    fn from(number: Option<i64>) -> Self {
        Self::Number(number)
    }
}
