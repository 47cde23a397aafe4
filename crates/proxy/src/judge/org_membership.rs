//! An organisation's namespace: is the token's owner a member? `read:packages` alone cannot prove it, and asking for
//! more scopes only to show it would widen the token (GitHub facts, section 10, point 17).

use super::links::{invitation, organization};
use super::{Case, evidence_of};
use crate::evidence::ListedPart;
use crate::upstream::Answer;
use ghcr_contract::{Cause, Check, CheckCode, CheckEvidence, Outcome, Remedy, RemedyAction, Visibility};

pub(super) fn check(case: &Case) -> Check {
    if case.request.token.is_none() {
        return Check::skipped(CheckCode::OrgMembership, Cause::NoToken);
    }
    if !case.is_organization() {
        return not_an_organization(case);
    }
    let Some(reply) = case.evidence.membership.as_ref().and_then(Answer::reply) else {
        return match &case.evidence.membership {
            Some(Answer::Failed(failure)) => {
                Check::new(CheckCode::OrgMembership, Outcome::Unknown).because(failure.cause())
            }
            _ => case.without_answer(CheckCode::OrgMembership),
        };
    };
    let state = case.evidence.membership.as_ref().and_then(Answer::value).map(|it| it.state.as_str());
    let (web, org) = (case.hosts.github_web.as_str(), case.request.username.as_str());
    let check = match (state, reply.seen.status) {
        (Some("active"), _) => Check::new(CheckCode::OrgMembership, Outcome::Pass),
        (Some("pending"), _) => Check::new(CheckCode::OrgMembership, outsider(case))
            .because(Cause::MembershipPending)
            .with_remedy(Remedy::at(RemedyAction::AcceptInvitation, invitation(web, org))),
        (None, 404) if is_refused(case) => {
            Check::new(CheckCode::OrgMembership, Outcome::Unknown).because(Cause::MembershipNotTold)
        }
        (None, 404) => Check::new(CheckCode::OrgMembership, outsider(case))
            .because(Cause::NotAMember)
            .with_remedy(Remedy::at(RemedyAction::JoinOrganization, organization(web, org))),
        _ => Check::new(CheckCode::OrgMembership, Outcome::Unknown).because(Cause::MembershipNotTold),
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

/// Internal images are hidden from those outside. That stands in the way where they are to be scanned; unless more than
/// the public packages can be seen, as an outside collaborator does.
fn outsider(case: &Case) -> Outcome {
    let parts = &case.evidence.org_packages.parts;
    let sees_more = parts.iter().any(|part| part.visibility != Visibility::Public && part.count() > 0);
    if sees_more || !case.policy.supported.contains(&Visibility::Internal) {
        Outcome::Warn
    } else {
        Outcome::Fail
    }
}

/// Single sign-on or a policy may hide the organisation behind a 404 as well; those rungs speak for themselves. Whoever is merely
/// outside gets the lists, of the public packages.
fn is_refused(case: &Case) -> bool {
    let hides_some = |part: &ListedPart| part.first.reply().is_some_and(|reply| reply.seen.sso.is_some());
    case.evidence.org_packages.parts.iter().any(|part| !part.is_answered() || hides_some(part))
}
