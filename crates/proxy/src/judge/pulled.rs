//! What a pull shows: that an image of the account can be read, of which visibility it may be, and
//! whether the token was needed.

use super::refusal::find_pull_obstacle;
use super::{Inputs, evidence_of};
use crate::gather::evidence::Pull;
use crate::gather::upstream::{Answer, Reply};
use ghcr_contract::{
    AccountKind, Cause, Check, CheckCode, CheckEvidence, ImageReference, Outcome, Policy,
    RemedyAction, Visibility,
};
use serde::de::IgnoredAny;

/// A pull with the token that worked.
pub(super) fn passed(inputs: &Inputs, reply: Option<&Reply<()>>) -> Check {
    let mut check = pulled(inputs, CheckCode::ImagePull, reply);
    match (check.outcome, doubt(inputs)) {
        (Outcome::Pass, Some((outcome, cause, remedy))) => {
            check.outcome = outcome;
            check.evidence.proves_access = outcome != Outcome::Fail;
            check.because(cause).with_remedy(remedy)
        }
        (Outcome::Pass, None) if inputs.evidence.registry.has_no_latest => {
            check.because(Cause::NoLatestTag)
        }
        _ => check,
    }
}

/// Whether the image may be of a visibility that is not scanned, where no list tells which it is
/// of. A pull without the token shows that it is public, or that it is not; one that was not
/// answered shows neither.
fn doubt(inputs: &Inputs) -> Option<(Outcome, Cause, RemedyAction)> {
    if visibility(inputs).is_some() || is_given_to_everybody(inputs) {
        return None;
    }
    let mut possible = not_public(inputs).to_vec();
    if !needs_token(inputs) {
        possible.push(Visibility::Public);
    }
    let none_of = |policy: &Policy| !possible.iter().any(|it| policy.supports(*it));
    match () {
        () if none_of(inputs.supported) => {
            Some((Outcome::Fail, Cause::ImageNotSupported, RemedyAction::ChangeVisibility))
        }
        () if none_of(inputs.policy) => {
            Some((Outcome::Fail, Cause::NotChosen, RemedyAction::ChooseVisibility))
        }
        () if possible.iter().all(|it| inputs.policy.supports(*it)) => None,
        () => Some((Outcome::Warn, Cause::VisibilityNotTold, RemedyAction::WaitAndRetry)),
    }
}

/// What an image of the account may be that is not public. A user's is private (GitHub facts,
/// section 6).
fn not_public(inputs: &Inputs) -> &'static [Visibility] {
    match inputs.evidence.account_kind(&inputs.request.username) {
        Some(AccountKind::User | AccountKind::Other) => &[Visibility::Private],
        Some(AccountKind::Organization) | None => &[Visibility::Internal, Visibility::Private],
    }
}

/// A pull that worked, with the token or without. Another account's image proves nothing of this
/// one.
pub(super) fn pulled(inputs: &Inputs, code: CheckCode, reply: Option<&Reply<()>>) -> Check {
    let is_own = inputs.own_image().is_some();
    let evidence = reply.map(|reply| CheckEvidence {
        digest: reply.head.digest.clone(),
        proves_access: is_own,
        ..evidence_of(reply)
    });
    let check = if is_own { Check::new(code, Outcome::Pass) } else { of_other(code) };
    check.with_evidence(evidence.unwrap_or_default())
}

/// Whatever the registry says of another account's image, it is not about this one.
pub(super) fn of_other(code: CheckCode) -> Check {
    Check::new(code, Outcome::Warn).because(Cause::OtherOwner).with_remedy(RemedyAction::NameImage)
}

/// Whether the tried image is known to exist.
pub(super) fn is_listed(inputs: &Inputs) -> bool {
    visibility(inputs).is_some()
}

/// Of the tried image, as far as it was listed.
fn visibility(inputs: &Inputs) -> Option<Visibility> {
    listed_visibility(inputs, inputs.evidence.registry.image.as_ref()?)
}

/// Whether an image of the account was pulled with the token, and is not given to anybody without.
pub(super) fn needs_token(inputs: &Inputs) -> bool {
    let with_token = inputs.evidence.registry.with_token.manifest.as_ref();
    inputs.own_image().is_some()
        && with_token.is_some_and(|it| it.value().is_some())
        && is_refused_without_token(inputs, &[401, 403, 404])
}

/// Returns true if the image was pulled without the token.
fn is_given_to_everybody(inputs: &Inputs) -> bool {
    let registry = &inputs.evidence.registry;
    let answers = [registry.challenge.as_ref(), registry.anonymous.manifest.as_ref()];
    answers.into_iter().flatten().any(|it| it.value().is_some())
}

/// Whether the registry turns everybody away from an image that everybody may read: that is not
/// about the token.
pub(super) fn is_given_to_nobody(inputs: &Inputs) -> bool {
    visibility(inputs) == Some(Visibility::Public) && is_refused_without_token(inputs, &[401, 403])
}

/// Whether the registry itself answered one of the two steps without the token with one of these.
fn is_refused_without_token(inputs: &Inputs, statuses: &[u16]) -> bool {
    let Pull { exchange, manifest, reason } = &inputs.evidence.registry.anonymous;
    let exchange = exchange.as_ref().and_then(|it| refusal_status(inputs, it, None));
    let manifest = manifest.as_ref().and_then(|it| refusal_status(inputs, it, reason.as_ref()));
    exchange.into_iter().chain(manifest).any(|status| statuses.contains(&status))
}

/// The status of the registry's own answer; `None` if something else may have sent it.
fn refusal_status<T>(
    inputs: &Inputs,
    answer: &Answer<T>,
    reason: Option<&Answer<IgnoredAny>>,
) -> Option<u16> {
    let is_open = find_pull_obstacle(inputs, answer, reason).is_some();
    answer.reply().filter(|_| !is_open).map(|reply| reply.head.status)
}

/// The visibility that the list tells of that image, if it is one of the listed packages.
pub(super) fn listed_visibility(inputs: &Inputs, image: &ImageReference) -> Option<Visibility> {
    let name = &inputs.request.username;
    let is_own = name.is_same_login(image.owner());
    let list = is_own.then(|| inputs.evidence.listing(name))?;
    list.find(image.name()).map(|part| part.visibility)
}
