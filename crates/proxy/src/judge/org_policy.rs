//! Does a policy of the organisation, or of its enterprise, refuse the token? By stable fragments
//! of GitHub's message (GitHub facts, section 2).

use super::links::token_list;
use super::org_membership::not_an_organization;
use super::refusal::IP_ALLOW_LIST;
use super::{Case, evidence_of};
use crate::gather::evidence::ListedPart;
use crate::gather::upstream::{Answer, Body, Reply};
use ghcr_contract::{Cause, Check, CheckCode, CheckEvidence, Outcome, Remedy, RemedyAction};

pub(super) fn check(case: &Case) -> Check {
    if case.request.token.is_none() {
        return Check::skipped(CheckCode::OrgPolicy, Cause::NoToken);
    }
    if !case.is_organization() {
        return Check { code: CheckCode::OrgPolicy, ..not_an_organization(case) };
    }
    if let Some(guard) = find_policy(case) {
        return case.as_far_as_it_matters(guard);
    }
    let list = &case.evidence.org_packages;
    // A token that a policy forbids still reads what is public: all lists that matter must have
    // been answered.
    let mut parts = list.supported(case.policy);
    let is_answered = parts.clone().all(ListedPart::is_answered);
    match parts.next().and_then(ListedPart::reply).filter(|_| is_answered) {
        Some(reply) => {
            Check::new(CheckCode::OrgPolicy, Outcome::Pass).with_evidence(evidence_of(reply))
        }
        None if list.parts.is_empty() => case.without_answer(CheckCode::OrgPolicy),
        None => Check::new(CheckCode::OrgPolicy, Outcome::Unknown).because(Cause::AnswerUnclear),
    }
}

fn find_policy(case: &Case) -> Option<Check> {
    let mut lists = case.evidence.org_packages.parts.iter().filter_map(ListedPart::reply);
    let membership = case.evidence.membership.as_ref().and_then(Answer::reply);
    lists.find_map(|reply| read_policy(case, reply)).or_else(|| read_policy(case, membership?))
}

fn read_policy<T>(case: &Case, reply: &Reply<T>) -> Option<Check> {
    if reply.seen.status != 403 {
        return None;
    }
    let fail = |cause, remedy: Remedy| {
        Check::new(CheckCode::OrgPolicy, Outcome::Fail)
            .because(cause)
            .with_remedy(remedy)
            .with_evidence(CheckEvidence {
                login: Some(case.request.username.to_string()),
                longest_days: longest_days(reply),
                ..evidence_of(reply)
            })
    };
    match () {
        () if reply.message_has(IP_ALLOW_LIST) => {
            Some(fail(Cause::IpNotAllowed, RemedyAction::AllowProxyAddress.into()))
        }
        () if reply.message_has("forbids access via") && reply.message_has("lifetime") => {
            let page = token_list(&case.hosts.github_web);
            Some(fail(Cause::LifetimeTooLong, Remedy::at(RemedyAction::ShortenLifetime, page)))
        }
        () if reply.message_has("forbids access via") => {
            Some(fail(Cause::ClassicTokensForbidden, RemedyAction::AskOrganizationAdmin.into()))
        }
        () => None,
    }
}

/// The `N` of `greater than N days`.
fn longest_days<T>(reply: &Reply<T>) -> Option<u32> {
    let Body::Error(error) = &reply.body else { return None };
    let (_, rest) = error.message.as_deref()?.split_once("greater than ")?;
    rest.split(' ').next()?.parse().ok()
}
