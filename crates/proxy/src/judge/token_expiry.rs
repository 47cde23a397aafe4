//! Until when does the token work?

use super::links::token_list;
use super::{Inputs, evidence_of};
use crate::gather::expiry::parse_expiration;
use ghcr_contract::{
    Cause, Check, CheckCode, CheckEvidence, EXPIRES_SOON_DAYS, Outcome, Remedy, RemedyAction,
};

const DAY: i64 = 24 * 60 * 60;

pub(super) fn check(inputs: &Inputs) -> Check {
    if inputs.request.token.is_none() {
        return Check::skipped(CheckCode::TokenExpiry, Cause::NoToken);
    }
    let (Some(_), Some(reply)) = (inputs.evidence.token_owner(), inputs.token_reply()) else {
        return Check::skipped(CheckCode::TokenExpiry, Cause::EarlierUnknown);
    };
    // No header usually means "never", but proxies and GitHub Enterprise Server may drop it (GitHub
    // facts, section 3).
    let Some(expires_at) = reply.head.expiration.as_deref().and_then(parse_expiration) else {
        return Check::new(CheckCode::TokenExpiry, Outcome::Unknown)
            .because(Cause::ExpiryNotTold)
            .with_evidence(evidence_of(reply));
    };
    let days_left = (expires_at - inputs.now).div_euclid(DAY);
    judge(inputs, days_left).with_evidence(CheckEvidence {
        expires_at: Some(expires_at),
        days_left: Some(days_left),
        ..evidence_of(reply)
    })
}

/// A date in the past is a warning only: GitHub has just accepted the token, and it is GitHub that
/// decides.
fn judge(inputs: &Inputs, days_left: i64) -> Check {
    let warn = |cause| {
        Check::new(CheckCode::TokenExpiry, Outcome::Warn)
            .because(cause)
            .with_remedy(Remedy::at(RemedyAction::RenewToken, token_list(&inputs.hosts.github_web)))
    };
    match days_left {
        ..0 => warn(Cause::Expired),
        0..=EXPIRES_SOON_DAYS => warn(Cause::ExpiresSoon),
        _ => Check::new(CheckCode::TokenExpiry, Outcome::Pass),
    }
}
