//! The same without the token: "you need no token", or "hidden or absent". GHCR does not tell a
//! private image from one that does not exist, and neither do we (GitHub facts, section 5).

use super::image_pull::{find_hindrance, name_image, packages_page};
use super::links::new_token;
use super::pulled::{of_other, pulled};
use super::refusal::find_pull_obstacle;
use super::{Inputs, evidence_of};
use crate::gather::upstream::{Answer, Reply};
use ghcr_contract::{Cause, Check, CheckCode, Outcome, Remedy, RemedyAction};
use serde::de::IgnoredAny;

pub(super) fn check(inputs: &Inputs) -> Check {
    let check = match find_hindrance(inputs, CheckCode::ImageAnonymous) {
        Some(check) => check,
        None => judge(inputs),
    };
    name_image(inputs, check)
}

fn judge(inputs: &Inputs) -> Check {
    let registry = &inputs.evidence.registry;
    if let Some(open) = registry.challenge.as_ref().filter(|it| it.value().is_some()) {
        return passed(inputs, open.reply());
    }
    let pull = &registry.anonymous;
    let Some(exchange) = &pull.exchange else {
        return inputs.without_answer(CheckCode::ImageAnonymous);
    };
    if exchange.value().is_none() {
        return refused(inputs, exchange, None);
    }
    let Some(manifest) = &pull.manifest else {
        return inputs.without_answer(CheckCode::ImageAnonymous);
    };
    if manifest.value().is_some() {
        return passed(inputs, manifest.reply());
    }
    refused(inputs, manifest, pull.reason.as_ref())
}

fn passed(inputs: &Inputs, reply: Option<&Reply<()>>) -> Check {
    let pulled = pulled(inputs, CheckCode::ImageAnonymous, reply);
    match pulled.outcome {
        Outcome::Pass => pulled.because(Cause::NoTokenNeeded),
        _ => pulled,
    }
}

/// `reason` is what the registry says to a GET where `answer` is that of a HEAD.
fn refused<T>(inputs: &Inputs, answer: &Answer<T>, reason: Option<&Answer<IgnoredAny>>) -> Check {
    if let Some(obstacle) = find_pull_obstacle(inputs, answer, reason) {
        return obstacle.leave_open(inputs, CheckCode::ImageAnonymous);
    }
    let Some(reply) = answer.reply() else {
        return inputs.without_answer(CheckCode::ImageAnonymous);
    };
    let pulls_with_token = inputs
        .evidence
        .registry
        .with_token
        .manifest
        .as_ref()
        .is_some_and(|it| it.value().is_some());
    let check = match (reply.head.status, pulls_with_token, inputs.request.token.is_some()) {
        (401 | 403 | 404, false, _) if inputs.own_image().is_none() => {
            of_other(CheckCode::ImageAnonymous)
        }
        (401 | 403 | 404, true, _) => {
            Check::new(CheckCode::ImageAnonymous, Outcome::Pass).because(Cause::TokenNeeded)
        }
        (401 | 403, false, false) => Check::new(CheckCode::ImageAnonymous, Outcome::Fail)
            .because(Cause::HiddenOrAbsent)
            .with_remedy(Remedy::at(
                RemedyAction::CreateClassicToken,
                new_token(&inputs.hosts.github_web),
            )),
        (404, false, false) => Check::new(CheckCode::ImageAnonymous, Outcome::Fail)
            .because(Cause::ManifestUnknown)
            .with_remedy(Remedy { action: RemedyAction::CheckImage, url: packages_page(inputs) }),
        (401 | 403 | 404, false, true) => {
            Check::new(CheckCode::ImageAnonymous, Outcome::Unknown).because(Cause::HiddenOrAbsent)
        }
        _ => {
            Check::new(CheckCode::ImageAnonymous, Outcome::Unknown).because(Cause::RegistryUnclear)
        }
    };
    check.with_evidence(evidence_of(reply))
}
