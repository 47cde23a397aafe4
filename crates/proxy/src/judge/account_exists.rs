//! Is there a user or an organisation of that name?

use super::refusal::find_obstacle;
use super::{Case, evidence_of};
use crate::gather::upstream::{Answer, Body};
use ghcr_contract::{
    AccountKind, Cause, Check, CheckCode, CheckEvidence, LoginOddity, Outcome, RemedyAction,
};

pub(super) fn check(case: &Case) -> Check {
    if let Some(kind) = kind_by_token(case) {
        let login = Some(case.request.username.to_string());
        return Check::new(CheckCode::AccountExists, Outcome::Pass).with_evidence(CheckEvidence {
            login,
            account_kind: Some(kind),
            ..CheckEvidence::default()
        });
    }
    let Some(answer) = &case.evidence.account else {
        return case.without_answer(CheckCode::AccountExists);
    };
    let reply = match (find_obstacle(answer, case.now), answer) {
        (Some(obstacle), _) => {
            return obstacle.leave_open(case, CheckCode::AccountExists);
        }
        (None, Answer::Failed(failure)) => {
            return Check::new(CheckCode::AccountExists, Outcome::Unknown).because(failure.cause());
        }
        (None, Answer::Replied(reply)) => reply,
    };
    match (&reply.body, reply.seen.status) {
        (Body::Value(account), _) => Check::new(CheckCode::AccountExists, Outcome::Pass)
            .with_evidence(CheckEvidence {
                login: Some(account.login.clone()),
                account_kind: Some(account.kind()),
                ..evidence_of(reply)
            }),
        (_, 404) => nothing_visible(case).with_evidence(evidence_of(reply)),
        _ => Check::new(CheckCode::AccountExists, Outcome::Unknown)
            .because(Cause::AnswerUnclear)
            .with_evidence(evidence_of(reply)),
    }
}

/// The token's own account exists, even where GitHub hides it from look-ups.
fn kind_by_token(case: &Case) -> Option<AccountKind> {
    let owner = case.evidence.token_owner()?;
    case.request.username.is_same_login(&owner.login).then(|| owner.kind())
}

/// A managed account answers 404 to those outside its enterprise (GitHub facts, section 4), so its
/// absence is not proven.
fn nothing_visible(case: &Case) -> Check {
    match case.request.username.oddity() {
        Some(LoginOddity::Managed) => Check::new(CheckCode::AccountExists, Outcome::Unknown)
            .because(Cause::AccountHidden)
            .with_remedy(RemedyAction::EnterOrganization),
        Some(LoginOddity::Legacy) | None => Check::new(CheckCode::AccountExists, Outcome::Fail)
            .because(Cause::AccountNotFound)
            .with_remedy(RemedyAction::CheckUsername),
    }
}
