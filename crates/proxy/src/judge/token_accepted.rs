//! Does GitHub accept the token? Expired, revoked and mistyped are one and the same 401; only the
//! text of the token itself tells "mistyped" from "dead" (GitHub facts, section 10, point 5).

use super::links::new_token;
use super::login::is_refusal;
use super::org_policy::read_policy;
use super::org_sso::read_requirement;
use super::{Inputs, evidence_of};
use crate::gather::evidence::Account;
use crate::gather::upstream::{Body, Reply};
use ghcr_contract::{
    Cause, Check, CheckCode, CheckEvidence, ChecksumFinding, LengthFinding, Outcome, Remedy,
    RemedyAction, Token,
};

pub(super) fn check(inputs: &Inputs) -> Check {
    let Some(token) = &inputs.request.token else {
        return Check::skipped(CheckCode::TokenAccepted, Cause::NoToken);
    };
    let Some(reply) = inputs.token_reply() else {
        return Check::skipped(CheckCode::TokenAccepted, Cause::EarlierUnknown);
    };
    if let Some(check) = find_rule(inputs, reply) {
        return check;
    }
    match (&reply.body, reply.head.status) {
        (Body::Value(account), _) => Check::new(CheckCode::TokenAccepted, Outcome::Pass)
            .with_evidence(CheckEvidence {
                token_owner: Some(account.login.clone()),
                ..evidence_of(reply)
            }),
        _ if is_refusal(reply) => refuse(inputs, token).with_evidence(evidence_of(reply)),
        (_, 401) => unclear(RemedyAction::CheckNetwork).with_evidence(evidence_of(reply)),
        _ => unclear(RemedyAction::WaitAndRetry).with_evidence(evidence_of(reply)),
    }
}

fn unclear(remedy: RemedyAction) -> Check {
    Check::new(CheckCode::TokenAccepted, Outcome::Unknown)
        .because(Cause::AnswerUnclear)
        .with_remedy(remedy)
}

/// A rule of an organisation or its enterprise that keeps GitHub from answering, read as the rungs
/// of the organisation read it. The token may be good for others, so it is not to blame.
fn find_rule(inputs: &Inputs, reply: &Reply<Account>) -> Option<Check> {
    if reply.head.status != 403 {
        return None;
    }
    let rule = read_requirement(inputs, reply).or_else(|| read_policy(inputs, reply))?;
    // Whose rule it is has nothing to do with the account that was asked about.
    let evidence = CheckEvidence { login: None, ..rule.evidence };
    Some(Check { code: CheckCode::TokenAccepted, outcome: Outcome::Unknown, evidence, ..rule })
}

fn refuse(inputs: &Inputs, token: &Token) -> Check {
    let new_token =
        || Remedy::at(RemedyAction::CreateClassicToken, new_token(&inputs.hosts.github_web));
    let lint = token.lint();
    let looks_wrong = lint.checksum == ChecksumFinding::Differs
        || matches!(lint.length, LengthFinding::TooShort(_) | LengthFinding::TooLong(_));
    let check = Check::new(CheckCode::TokenAccepted, Outcome::Fail);
    match () {
        () if looks_wrong => {
            check.because(Cause::Mistyped).with_remedy(RemedyAction::CopyTokenAgain)
        }
        // Without a checksum that fits, nothing shows that it is whole.
        () if lint.checksum != ChecksumFinding::Matches => {
            check.because(Cause::NotAccepted).with_remedy(new_token())
        }
        () => check.because(Cause::ExpiredOrRevoked).with_remedy(new_token()),
    }
}
