//! What can go wrong, and what a caller can do about it.

use crate::keys::{KeyFault, KeyId};
use crate::names::RegistryId;
use std::fmt;
use std::num::NonZeroU32;
use std::path::PathBuf;

/// Why the store did not do what it was asked. No variant holds a token or a key.
#[derive(Debug)]
pub enum Error {
    /// The store was opened without a key. Say to the operator how to make one: the text does.
    NoKey,
    /// The key file cannot be used. Show the text to the operator.
    KeyFile {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: KeyFault,
    },
    /// Tokens are sealed with keys that the key file does not hold. The operator adds the keys.
    KeysMissing(Vec<KeyId>),
    /// The URL names neither SQLite nor PostgreSQL.
    UnknownDatabase,
    /// The database cannot be opened. Show the text to the operator.
    Open(sqlx::Error),
    /// The tables cannot be created or renewed. Show the text to the operator.
    Migration(sqlx::migrate::MigrateError),
    /// This tenant has no such registry, or it is removed. Answer 404.
    NotFound,
    /// The registry has changed since the caller read it. Answer 412, or read it and try again.
    VersionConflict {
        /// The version that it has now.
        current: i64,
    },
    /// The idempotency key was used for another request. Answer 422.
    IdempotencyKeyReused,
    /// The tenant has as many registries as it may have. Answer 409.
    TooManyRegistries {
        /// How many it may have.
        most: NonZeroU32,
    },
    /// The token does not open: the row was changed outside of the store, or copied from another.
    /// Only a new token helps.
    TokenDoesNotOpen {
        /// The registry.
        id: RegistryId,
    },
    /// A stored value cannot be read. A newer version may have written it.
    Damaged {
        /// The column.
        column: &'static str,
    },
    /// The operating system gives no random numbers.
    Random,
    /// The database failed. See [`Error::is_temporary`].
    Database(sqlx::Error),
}

impl Error {
    /// Returns true if the same call may succeed later: the database is busy or not reachable.
    /// Answer 503.
    #[must_use]
    pub fn is_temporary(&self) -> bool {
        let Self::Database(error) = self else { return false };
        match error {
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::WorkerCrashed => true,
            sqlx::Error::Database(error) => error.code().is_some_and(|code| {
                // SQLite: BUSY and its extended codes. PostgreSQL: serialization failure, deadlock,
                // no connection left, shutting down and starting.
                let code = code.as_ref();
                ["5", "261", "517", "773", "40001", "40P01", "53300"].contains(&code)
                    || code.starts_with("57P0")
            }),
            _ => false,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoKey => f.write_str(
                "Saved tokens are encrypted, and there is no key to do it with. Make one with \
                 `(umask 077; openssl rand -base64 32 > ghcr-connect.key)` and start with \
                 `--encryption-key-file ghcr-connect.key`.",
            ),
            Self::KeyFile { path, fault } => write!(f, "{}", fault.of_file(path)),
            Self::KeysMissing(ids) => {
                let ids: Vec<_> = ids.iter().map(KeyId::as_str).collect();
                write!(
                    f,
                    "Tokens are sealed with a key that is not in the key file (key id {}). Add \
                     that key as a line after the first.",
                    ids.join(", ")
                )
            }
            Self::UnknownDatabase => f.write_str(
                "The database URL must begin with `sqlite:` or `postgres://`, such as \
                 `sqlite:registries.db`.",
            ),
            Self::Open(sqlx::Error::PoolTimedOut) => f.write_str(
                "The database cannot be opened: its server does not answer. Look whether \
                 PostgreSQL runs, and at the host and the port of the URL.",
            ),
            Self::Open(error @ sqlx::Error::Io(_)) => write!(
                f,
                "The database cannot be opened: {error}. Look whether PostgreSQL runs, and at the \
                 host and the port of the URL."
            ),
            Self::Open(error) => write!(f, "The database cannot be opened: {error}."),
            Self::Migration(error) => write!(f, "The database cannot be set up: {error}."),
            Self::NotFound => f.write_str("There is no such registry."),
            Self::VersionConflict { current } => write!(
                f,
                "The registry has been changed meanwhile and has version {current} now. Load it \
                 again."
            ),
            Self::IdempotencyKeyReused => f.write_str(
                "This idempotency key was used for another request. Use a new one for each \
                 request.",
            ),
            Self::TooManyRegistries { most } => write!(
                f,
                "There are {most} registries, and no more are kept for one tenant. Remove one that \
                 is not needed."
            ),
            Self::TokenDoesNotOpen { id } => write!(
                f,
                "The stored token of the registry {id} does not open: its row was changed outside \
                 of this service. Replace the token."
            ),
            Self::Damaged { column } => write!(
                f,
                "The database holds a value in `{column}` that this version cannot read. A newer \
                 version may have written it."
            ),
            Self::Random => f.write_str("The operating system gives no random numbers."),
            Self::Database(error) => write!(f, "The database failed: {error}."),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Open(error) | Self::Database(error) => Some(error),
            Self::Migration(error) => Some(error),
            _ => None,
        }
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}
