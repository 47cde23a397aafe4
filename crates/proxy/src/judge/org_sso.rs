//! Must the token be authorised for SAML single sign-on? By `X-GitHub-SSO` first (GitHub facts,
//! section 2).

use super::links::token_list;
use super::org_membership::not_an_organization;
use super::{Inputs, evidence_of};
use crate::gather::evidence::ListedPart;
use crate::gather::upstream::{Answer, Reply};
use ghcr_contract::{Cause, Check, CheckCode, CheckEvidence, Outcome, Remedy, RemedyAction};

pub(super) fn check(inputs: &Inputs) -> Check {
    if inputs.request.token.is_none() {
        return Check::skipped(CheckCode::OrgSso, Cause::NoToken);
    }
    if !inputs.is_organization() {
        return Check { code: CheckCode::OrgSso, ..not_an_organization(inputs) };
    }
    if let Some(guard) = find_requirement(inputs) {
        return inputs.as_far_as_it_matters(guard);
    }
    let list = &inputs.evidence.org_packages;
    let mut parts = list.supported(inputs.policy);
    let Some(refused) = parts.clone().find(|part| !part.is_answered()) else {
        return match parts.next().and_then(ListedPart::reply) {
            Some(reply) => {
                Check::new(CheckCode::OrgSso, Outcome::Pass).with_evidence(evidence_of(reply))
            }
            None => inputs.without_answer(CheckCode::OrgSso),
        };
    };
    let check = Check::new(CheckCode::OrgSso, Outcome::Unknown).because(Cause::AnswerUnclear);
    // An organisation that is there and yet answers like this mostly waits for the authorisation
    // (GitHub facts, section 2).
    match refused.reply() {
        Some(reply) if reply.head.status == 404 => check
            .with_remedy(Remedy::at(
                RemedyAction::AuthorizeSso,
                token_list(&inputs.hosts.github_web),
            ))
            .with_evidence(evidence_of(reply)),
        _ => check,
    }
}

fn find_requirement(inputs: &Inputs) -> Option<Check> {
    let packages = inputs.evidence.org_packages.parts.iter().filter_map(ListedPart::reply);
    let from_packages = packages.into_iter().find_map(|reply| read_requirement(inputs, reply));
    let membership = inputs.evidence.membership.as_ref().and_then(Answer::reply);
    // Where GitHub hides the organisation behind a 404, the registry still says why, of an image
    // that is its own.
    let pull = inputs.own_image().map(|_| &inputs.evidence.registry.with_token);
    let exchange = pull.and_then(|pull| pull.exchange.as_ref()).and_then(Answer::reply);
    let reason = pull.and_then(|pull| pull.reason.as_ref()).and_then(Answer::reply);
    from_packages
        .or_else(|| membership.and_then(|reply| read_requirement(inputs, reply)))
        .or_else(|| exchange.and_then(|reply| read_requirement(inputs, reply)))
        .or_else(|| reason.and_then(|reply| read_requirement(inputs, reply)))
}

/// The sign-on that the answer to a request with the token asks for. The address authorises the
/// token of whoever follows it: it is shown to that person, and never logged.
pub(super) fn read_requirement<T>(inputs: &Inputs, reply: &Reply<T>) -> Option<Check> {
    let header = reply.head.sso.as_deref().unwrap_or_default();
    if let Some(ids) = header.strip_prefix("partial-results") {
        let ids = ids.split_once("organizations=").map_or("", |(_, ids)| ids);
        let hidden = ids.split(',').filter_map(|id| id.trim().parse().ok()).collect();
        return Some(
            Check::new(CheckCode::OrgSso, Outcome::Warn)
                .because(Cause::SsoHidesSome)
                .with_remedy(Remedy::at(
                    RemedyAction::AuthorizeSso,
                    token_list(&inputs.hosts.github_web),
                ))
                .with_evidence(CheckEvidence {
                    hidden_organizations: hidden,
                    ..evidence_of(reply)
                }),
        );
    }
    if !header.starts_with("required") && !reply.message_has("SAML enforcement") {
        return None;
    }
    let web = &inputs.hosts.github_web;
    let url = header.split_once("url=").map(|(_, url)| url.trim());
    // Only GitHub's own page may be behind the button.
    let url =
        url.filter(|url| url.strip_prefix(web.as_str()).is_some_and(|rest| rest.starts_with('/')));
    let url = url.map_or_else(|| token_list(web), str::to_owned);
    Some(
        Check::new(CheckCode::OrgSso, Outcome::Fail)
            .because(Cause::SsoRequired)
            .with_remedy(Remedy::at(RemedyAction::AuthorizeSso, url))
            .with_evidence(CheckEvidence {
                login: Some(inputs.request.username.to_string()),
                ..evidence_of(reply)
            }),
    )
}
