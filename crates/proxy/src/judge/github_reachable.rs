//! Can GitHub be reached, and whose fault is it if not? Never the token's.

use super::refusal::find_obstacle;
use super::{Case, evidence_of};
use crate::evidence::Account;
use crate::upstream::Answer;
use ghcr_contract::{Cause, Check, CheckCode, CheckEvidence, Outcome};

pub(super) fn check(case: &Case) -> Check {
    let Some(answer) = first_answer(case) else {
        return Check::skipped(CheckCode::GithubReachable, Cause::EarlierUnknown);
    };
    let host = case.hosts.github_api.host_str().map(str::to_owned);
    match (find_obstacle(answer, case.now), answer) {
        (Some(obstacle), _) => Check::new(CheckCode::GithubReachable, Outcome::Fail)
            .because(obstacle.cause)
            .with_remedy(obstacle.remedy())
            .with_evidence(CheckEvidence { host, ..obstacle.evidence }),
        (None, Answer::Replied(reply)) => Check::new(CheckCode::GithubReachable, Outcome::Pass)
            .with_evidence(CheckEvidence { host, ..evidence_of(reply) }),
        (None, Answer::Failed(failure)) => {
            Check::new(CheckCode::GithubReachable, Outcome::Fail).because(failure.cause())
        }
    }
}

/// The first call that went out tells; later ones speak for their own rungs.
fn first_answer<'a>(case: &Case<'a>) -> Option<&'a Answer<Account>> {
    case.evidence.token_user.as_ref().or(case.evidence.account.as_ref())
}
