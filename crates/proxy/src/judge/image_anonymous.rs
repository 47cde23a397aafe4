//! The same without the token: "you need no token", or "hidden or absent". GHCR does not tell a
//! private image from one that does not exist, and neither do we (GitHub facts, section 5).

use super::image_pull::{find_hindrance, name_image, packages_page};
use super::links::new_token;
use super::pulled::{of_other, pulled};
use super::refusal::find_registry_obstacle;
use super::{Case, evidence_of};
use crate::gather::upstream::{Answer, Reply};
use ghcr_contract::{Cause, Check, CheckCode, Outcome, Remedy, RemedyAction};

pub(super) fn check(case: &Case) -> Check {
    let check = match find_hindrance(case, CheckCode::ImageAnonymous) {
        Some(check) => check,
        None => judge(case),
    };
    name_image(case, check)
}

fn judge(case: &Case) -> Check {
    let registry = &case.evidence.registry;
    if let Some(open) = registry.challenge.as_ref().filter(|it| it.value().is_some()) {
        return passed(case, open.reply());
    }
    let pull = &registry.anonymous;
    let Some(exchange) = &pull.exchange else {
        return case.without_answer(CheckCode::ImageAnonymous);
    };
    if exchange.value().is_none() {
        return refused(case, exchange);
    }
    let Some(manifest) = &pull.manifest else {
        return case.without_answer(CheckCode::ImageAnonymous);
    };
    if manifest.value().is_some() {
        return passed(case, manifest.reply());
    }
    refused(case, manifest)
}

fn passed(case: &Case, reply: Option<&Reply<()>>) -> Check {
    let pulled = pulled(case, CheckCode::ImageAnonymous, reply);
    match pulled.outcome {
        Outcome::Pass => pulled.because(Cause::NoTokenNeeded),
        _ => pulled,
    }
}

fn refused<T>(case: &Case, answer: &Answer<T>) -> Check {
    if let Some(obstacle) = find_registry_obstacle(answer) {
        return obstacle.leave_open(case, CheckCode::ImageAnonymous);
    }
    let Some(reply) = answer.reply() else { return case.without_answer(CheckCode::ImageAnonymous) };
    let pulls_with_token =
        case.evidence.registry.with_token.manifest.as_ref().is_some_and(|it| it.value().is_some());
    let check = match (reply.seen.status, pulls_with_token, case.request.token.is_some()) {
        (401 | 403 | 404, false, _) if case.own_image().is_none() => {
            of_other(CheckCode::ImageAnonymous)
        }
        (401 | 403 | 404, true, _) => {
            Check::new(CheckCode::ImageAnonymous, Outcome::Pass).because(Cause::TokenNeeded)
        }
        (401 | 403, false, false) => Check::new(CheckCode::ImageAnonymous, Outcome::Fail)
            .because(Cause::HiddenOrAbsent)
            .with_remedy(Remedy::at(
                RemedyAction::CreateClassicToken,
                new_token(&case.hosts.github_web),
            )),
        (404, false, false) => Check::new(CheckCode::ImageAnonymous, Outcome::Fail)
            .because(Cause::ManifestUnknown)
            .with_remedy(Remedy { action: RemedyAction::CheckImage, url: packages_page(case) }),
        (401 | 403 | 404, false, true) => {
            Check::new(CheckCode::ImageAnonymous, Outcome::Unknown).because(Cause::HiddenOrAbsent)
        }
        _ => {
            Check::new(CheckCode::ImageAnonymous, Outcome::Unknown).because(Cause::RegistryUnclear)
        }
    };
    check.with_evidence(evidence_of(reply))
}
