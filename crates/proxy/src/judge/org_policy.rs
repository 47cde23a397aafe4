//! Does a policy of the organisation, or of its enterprise, refuse the token? By stable fragments
//! of GitHub's message (GitHub facts, section 2).

use super::links::token_list;
use super::org_membership::not_an_organization;
use super::refusal::IP_ALLOW_LIST;
use super::{Inputs, evidence_of};
use crate::gather::evidence::ListedPart;
use crate::gather::upstream::{Answer, Body, Reply};
use ghcr_contract::{Cause, Check, CheckCode, CheckEvidence, Outcome, Remedy, RemedyAction};

pub(super) fn check(inputs: &Inputs) -> Check {
    if inputs.request.token.is_none() {
        return Check::skipped(CheckCode::OrgPolicy, Cause::NoToken);
    }
    if !inputs.is_organization() {
        return Check { code: CheckCode::OrgPolicy, ..not_an_organization(inputs) };
    }
    if let Some(guard) = find_policy(inputs) {
        return inputs.as_far_as_it_matters(guard);
    }
    let list = &inputs.evidence.org_packages;
    // A token that a policy forbids still reads what is public: all lists that matter must have
    // been answered.
    let mut parts = list.supported(inputs.policy);
    let is_answered = parts.clone().all(ListedPart::is_answered);
    match parts.next().and_then(ListedPart::reply).filter(|_| is_answered) {
        Some(reply) => {
            Check::new(CheckCode::OrgPolicy, Outcome::Pass).with_evidence(evidence_of(reply))
        }
        None if list.parts.is_empty() => inputs.without_answer(CheckCode::OrgPolicy),
        None => Check::new(CheckCode::OrgPolicy, Outcome::Unknown).because(Cause::AnswerUnclear),
    }
}

fn find_policy(inputs: &Inputs) -> Option<Check> {
    let mut lists = inputs.evidence.org_packages.parts.iter().filter_map(ListedPart::reply);
    let membership = inputs.evidence.membership.as_ref().and_then(Answer::reply);
    lists.find_map(|reply| read_policy(inputs, reply)).or_else(|| read_policy(inputs, membership?))
}

/// The policy that refuses the token, by the answer to any request with it.
pub(super) fn read_policy<T>(inputs: &Inputs, reply: &Reply<T>) -> Option<Check> {
    if reply.head.status != 403 {
        return None;
    }
    let fail = |cause, remedy: Remedy| {
        Check::new(CheckCode::OrgPolicy, Outcome::Fail)
            .because(cause)
            .with_remedy(remedy)
            .with_evidence(CheckEvidence {
                login: Some(inputs.request.username.to_string()),
                longest_days: longest_days(reply),
                ..evidence_of(reply)
            })
    };
    match () {
        () if reply.message_has(IP_ALLOW_LIST) => {
            Some(fail(Cause::IpNotAllowed, RemedyAction::AllowProxyAddress.into()))
        }
        () if reply.message_has("forbids access via") && reply.message_has("lifetime") => {
            let page = token_list(&inputs.hosts.github_web);
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
