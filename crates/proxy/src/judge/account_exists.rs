//! Is there a user or an organisation of that name?

use super::refusal::find_obstacle;
use super::{Inputs, evidence_of};
use crate::gather::upstream::{Answer, Body};
use ghcr_contract::{
    AccountKind, Cause, Check, CheckCode, CheckEvidence, LoginOddity, Outcome, RemedyAction,
};

pub(super) fn check(inputs: &Inputs) -> Check {
    if let Some(kind) = kind_by_token(inputs) {
        let login = Some(inputs.request.username.to_string());
        return Check::new(CheckCode::AccountExists, Outcome::Pass).with_evidence(CheckEvidence {
            login,
            account_kind: Some(kind),
            ..CheckEvidence::default()
        });
    }
    let Some(answer) = &inputs.evidence.account else {
        return inputs.without_answer(CheckCode::AccountExists);
    };
    let reply = match (find_obstacle(answer, inputs.now), answer) {
        (Some(obstacle), _) => {
            return obstacle.leave_open(inputs, CheckCode::AccountExists);
        }
        (None, Answer::Failed(failure)) => {
            return Check::new(CheckCode::AccountExists, Outcome::Unknown).because(failure.cause());
        }
        (None, Answer::Replied(reply)) => reply,
    };
    match (&reply.body, reply.head.status) {
        (Body::Value(account), _) => Check::new(CheckCode::AccountExists, Outcome::Pass)
            .with_evidence(CheckEvidence {
                login: Some(account.login.clone()),
                account_kind: Some(account.kind()),
                ..evidence_of(reply)
            }),
        (_, 404) => nothing_visible(inputs).with_evidence(evidence_of(reply)),
        _ => Check::new(CheckCode::AccountExists, Outcome::Unknown)
            .because(Cause::AnswerUnclear)
            .with_evidence(evidence_of(reply)),
    }
}

/// The token's own account exists, even where GitHub hides it from look-ups.
fn kind_by_token(inputs: &Inputs) -> Option<AccountKind> {
    let owner = inputs.evidence.token_owner()?;
    inputs.request.username.is_same_login(&owner.login).then(|| owner.kind())
}

/// A managed account answers 404 to those outside its enterprise (GitHub facts, section 4), so its
/// absence is not proven.
fn nothing_visible(inputs: &Inputs) -> Check {
    match inputs.request.username.oddity() {
        Some(LoginOddity::Managed) => Check::new(CheckCode::AccountExists, Outcome::Unknown)
            .because(Cause::AccountHidden)
            .with_remedy(RemedyAction::EnterOrganization),
        Some(LoginOddity::Legacy) | None => Check::new(CheckCode::AccountExists, Outcome::Fail)
            .because(Cause::AccountNotFound)
            .with_remedy(RemedyAction::CheckUsername),
    }
}
