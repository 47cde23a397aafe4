//! An organisation's namespace: is the token's owner a member? `read:packages` alone cannot prove
//! it, and asking for more scopes only to show it would widen the token (GitHub facts, section 10,
//! point 17).

use super::links::{invitation, organization};
use super::refusal::find_obstacle;
use super::{Case, evidence_of};
use crate::gather::upstream::Answer;
use ghcr_contract::{
    Cause, Check, CheckCode, CheckEvidence, Outcome, Remedy, RemedyAction, Visibility,
};

pub(super) fn check(case: &Case) -> Check {
    if case.request.token.is_none() {
        return Check::skipped(CheckCode::OrgMembership, Cause::NoToken);
    }
    if !case.is_organization() {
        return not_an_organization(case);
    }
    let Some(answer) = &case.evidence.membership else {
        return case.without_answer(CheckCode::OrgMembership);
    };
    // What forbids the token is the next rungs' affair.
    let obstacle = find_obstacle(answer, case.now).filter(|it| it.cause != Cause::IpNotAllowed);
    if let Some(obstacle) = obstacle {
        return obstacle.leave_open(case, CheckCode::OrgMembership);
    }
    let Some(reply) = answer.reply() else { return case.without_answer(CheckCode::OrgMembership) };
    let state = answer.value().map(|it| it.state.as_str());
    let (web, org) = (case.hosts.github_web.as_str(), case.request.username.as_str());
    let check = match (state, reply.seen.status) {
        (Some("active"), _) => Check::new(CheckCode::OrgMembership, Outcome::Pass),
        (Some("pending"), _) => {
            let page = invitation(web, org);
            outsider(case, Cause::MembershipPending, RemedyAction::AcceptInvitation, page)
        }
        (None, 404) if is_refused(case) => {
            Check::new(CheckCode::OrgMembership, Outcome::Unknown).because(Cause::MembershipNotTold)
        }
        (None, 404) => {
            let page = organization(web, org);
            outsider(case, Cause::NotAMember, RemedyAction::JoinOrganization, page)
        }
        _ => {
            Check::new(CheckCode::OrgMembership, Outcome::Unknown).because(Cause::MembershipNotTold)
        }
    };
    check.with_evidence(CheckEvidence {
        login: Some(case.request.username.to_string()),
        token_owner: case.evidence.token_owner().map(|owner| owner.login.clone()),
        ..evidence_of(reply)
    })
}

/// For this rung and the two after it.
pub(super) fn not_an_organization(case: &Case) -> Check {
    match case.evidence.account_kind(&case.request.username) {
        Some(_) => Check::skipped(CheckCode::OrgMembership, Cause::UserNamespace),
        None => case.without_answer(CheckCode::OrgMembership),
    }
}

/// Internal images are hidden from those outside. Where they are to be scanned, that stands in the
/// way if nothing can be seen at all; whoever sees packages is warned, as those are whose membership
/// GitHub does not tell. Where they are not, it does not matter.
fn outsider(case: &Case, cause: Cause, action: RemedyAction, page: String) -> Check {
    if !case.policy.supports(Visibility::Internal) {
        return Check::skipped(CheckCode::OrgMembership, cause);
    }
    let sees_nothing = case.evidence.org_packages.is_known_to_be_empty();
    let outcome = if sees_nothing { Outcome::Fail } else { Outcome::Warn };
    Check::new(CheckCode::OrgMembership, outcome)
        .because(cause)
        .with_remedy(Remedy::at(action, page))
}

/// Whether GitHub has told if the token's owner is a member.
pub(super) fn is_told(case: &Case) -> bool {
    let membership = case.evidence.membership.as_ref();
    membership.is_some_and(|it| it.value().is_some())
        || membership.and_then(Answer::reply).is_some_and(|it| it.seen.status == 404)
            && !is_refused(case)
}

/// Single sign-on or a policy may hide the organisation behind a 404 as well; those rungs speak for
/// themselves. Whoever is merely outside gets the lists, of the public packages.
fn is_refused(case: &Case) -> bool {
    case.evidence.org_packages.parts.iter().any(|part| !part.is_answered() || part.names_sign_on())
}
