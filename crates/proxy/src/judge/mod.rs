//! Turns what was seen into the ladder. Pure: no clock, no network, no sentence.
//!
//! One file a rung, the same shape in each: `check(&Case) -> Check`.

mod account_exists;
mod account_owner;
mod github_reachable;
mod refusal;
mod token_accepted;
mod token_expiry;
mod token_format;
mod token_kind;
mod token_scope;
mod username_format;

use crate::evidence::{Account, Evidence};
use crate::settings::Hosts;
use crate::upstream::{Answer, Body, Reply};
use ghcr_contract::{Cause, Check, CheckCode, CheckEvidence, Outcome, Policy, ValidateRequest};

/// All that a judgement may rest on.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// What was asked.
    pub request: &'a ValidateRequest,
    /// What was seen.
    pub evidence: &'a Evidence,
    /// What is supported.
    pub policy: &'a Policy,
    /// For the links in remedies.
    pub hosts: &'a Hosts,
    /// Seconds since 1970.
    pub now: i64,
}

static NOTHING_SEEN: Evidence = Evidence { token_user: None, account: None };

impl<'a> Case<'a> {
    /// Before anything was asked upstream.
    #[must_use]
    pub fn before_asking(
        request: &'a ValidateRequest,
        policy: &'a Policy,
        hosts: &'a Hosts,
        now: i64,
    ) -> Self {
        Self { request, evidence: &NOTHING_SEEN, policy, hosts, now }
    }

    /// The owner of the token, once GitHub accepted it.
    fn token_owner(&self) -> Option<&'a Account> {
        self.token_reply().and_then(|reply| match &reply.body {
            Body::Value(account) => Some(account),
            Body::Error(_) | Body::Other(_) | Body::TooLong | Body::Broken(_) => None,
        })
    }

    /// What GitHub answered to the token, whatever it was.
    fn token_reply(&self) -> Option<&'a Reply<Account>> {
        match &self.evidence.token_user {
            Some(Answer::Replied(reply)) => Some(reply),
            Some(Answer::Failed(_)) | None => None,
        }
    }
}

type Rung = (CheckCode, fn(&Case) -> Check);

/// Answered without asking anybody. A failure here spares the call.
const OFFLINE: [Rung; 3] = [
    (CheckCode::UsernameFormat, username_format::check),
    (CheckCode::TokenFormat, token_format::check),
    (CheckCode::TokenKind, token_kind::check),
];

const ONLINE: [Rung; 6] = [
    (CheckCode::GithubReachable, github_reachable::check),
    (CheckCode::TokenAccepted, token_accepted::check),
    (CheckCode::TokenScope, token_scope::check),
    (CheckCode::TokenExpiry, token_expiry::check),
    (CheckCode::AccountExists, account_exists::check),
    (CheckCode::AccountOwner, account_owner::check),
];

/// Whether the request is good enough to be asked upstream.
#[must_use]
pub fn allows_asking(case: &Case) -> bool {
    OFFLINE.iter().all(|(_, check)| check(case).outcome != Outcome::Fail)
}

/// The whole ladder, in its order. What stands above the first failing rung is skipped, not guessed.
#[must_use]
pub fn ladder(case: &Case) -> Vec<Check> {
    let mut checks: Vec<Check> = Vec::with_capacity(OFFLINE.len() + ONLINE.len());
    let mut has_failed = false;
    for (code, check) in OFFLINE.iter().chain(&ONLINE) {
        let check = if has_failed { Check::skipped(*code, Cause::EarlierFailure) } else { check(case) };
        debug_assert_eq!(check.code, *code, "a rung answers for itself");
        has_failed = has_failed || check.outcome == Outcome::Fail;
        checks.push(check);
    }
    checks
}

/// Status and request id of an answer, as every rung that rests on one shows them.
fn evidence_of<T>(reply: &Reply<T>) -> CheckEvidence {
    CheckEvidence {
        status: Some(reply.seen.status),
        request_id: reply.seen.request_id.clone(),
        ..CheckEvidence::default()
    }
}

#[cfg(test)]
mod tests;
