//! Logins that GitHub may refuse: one at a time for each token, and so many refused in a minute.

use super::{SharedLimits, duration, micros, now, quickly};
use crate::database::query_of_all_tenants;
use crate::error::Error;
use ghcr_contract::Token;
use std::time::Duration;
use uuid::Uuid;

/// A keyed hash of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenHash(pub(super) String);

/// Names one login under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoginLease(pub(super) Uuid);

/// How a login is claimed.
#[derive(Clone, Copy, Debug)]
pub struct ClaimTerms {
    /// After so long another replica may claim it, should this one be gone.
    pub lease: Duration,
    /// How long a refusal is the answer to whoever asks next.
    pub fresh: Duration,
    /// How long after the last of them refusals count for how long the token has to wait.
    pub remembered: Duration,
}

/// What became of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoginClaim {
    /// The login is to be sent, and ended with [`SharedLimits::end_login`].
    Granted {
        /// How often the token was refused before.
        refusals: u32,
    },
    /// The token was refused a moment ago.
    Refused {
        /// What was stored of the answer.
        answer: String,
    },
    /// The token was refused too often, and has to wait so long.
    Wait(Duration),
    /// Another replica asks with this token now. Claim again in a moment.
    UnderWay,
}

/// Logins that count against the budgets: those under way may still be refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoginCounts {
    /// Of all clients, under way or refused.
    pub of_all: usize,
    /// Of those, refused.
    pub refused_of_all: usize,
    /// Of this client, under way or refused.
    pub of_client: usize,
    /// Of those, refused.
    pub refused_of_client: usize,
}

impl LoginLease {
    /// A new one.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "each is another one")]
    pub fn new() -> Self {
        Self(Uuid::new_v4())
    }
}

impl SharedLimits {
    /// The name of a token in the database.
    #[must_use]
    pub fn token_hash(&self, token: &Token) -> TokenHash {
        TokenHash(self.hash("token", token.expose()))
    }

    /// Claims the login of a token for this client. Only one replica has it at a time.
    ///
    /// # Errors
    /// [`Error::Damaged`]; [`Error::Database`].
    pub async fn claim_login(
        &self,
        token: &TokenHash,
        lease: LoginLease,
        client: &str,
        terms: ClaimTerms,
    ) -> Result<LoginClaim, Error> {
        const CLAIM: &str = concat!(
            "WITH claimed AS (INSERT INTO limit_tokens AS known \
             (token, refusals, lease, leased_until, changed_at) SELECT $1, 0, $2, ",
            now!(),
            " + $4, ",
            now!(),
            " FROM ",
            quickly!(),
            " ON CONFLICT (token) DO UPDATE \
             SET lease = excluded.lease, leased_until = excluded.leased_until \
             WHERE COALESCE(known.leased_until, 0) <= ",
            now!(),
            " AND COALESCE(known.wait_until, 0) <= ",
            now!(),
            " AND COALESCE(known.refused_at, 0) + $5 <= ",
            now!(),
            " RETURNING CASE WHEN changed_at + $6 > ",
            now!(),
            " THEN refusals ELSE 0 END AS refusals), \
             counted AS (INSERT INTO limit_logins (lease, client, is_refused, counts_until) \
             SELECT $2, $3, 0, ",
            now!(),
            " + $4 FROM claimed) SELECT refusals FROM claimed"
        );
        let query = query_of_all_tenants(CLAIM)
            .bind(token.0.as_str())
            .bind(lease.0.to_string())
            .bind(self.hash("client", client))
            .bind(micros(terms.lease))
            .bind(micros(terms.fresh))
            .bind(micros(terms.remembered));
        match self.database.row(query).await? {
            Some(row) => {
                let refusals = u32::try_from(row.number("refusals")?).unwrap_or(u32::MAX);
                Ok(LoginClaim::Granted { refusals })
            }
            None => self.reason_against(token, terms).await,
        }
    }

    /// Why a login was not given.
    async fn reason_against(
        &self,
        token: &TokenHash,
        terms: ClaimTerms,
    ) -> Result<LoginClaim, Error> {
        const KNOWN: &str = concat!(
            "SELECT wait_until - ",
            now!(),
            " AS wait, CASE WHEN refused_at + $2 > ",
            now!(),
            " THEN refusal END AS answer FROM limit_tokens WHERE token = $1"
        );
        let query = query_of_all_tenants(KNOWN).bind(token.0.as_str()).bind(micros(terms.fresh));
        let Some(row) = self.database.row(query).await? else { return Ok(LoginClaim::UnderWay) };
        if let Some(answer) = row.text_or_null("answer")? {
            return Ok(LoginClaim::Refused { answer });
        }
        match row.number_or_null("wait")? {
            Some(wait) if wait > 0 => Ok(LoginClaim::Wait(duration(wait))),
            _ => Ok(LoginClaim::UnderWay),
        }
    }

    /// Counts the logins of the last minute that are under way or were refused.
    ///
    /// Call it after a claim: of two replicas that claim at once, at least one sees both.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn count_logins(&self, client: &str) -> Result<LoginCounts, Error> {
        const COUNT: &str = concat!(
            "SELECT COUNT(*) AS of_all, COUNT(*) FILTER (WHERE is_refused = 1) AS refused_of_all, \
             COUNT(*) FILTER (WHERE client = $1) AS of_client, \
             COUNT(*) FILTER (WHERE client = $1 AND is_refused = 1) AS refused_of_client \
             FROM limit_logins WHERE counts_until > ",
            now!()
        );
        let query = query_of_all_tenants(COUNT).bind(self.hash("client", client));
        let row = self.database.row(query).await?.ok_or(Error::Damaged { column: "of_all" })?;
        let count =
            |column| row.number(column).map(|number| usize::try_from(number).unwrap_or_default());
        Ok(LoginCounts {
            of_all: count("of_all")?,
            refused_of_all: count("refused_of_all")?,
            of_client: count("of_client")?,
            refused_of_client: count("refused_of_client")?,
        })
    }
}
