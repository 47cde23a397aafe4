//! Opens a database and brings its tables up to date.

use crate::database::Database;
use crate::error::Error;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, SqlSafeStr, SqlitePool};
use std::fs::OpenOptions;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep, timeout};

/// How long SQLite waits for another process that writes.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// The code of the error.
const SQLITE_BUSY: &str = "5";
/// How long after it to try again.
const AGAIN: Duration = Duration::from_millis(20);
/// How long a caller waits for a connection.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);
/// How long the last try may take, which finds out why there is no connection.
const LAST_TRY: Duration = Duration::from_secs(2);
/// Readers beside SQLite's one writer.
const SQLITE_CONNECTIONS: u32 = 8;
/// Of one replica. PostgreSQL takes 100 unless it is told otherwise.
const POSTGRES_CONNECTIONS: u32 = 10;

/// Each file of `migrations`, in order. `sqlx::migrate!` would do the same, and bring the macros.
const MIGRATIONS: [(i64, &str, &str); 4] = [
    (1, "registries", include_str!("../migrations/0001_registries.sql")),
    (2, "watch", include_str!("../migrations/0002_watch.sql")),
    (3, "limits", include_str!("../migrations/0003_limits.sql")),
    (4, "last_result", include_str!("../migrations/0004_last_result.sql")),
];

impl Database {
    /// Opens `sqlite:PATH`, `sqlite::memory:` or `postgres://…`. A SQLite file is made if it may
    /// be.
    pub(crate) async fn open(url: &str, create: bool) -> Result<Self, Error> {
        let database = if url.starts_with("sqlite:") {
            open_sqlite(url, create).await
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            open_postgres(url).await
        } else {
            return Err(Error::UnknownDatabase);
        };
        let database = database.map_err(Error::Open)?;
        database.migrate().await.map_err(Error::Migration)?;
        Ok(database)
    }

    async fn migrate(&self) -> Result<(), sqlx::migrate::MigrateError> {
        let migrations = MIGRATIONS.into_iter().map(|(version, name, text)| {
            let text = text.into_sql_str();
            Migration::new(version, name.into(), MigrationType::Simple, text, false)
        });
        let migrator = Migrator::with_migrations(migrations.collect());
        match self {
            // sqlx locks PostgreSQL so that replicas which start at once take turns. SQLite's own
            // lock does the same.
            Self::Sqlite { pool, .. } => {
                let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
                migrator.run(&mut *transaction).await?;
                Ok(transaction.commit().await?)
            }
            Self::Postgres(pool) => migrator.run(pool).await,
        }
    }
}

async fn open_sqlite(url: &str, create: bool) -> Result<Database, sqlx::Error> {
    let options = SqliteConnectOptions::from_str(url)?;
    let is_in_memory = url.contains(":memory:") || url.contains("mode=memory");
    if create && !is_in_memory {
        create_private(options.get_filename());
    }
    let options = options
        .create_if_missing(create)
        .journal_mode(SqliteJournalMode::Wal)
        // The log is on the disk before a write is acknowledged.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY_TIMEOUT);
    let pool = SqlitePoolOptions::new().acquire_timeout(ACQUIRE_TIMEOUT);
    let pool = if url.contains(":memory:") {
        // A database in memory ends with its last connection.
        pool.max_connections(1).min_connections(1).idle_timeout(None).max_lifetime(None)
    } else {
        pool.max_connections(SQLITE_CONNECTIONS)
    };
    Ok(Database::Sqlite { pool: connect(pool, options).await?, writer: Mutex::new(()) })
}

/// Makes the file with access for its owner alone, if there is none: it will hold sealed tokens.
/// SQLite gives the files of its log the same mode. Why it cannot be made is for SQLite to say.
fn create_private(file: &Path) {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    drop(options.open(file));
}

/// Connects, also while another process makes the file: SQLite's own wait for other writers does
/// not cover the change to the write-ahead log.
#[expect(clippy::disallowed_methods, reason = "SQLite does not tell when the other one is done")]
async fn connect(
    pool: SqlitePoolOptions,
    options: SqliteConnectOptions,
) -> Result<SqlitePool, sqlx::Error> {
    let give_up = Instant::now() + BUSY_TIMEOUT;
    loop {
        match pool.clone().connect_with(options.clone()).await {
            Err(error) if is_busy(&error) && Instant::now() < give_up => sleep(AGAIN).await,
            connected => return connected,
        }
    }
}

/// Returns true if another process has the file.
fn is_busy(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    code.is_some_and(|code| code == SQLITE_BUSY)
}

async fn open_postgres(url: &str) -> Result<Database, sqlx::Error> {
    let options = PgConnectOptions::from_str(url)?.application_name("ghcr-connect");
    let pool = PgPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .connect_with(options.clone())
        .await;
    match pool {
        Ok(pool) => Ok(Database::Postgres(pool)),
        Err(sqlx::Error::PoolTimedOut) => Err(reason_of_silence(&options).await),
        Err(error) => Err(error),
    }
}

/// Why no connection was made. The pool tries again for as long as the server refuses, as one does
/// that is starting, and does not tell of it in the end.
async fn reason_of_silence(options: &PgConnectOptions) -> sqlx::Error {
    match timeout(LAST_TRY, options.connect()).await {
        Ok(Err(error)) => error,
        Ok(Ok(_)) | Err(_) => sqlx::Error::PoolTimedOut,
    }
}
