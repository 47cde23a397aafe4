//! Proof by use: can the image be pulled with the token? A login proves nothing; a manifest does
//! (GitHub facts, section 10, point 3).

use super::links::{new_token, package, packages, token_list};
use super::pulled::{is_given_to_nobody, is_listed, of_other, passed};
use super::refusal::{find_obstacle, find_pull_obstacle, find_registry_obstacle};
use super::{Inputs, evidence_of};
use crate::gather::evidence::Pull;
use crate::gather::upstream::{Answer, Body, Reply};
use ghcr_contract::{
    AccountKind, Cause, Check, CheckCode, ImageReference, Outcome, Remedy, RemedyAction,
};
use serde::de::IgnoredAny;

pub(super) fn check(inputs: &Inputs) -> Check {
    if inputs.request.token.is_none() {
        return Check::skipped(CheckCode::ImagePull, Cause::NoToken);
    }
    let check = match find_hindrance(inputs, CheckCode::ImagePull) {
        Some(check) => check,
        None => judge(inputs, &inputs.evidence.registry.with_token),
    };
    name_image(inputs, check)
}

/// The tried image and the registry, on whatever was concluded.
pub(super) fn name_image(inputs: &Inputs, mut check: Check) -> Check {
    check.evidence.image = inputs.evidence.registry.image.as_ref().map(ToString::to_string);
    check.evidence.is_chosen = inputs.evidence.registry.is_chosen;
    check.evidence.host = inputs.hosts.registry.host_str().map(str::to_owned);
    check
}

/// What keeps both pulls from being tried, and is not about the credential.
pub(super) fn find_hindrance(inputs: &Inputs, code: CheckCode) -> Option<Check> {
    let registry = &inputs.evidence.registry;
    let unknown = |cause| Some(Check::new(code, Outcome::Unknown).because(cause));
    if registry.is_unwritable {
        return Some(
            Check::new(code, Outcome::Fail)
                .because(Cause::OwnerNotWritable)
                .with_remedy(RemedyAction::MoveToOtherOwner),
        );
    }
    if registry.image.is_none() {
        return Some(match (&inputs.request.token, &registry.versions) {
            _ if inputs.evidence.cut_short.is_some() => inputs.without_answer(code),
            (Some(_), None) => Check::skipped(code, Cause::NoImageToTry),
            // Then nothing else can show that images can be read.
            (None, _) => nothing_to_try(code),
            // There is one, and no version of it was given.
            (Some(_), Some(versions)) => find_obstacle(versions, inputs.now)
                .map_or_else(|| nothing_to_try(code), |obstacle| obstacle.leave_open(inputs, code)),
        });
    }
    let Some(challenge) = &registry.challenge else { return Some(inputs.without_answer(code)) };
    if challenge.value().is_some() {
        return None;
    }
    if let Some(obstacle) = find_registry_obstacle(challenge) {
        return Some(obstacle.leave_open(inputs, code));
    }
    match registry.realm() {
        None => unknown(Cause::RegistryUnclear),
        Some(realm) if !realm.is_of(&inputs.hosts.registry) => unknown(Cause::ForeignRealm),
        Some(_) => None,
    }
}

fn nothing_to_try(code: CheckCode) -> Check {
    Check::new(code, Outcome::Unknown)
        .because(Cause::NoImageToTry)
        .with_remedy(RemedyAction::NameImage)
}

fn judge(inputs: &Inputs, pull: &Pull) -> Check {
    // A registry that hands the manifest out without asking needs no token at all.
    if let Some(reply) =
        inputs.evidence.registry.challenge.as_ref().filter(|it| it.value().is_some())
    {
        return passed(inputs, reply.reply());
    }
    // The registry hides what somebody may not read (GitHub facts, section 5).
    let unreadable = if is_listed(inputs) { Cause::PullDenied } else { Cause::AbsentOrUnreadable };
    let Some(exchange) = &pull.exchange else { return inputs.without_answer(CheckCode::ImagePull) };
    if exchange.value().is_none() {
        let is_about_image = exchange.reply().is_some_and(|it| is_about_image(inputs, it));
        let cause = if is_about_image { unreadable } else { Cause::RegistryRefusesToken };
        return refused(inputs, exchange, None, cause);
    }
    let Some(manifest) = &pull.manifest else { return inputs.without_answer(CheckCode::ImagePull) };
    if manifest.value().is_some() {
        return passed(inputs, manifest.reply());
    }
    refused(inputs, manifest, pull.reason.as_ref(), unreadable)
}

/// Returns true if the registry refuses the image and not the token. A token that it does not know
/// gets no more than `denied` (GitHub facts, section 5).
fn is_about_image<T>(inputs: &Inputs, reply: &Reply<T>) -> bool {
    let is_accepted = inputs.token_reply().is_some_and(|it| matches!(it.body, Body::Value(_)));
    let refuses_resource = reply.message_has("access to the resource is denied");
    reply.message_has("read_package") || (is_accepted && refuses_resource)
}

/// Whether nobody has written the tag that is not there, and no version of the image is known.
fn lacks_version(inputs: &Inputs) -> bool {
    let is_open = inputs.request.image.as_ref().is_some_and(|image| !image.names_version());
    let versions = inputs.evidence.registry.versions.as_ref();
    is_open && versions.and_then(Answer::value).is_none()
}

/// There may be a version, which GitHub did not tell.
fn without_version(inputs: &Inputs, reply: &Reply<impl Sized>) -> Check {
    let versions = inputs.evidence.registry.versions.as_ref();
    match versions.and_then(|versions| find_obstacle(versions, inputs.now)) {
        Some(obstacle) => obstacle.leave_open(inputs, CheckCode::ImagePull),
        None => Check::new(CheckCode::ImagePull, Outcome::Unknown)
            .because(inputs.evidence.cut_short.unwrap_or(Cause::NoImageToTry))
            .with_remedy(RemedyAction::NameImage)
            .with_evidence(evidence_of(reply)),
    }
}

/// `reason` is what the registry says to a GET where `answer` is that of a HEAD.
fn refused<T>(
    inputs: &Inputs,
    answer: &Answer<T>,
    reason: Option<&Answer<IgnoredAny>>,
    cause: Cause,
) -> Check {
    if let Some(obstacle) = find_pull_obstacle(inputs, answer, reason) {
        return obstacle.leave_open(inputs, CheckCode::ImagePull);
    }
    let Some(reply) = answer.reply() else { return inputs.without_answer(CheckCode::ImagePull) };
    let works_without =
        inputs.evidence.registry.anonymous.manifest.as_ref().is_some_and(|it| it.value().is_some());
    let reason = reason.and_then(Answer::reply);
    let says =
        |it: &str| reply.message_has(it) || reason.is_some_and(|reason| reason.message_has(it));
    let fail = |cause, remedy: Remedy| {
        Check::new(CheckCode::ImagePull, Outcome::Fail).because(cause).with_remedy(remedy)
    };
    let check = match reply.head.status {
        401 | 403 | 404 if inputs.own_image().is_none() && !says("SAML") => {
            of_other(CheckCode::ImagePull)
        }
        401 | 403 if is_given_to_nobody(inputs) => {
            Check::new(CheckCode::ImagePull, Outcome::Unknown).because(Cause::RegistryUnclear)
        }
        401 | 403 if works_without => {
            fail(Cause::TokenMakesItWorse, RemedyAction::RemoveToken.into())
        }
        401 | 403 if says("SAML") => fail(
            Cause::SsoRequired,
            Remedy::at(RemedyAction::AuthorizeSso, token_list(&inputs.hosts.github_web)),
        ),
        401 | 403 if cause == Cause::PullDenied => fail(
            cause,
            Remedy { action: RemedyAction::GrantPackageAccess, url: package_page(inputs) },
        ),
        401 | 403 if cause == Cause::RegistryRefusesToken => fail(
            cause,
            Remedy::at(RemedyAction::CreateClassicToken, new_token(&inputs.hosts.github_web)),
        ),
        401 | 403 if inputs.own_image().is_some() && inputs.is_of_other_user() => {
            fail(Cause::OwnerDiffers, RemedyAction::MatchOwner.into())
        }
        401 | 403 => {
            fail(cause, Remedy { action: RemedyAction::CheckImage, url: packages_page(inputs) })
        }
        404 if is_listed(inputs) && lacks_version(inputs) => return without_version(inputs, reply),
        404 => {
            let page = if is_listed(inputs) { package_page(inputs) } else { packages_page(inputs) };
            fail(Cause::ManifestUnknown, Remedy { action: RemedyAction::CheckImage, url: page })
        }
        _ => Check::new(CheckCode::ImagePull, Outcome::Unknown).because(Cause::RegistryUnclear),
    };
    check.with_evidence(evidence_of(reply))
}

/// Where the tried image's readers are chosen; known for an image of the account that was asked
/// about.
fn package_page(inputs: &Inputs) -> Option<String> {
    let (kind, image) = own_image(inputs)?;
    package(&inputs.hosts.github_web, kind, image.owner(), image.name())
}

/// Where its name is to be found, if there is such an image; likewise.
pub(super) fn packages_page(inputs: &Inputs) -> Option<String> {
    let (kind, image) = own_image(inputs)?;
    packages(&inputs.hosts.github_web, kind, image.owner())
}

/// The tried image if it is of the account that was asked about, and what that account is.
fn own_image<'a>(inputs: &'a Inputs) -> Option<(AccountKind, &'a ImageReference)> {
    let image = inputs.own_image()?;
    Some((inputs.evidence.account_kind(&inputs.request.username)?, image))
}
