//! An organisation's namespace: is the token's owner a member? `read:packages` alone cannot prove
//! it, and asking for more scopes only to show it would widen the token (GitHub facts, section 10,
//! point 17).

use super::links::{invitation, organization};
use super::refusal::find_obstacle;
use super::{Inputs, evidence_of};
use crate::gather::upstream::Answer;
use ghcr_contract::{
    Cause, Check, CheckCode, CheckEvidence, Outcome, Remedy, RemedyAction, Visibility,
};

pub(super) fn check(inputs: &Inputs) -> Check {
    if inputs.request.token.is_none() {
        return Check::skipped(CheckCode::OrgMembership, Cause::NoToken);
    }
    if !inputs.is_organization() {
        return not_an_organization(inputs);
    }
    let Some(answer) = &inputs.evidence.membership else {
        return inputs.without_answer(CheckCode::OrgMembership);
    };
    // What forbids the token is the next rungs' affair.
    let obstacle = find_obstacle(answer, inputs.now).filter(|it| it.cause != Cause::IpNotAllowed);
    if let Some(obstacle) = obstacle {
        return obstacle.leave_open(inputs, CheckCode::OrgMembership);
    }
    let Some(reply) = answer.reply() else {
        return inputs.without_answer(CheckCode::OrgMembership);
    };
    let state = answer.value().map(|it| it.state.as_str());
    let (web, org) = (inputs.hosts.github_web.as_str(), inputs.request.username.as_str());
    let check = match (state, reply.head.status) {
        (Some("active"), _) => Check::new(CheckCode::OrgMembership, Outcome::Pass),
        (Some("pending"), _) => {
            let page = invitation(web, org);
            outsider(inputs, Cause::MembershipPending, RemedyAction::AcceptInvitation, page)
        }
        (None, 404) if is_refused(inputs) => {
            Check::new(CheckCode::OrgMembership, Outcome::Unknown).because(Cause::MembershipNotTold)
        }
        (None, 404) => {
            let page = organization(web, org);
            outsider(inputs, Cause::NotAMember, RemedyAction::JoinOrganization, page)
        }
        _ => {
            Check::new(CheckCode::OrgMembership, Outcome::Unknown).because(Cause::MembershipNotTold)
        }
    };
    check.with_evidence(CheckEvidence {
        login: Some(inputs.request.username.to_string()),
        token_owner: inputs.evidence.token_owner().map(|owner| owner.login.clone()),
        ..evidence_of(reply)
    })
}

/// For this rung and the two after it.
pub(super) fn not_an_organization(inputs: &Inputs) -> Check {
    match inputs.evidence.account_kind(&inputs.request.username) {
        Some(_) => Check::skipped(CheckCode::OrgMembership, Cause::UserNamespace),
        None => inputs.without_answer(CheckCode::OrgMembership),
    }
}

/// Internal images are hidden from those outside. Where they are to be scanned, that stands in the
/// way if nothing can be seen at all; whoever sees packages is warned, as those are whose
/// membership GitHub does not tell. Where they are not, it does not matter.
fn outsider(inputs: &Inputs, cause: Cause, action: RemedyAction, page: String) -> Check {
    if !inputs.policy.supports(Visibility::Internal) {
        return Check::skipped(CheckCode::OrgMembership, cause);
    }
    let sees_nothing = inputs.evidence.org_packages.is_known_to_be_empty();
    let outcome = if sees_nothing { Outcome::Fail } else { Outcome::Warn };
    Check::new(CheckCode::OrgMembership, outcome)
        .because(cause)
        .with_remedy(Remedy::at(action, page))
}

/// Whether GitHub has told if the token's owner is a member.
pub(super) fn is_told(inputs: &Inputs) -> bool {
    let membership = inputs.evidence.membership.as_ref();
    membership.is_some_and(|it| it.value().is_some())
        || membership.and_then(Answer::reply).is_some_and(|it| it.head.status == 404)
            && !is_refused(inputs)
}

/// Single sign-on or a policy may hide the organisation behind a 404 as well; those rungs speak for
/// themselves. Whoever is merely outside gets the lists, of the public packages.
fn is_refused(inputs: &Inputs) -> bool {
    inputs
        .evidence
        .org_packages
        .parts
        .iter()
        .any(|part| !part.is_answered() || part.names_sign_on())
}
