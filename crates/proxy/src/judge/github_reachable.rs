//! Can GitHub be reached, and whose fault is it if not? Never the token's.

use super::refusal::find_obstacle;
use super::{Inputs, evidence_of};
use crate::gather::evidence::Account;
use crate::gather::upstream::Answer;
use ghcr_contract::{Cause, Check, CheckCode, CheckEvidence, Outcome};

pub(super) fn check(inputs: &Inputs) -> Check {
    let Some(answer) = first_answer(inputs) else {
        return Check::skipped(CheckCode::GithubReachable, Cause::EarlierUnknown);
    };
    let host = inputs.hosts.github_api.host_str().map(str::to_owned);
    match (find_obstacle(answer, inputs.now), answer) {
        // Without a token, the limit is that of this service's address; the registry can still show
        // that the image can be pulled.
        (Some(obstacle), _) if is_limit(obstacle.cause) && inputs.request.token.is_none() => {
            let evidence = CheckEvidence { host, ..obstacle.evidence.clone() };
            obstacle.leave_open(inputs, CheckCode::GithubReachable).with_evidence(evidence)
        }
        (Some(obstacle), _) => Check::new(CheckCode::GithubReachable, Outcome::Fail)
            .because(obstacle.cause)
            .with_remedy(obstacle.remedy(inputs))
            .with_evidence(CheckEvidence { host, ..obstacle.evidence }),
        (None, Answer::Replied(reply)) => Check::new(CheckCode::GithubReachable, Outcome::Pass)
            .with_evidence(CheckEvidence { host, ..evidence_of(reply) }),
        (None, Answer::Failed(failure)) => {
            Check::new(CheckCode::GithubReachable, Outcome::Fail).because(failure.cause())
        }
    }
}

fn is_limit(cause: Cause) -> bool {
    matches!(cause, Cause::RateLimited | Cause::SecondaryRateLimited)
}

/// The first call that went out tells; later ones speak for their own rungs.
fn first_answer<'a>(inputs: &Inputs<'a>) -> Option<&'a Answer<Account>> {
    inputs.evidence.token_user.as_ref().or(inputs.evidence.account.as_ref())
}
