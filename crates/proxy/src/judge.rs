//! Turns what was seen into the ladder. Pure: no clock, no network, no sentence.
//!
//! One file a rung, the same shape in each: `check(&Inputs) -> Check`.

mod account_exists;
mod account_owner;
mod github_reachable;
mod image_anonymous;
mod image_pull;
mod ladder;
mod links;
mod login;
mod org_membership;
mod org_policy;
mod org_sso;
mod packages_list;
mod packages_visibility;
mod pulled;
mod refusal;
mod reproduce;
mod token_accepted;
mod token_expiry;
mod token_format;
mod token_kind;
mod token_scope;
mod username_format;

pub use ladder::{Ladder, Stage};
pub(crate) use links::token_list;
pub(crate) use login::{LoginOutcome, is_limit, login_outcome};

use crate::gather::evidence::{Account, Evidence};
use crate::gather::upstream::{Answer, Reply};
use crate::settings::Hosts;
use ghcr_contract::{
    AccountKind, Cause, Check, CheckCode, CheckEvidence, ImageReference, Outcome, Policy,
    ValidateRequest,
};

/// All that a judgement may rest on.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// What was asked.
    pub request: &'a ValidateRequest,
    /// What was seen.
    pub evidence: &'a Evidence,
    /// What is supported and is to be scanned.
    pub policy: &'a Policy,
    /// What is supported.
    pub supported: &'a Policy,
    /// For the links in remedies.
    pub hosts: &'a Hosts,
    /// Seconds since 1970.
    pub now: i64,
}

impl<'a> Inputs<'a> {
    /// What GitHub answered to the token, whatever it was.
    fn token_reply(&self) -> Option<&'a Reply<Account>> {
        self.evidence.token_user.as_ref().and_then(Answer::reply)
    }

    /// Whether the name is an organisation's, as far as is known.
    fn is_organization(&self) -> bool {
        self.evidence.is_organization(&self.request.username)
    }

    /// The image that was tried, if it is the account's own.
    fn own_image(&self) -> Option<&'a ImageReference> {
        let image = self.evidence.registry.image.as_ref();
        image.filter(|image| self.request.username.is_same_login(image.owner()))
    }

    /// Whether the name is a user's, and the token somebody else's. That user may have given its
    /// owner the role to read.
    fn is_of_other_user(&self) -> bool {
        let name = &self.request.username;
        let kind = self.evidence.account_kind(name);
        matches!(kind, Some(AccountKind::User | AccountKind::Other))
            && self.evidence.token_owner().is_some_and(|owner| !name.is_same_login(&owner.login))
    }

    /// What guards images that nobody scans is worth a look, and stops nobody.
    fn as_far_as_it_matters(&self, guard: Check) -> Check {
        if self.evidence.org_packages.gives_all_that_is_scanned(self.policy) {
            return Check { outcome: Outcome::Warn, ..guard };
        }
        guard
    }

    /// A rung whose answer is not there: it did not come in time, or what it rests on is not known.
    fn without_answer(&self, code: CheckCode) -> Check {
        match self.evidence.cut_short {
            Some(cause) => Check::new(code, Outcome::Unknown).because(cause),
            None => Check::skipped(code, Cause::EarlierUnknown),
        }
    }
}

/// Status and request id of an answer, as every rung that rests on one shows them.
fn evidence_of<T>(reply: &Reply<T>) -> CheckEvidence {
    CheckEvidence {
        status: Some(reply.head.status),
        request_id: reply.head.request_id.clone(),
        took_ms: u64::try_from(reply.head.took.as_millis()).ok(),
        ..CheckEvidence::default()
    }
}

#[cfg(test)]
mod tests;
