//! Which container packages can be seen?

use super::links::{new_token, org_packages};
use super::refusal::find_obstacle;
use super::{Inputs, evidence_of};
use crate::gather::evidence::{ListedPart, Page};
use crate::gather::upstream::{Answer, Reply};
use ghcr_contract::{Cause, Check, CheckCode, Outcome, Remedy, RemedyAction};

pub(super) fn check(inputs: &Inputs) -> Check {
    if inputs.request.token.is_none() {
        return Check::skipped(CheckCode::PackagesList, Cause::NoToken);
    }
    let list = inputs.evidence.listing(&inputs.request.username);
    let head: u64 = list.parts.iter().map(ListedPart::count).sum();
    // Where nothing is seen, what could be in any other list matters as well.
    let mut needed =
        list.parts.iter().filter(|part| head == 0 || inputs.policy.supports(part.visibility));
    if let Some(refused) = needed.find(|part| !part.is_answered()) {
        return judge_refusal(inputs, refused.first.as_ref());
    }
    let answered = list.parts.iter().filter(|part| part.is_answered());
    let Some(reply) = answered.filter_map(ListedPart::reply).next() else {
        return inputs.without_answer(CheckCode::PackagesList);
    };
    let check = if head == 0 {
        let page = org_packages(&inputs.hosts.github_web, inputs.request.username.as_str());
        Check::new(CheckCode::PackagesList, Outcome::Unknown)
            .because(Cause::NoPackagesVisible)
            .with_remedy(if inputs.is_organization() {
                Remedy::at(RemedyAction::GrantPackageAccess, page)
            } else {
                // Nobody sees more of an account's packages than itself.
                RemedyAction::EnterOrganization.into()
            })
    } else {
        Check::new(CheckCode::PackagesList, Outcome::Pass)
    };
    check.with_evidence(evidence_of(reply))
}

fn judge_refusal(inputs: &Inputs, answer: Option<&Answer<Page>>) -> Check {
    let Some(answer) = answer else { return inputs.without_answer(CheckCode::PackagesList) };
    if let Some(obstacle) = find_obstacle(answer, inputs.now) {
        return obstacle.leave_open(inputs, CheckCode::PackagesList);
    }
    match answer.reply() {
        Some(reply) => judge_reply(inputs, reply),
        None => inputs.without_answer(CheckCode::PackagesList),
    }
}

fn judge_reply(inputs: &Inputs, reply: &Reply<Page>) -> Check {
    let make_token =
        || Remedy::at(RemedyAction::CreateClassicToken, new_token(&inputs.hosts.github_web));
    let check = match reply.head.status {
        403 if reply.message_has("read:packages") => {
            Check::new(CheckCode::PackagesList, Outcome::Fail)
                .because(Cause::ReadPackagesMissing)
                .with_remedy(make_token())
        }
        // What Actions' and Apps' tokens get (GitHub facts, section 3).
        400 if reply.message_has("Invalid argument") => {
            Check::new(CheckCode::PackagesList, Outcome::Fail)
                .because(Cause::KindCannotList)
                .with_remedy(make_token())
        }
        _ => Check::new(CheckCode::PackagesList, Outcome::Unknown).because(Cause::ListingRefused),
    };
    check.with_evidence(evidence_of(reply))
}
