//! Limits that all replicas on one PostgreSQL share.
//!
//! Times are those of the database's clock, in microseconds, so the clocks of the replicas do not
//! matter. No row holds a token or the address of a client: both are hashed with a key that is
//! derived from the encryption key.
//!
//! What the database acknowledges here may be lost when it crashes (`synchronous_commit = off`, for
//! these transactions alone): nobody has to wait for its disk, and a limit that forgets the last
//! second is no damage.

mod clients;
mod logins;
mod outcomes;

pub use logins::{ClaimTerms, LoginClaim, LoginCounts, LoginLease, TokenHash};
pub use outcomes::{LoginOutcome, Refusal};

use crate::database::{Database, Query, query_of_all_tenants};
use crate::error::Error;
use crate::store::Store;
use ring::hmac;
use std::fmt;
use std::time::Duration;

/// The present time by the database's clock; the same within one statement.
macro_rules! now {
    () => {
        "(EXTRACT(EPOCH FROM statement_timestamp()) * 1000000)::BIGINT"
    };
}
use now;

/// Something to select from, so that the transaction of this statement does not wait for the disk.
macro_rules! quickly {
    () => {
        "set_config('synchronous_commit', 'off', true) AS quickly"
    };
}
use quickly;

/// How long refused tokens are kept, in microseconds: as long as a refusal may be an answer.
const KEPT: i64 = 24 * 60 * 60 * 1_000_000;

/// Limits that all replicas share: how often a client asks, and how many logins GitHub refuses.
pub struct SharedLimits {
    database: Database,
    key: hmac::Key,
}

impl Store {
    /// The limits that all replicas share. None with SQLite, which has one process.
    #[must_use]
    pub fn shared_limits(&self) -> Option<SharedLimits> {
        let Database::Postgres(pool) = &self.database else { return None };
        let key = self.keys.first().keyed_hash(b"ghcr-connect shared limits");
        let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes());
        Some(SharedLimits { database: Database::Postgres(pool.clone()), key })
    }
}

impl SharedLimits {
    /// Deletes what limits nobody any more, and returns how many rows that were.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn purge(&self) -> Result<u64, Error> {
        const CLIENTS: &str = concat!("DELETE FROM limit_clients WHERE full_at < ", now!());
        const LOGINS: &str = concat!("DELETE FROM limit_logins WHERE counts_until < ", now!());
        const TOKENS: &str = concat!(
            "DELETE FROM limit_tokens WHERE changed_at < ",
            now!(),
            " - $1 AND (leased_until IS NULL OR leased_until < ",
            now!(),
            ")"
        );
        let clients = self.write(query_of_all_tenants(CLIENTS)).await?;
        let logins = self.write(query_of_all_tenants(LOGINS)).await?;
        let tokens = self.write(query_of_all_tenants(TOKENS).bind(KEPT)).await?;
        Ok(clients + logins + tokens)
    }

    /// Runs one statement, which is a transaction by itself.
    async fn write(&self, query: Query) -> Result<u64, Error> {
        self.database.execute(query).await
    }

    /// A keyed hash, in hexadecimal digits. `kind` keeps two uses from having the same one.
    fn hash(&self, kind: &str, text: &str) -> String {
        let mut context = hmac::Context::with_key(&self.key);
        context.update(kind.as_bytes());
        context.update(&[0]);
        context.update(text.as_bytes());
        context.sign().as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl fmt::Debug for SharedLimits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SharedLimits").finish_non_exhaustive()
    }
}

fn micros(time: Duration) -> i64 {
    i64::try_from(time.as_micros()).unwrap_or(i64::MAX / 4)
}

fn duration(micros: i64) -> Duration {
    Duration::from_micros(micros.try_into().unwrap_or_default())
}
