//! What logins come to, and what is stored of it.

use super::{LoginLease, SharedLimits, TokenHash, micros, now, quickly};
use crate::database::query_of_all_tenants;
use crate::error::Error;
use std::time::Duration;

/// What a login came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoginOutcome {
    /// GitHub knows the token: what is stored of it is forgotten.
    Accepted,
    /// It was refused, or may have been.
    Refused(Refusal),
    /// Nothing is known of the token, or nothing was sent.
    NotTold,
}

/// What is stored of a refused token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// How often it was refused by now.
    pub refusals: u32,
    /// How long it has to wait.
    pub wait: Option<Duration>,
    /// How long the refusal counts against the budgets.
    pub counts: Duration,
    /// What the next one who asks is answered, without any secret.
    pub answer: Option<String>,
}

impl SharedLimits {
    /// Ends a login, also one that was not claimed because its token was held to be good.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn end_login(
        &self,
        token: &TokenHash,
        lease: LoginLease,
        outcome: LoginOutcome,
    ) -> Result<(), Error> {
        match outcome {
            LoginOutcome::Accepted => self.forget(token, lease).await,
            LoginOutcome::Refused(refusal) => self.refuse(token, lease, refusal).await,
            LoginOutcome::NotTold => self.give_back(token, lease).await,
        }
    }

    async fn forget(&self, token: &TokenHash, lease: LoginLease) -> Result<(), Error> {
        const FORGET: &str = concat!(
            "WITH given_back AS (DELETE FROM limit_logins WHERE lease = $2) \
             DELETE FROM limit_tokens USING ",
            quickly!(),
            " WHERE token = $1"
        );
        let query = query_of_all_tenants(FORGET).bind(token.0.as_str()).bind(lease.0.to_string());
        self.write(query).await.map(drop)
    }

    async fn give_back(&self, token: &TokenHash, lease: LoginLease) -> Result<(), Error> {
        const GIVE_BACK: &str = concat!(
            "WITH given_back AS (DELETE FROM limit_logins WHERE lease = $2), \
             forgotten AS (DELETE FROM limit_tokens \
             WHERE token = $1 AND lease = $2 AND refusals = 0) \
             UPDATE limit_tokens SET lease = NULL, leased_until = NULL FROM ",
            quickly!(),
            " WHERE token = $1 AND lease = $2 AND refusals > 0"
        );
        let query =
            query_of_all_tenants(GIVE_BACK).bind(token.0.as_str()).bind(lease.0.to_string());
        self.write(query).await.map(drop)
    }

    async fn refuse(
        &self,
        token: &TokenHash,
        lease: LoginLease,
        refusal: Refusal,
    ) -> Result<(), Error> {
        const REFUSE: &str = concat!(
            "WITH counted AS (UPDATE limit_logins SET is_refused = 1, counts_until = ",
            now!(),
            " + $6 WHERE lease = $2) \
             INSERT INTO limit_tokens \
             (token, refusals, wait_until, refused_at, refusal, changed_at) SELECT $1, $3, ",
            now!(),
            " + $4, CASE WHEN $5 IS NOT NULL THEN ",
            now!(),
            " END, $5, ",
            now!(),
            " FROM ",
            quickly!(),
            " ON CONFLICT (token) DO UPDATE SET refusals = excluded.refusals, \
             wait_until = excluded.wait_until, refused_at = excluded.refused_at, \
             refusal = excluded.refusal, changed_at = excluded.changed_at, \
             lease = NULL, leased_until = NULL"
        );
        let query = query_of_all_tenants(REFUSE)
            .bind(token.0.as_str())
            .bind(lease.0.to_string())
            .bind(i64::from(refusal.refusals))
            .bind(refusal.wait.map(micros))
            .bind(refusal.answer)
            .bind(micros(refusal.counts));
        self.write(query).await.map(drop)
    }
}
