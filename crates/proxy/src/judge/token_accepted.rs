//! Does GitHub accept the token? Expired, revoked and mistyped are one and the same 401; only the
//! text of the token itself tells "mistyped" from "dead" (GitHub facts, section 10, point 5).

use super::links::new_token;
use super::login::is_refusal;
use super::{Inputs, evidence_of};
use crate::gather::upstream::Body;
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
    match (&reply.body, reply.head.status) {
        (Body::Value(account), _) => Check::new(CheckCode::TokenAccepted, Outcome::Pass)
            .with_evidence(CheckEvidence {
                token_owner: Some(account.login.clone()),
                ..evidence_of(reply)
            }),
        _ if is_refusal(reply) => refuse(inputs, token).with_evidence(evidence_of(reply)),
        (_, 401) => Check::new(CheckCode::TokenAccepted, Outcome::Unknown)
            .because(Cause::AnswerUnclear)
            .with_remedy(RemedyAction::CheckNetwork)
            .with_evidence(evidence_of(reply)),
        _ => Check::new(CheckCode::TokenAccepted, Outcome::Unknown)
            .because(Cause::AnswerUnclear)
            .with_remedy(RemedyAction::WaitAndRetry)
            .with_evidence(evidence_of(reply)),
    }
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
