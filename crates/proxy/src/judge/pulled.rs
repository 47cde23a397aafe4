//! What a pull shows: that an image of the account can be read, of which visibility it may be, and
//! whether the token was needed.

use super::{Case, evidence_of};
use crate::gather::evidence::Pull;
use crate::gather::upstream::{Answer, Reply};
use ghcr_contract::{
    AccountKind, Cause, Check, CheckCode, CheckEvidence, ImageReference, Outcome, Policy,
    RemedyAction, Visibility,
};

/// A pull with the token that worked.
pub(super) fn passed(case: &Case, reply: Option<&Reply<()>>) -> Check {
    let mut check = pulled(case, CheckCode::ImagePull, reply);
    match (check.outcome, doubt(case)) {
        (Outcome::Pass, Some((outcome, cause, remedy))) => {
            check.outcome = outcome;
            check.evidence.proves_access = outcome != Outcome::Fail;
            check.because(cause).with_remedy(remedy)
        }
        (Outcome::Pass, None) if case.evidence.registry.has_no_latest => {
            check.because(Cause::NoLatestTag)
        }
        _ => check,
    }
}

/// Whether the image may be of a visibility that is not scanned, where no list tells which it is
/// of. A user's image that is not public is private (GitHub facts, section 6).
fn doubt(case: &Case) -> Option<(Outcome, Cause, RemedyAction)> {
    if visibility(case).is_some() || !needs_token(case) {
        return None;
    }
    let possible: &[Visibility] = match case.evidence.account_kind(&case.request.username) {
        Some(AccountKind::User | AccountKind::Other) => &[Visibility::Private],
        Some(AccountKind::Organization) | None => &[Visibility::Internal, Visibility::Private],
    };
    let none_of = |policy: &Policy| !possible.iter().any(|it| policy.supports(*it));
    match () {
        () if none_of(case.supported) => {
            Some((Outcome::Fail, Cause::ImageNotSupported, RemedyAction::ChangeVisibility))
        }
        () if none_of(case.policy) => {
            Some((Outcome::Fail, Cause::NotChosen, RemedyAction::ChooseVisibility))
        }
        () if possible.iter().all(|it| case.policy.supports(*it)) => None,
        () => Some((Outcome::Warn, Cause::VisibilityNotTold, RemedyAction::WaitAndRetry)),
    }
}

/// A pull that worked, with the token or without. Another account's image proves nothing of this
/// one.
pub(super) fn pulled(case: &Case, code: CheckCode, reply: Option<&Reply<()>>) -> Check {
    let is_own = case.own_image().is_some();
    let evidence = reply.map(|reply| CheckEvidence {
        digest: reply.seen.digest.clone(),
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
pub(super) fn is_listed(case: &Case) -> bool {
    visibility(case).is_some()
}

/// Of the tried image, as far as it was listed.
fn visibility(case: &Case) -> Option<Visibility> {
    listed_visibility(case, case.evidence.registry.image.as_ref()?)
}

/// Whether an image of the account was pulled with the token, and is not given to anybody without.
pub(super) fn needs_token(case: &Case) -> bool {
    let with_token = case.evidence.registry.with_token.manifest.as_ref();
    case.own_image().is_some()
        && with_token.is_some_and(|it| it.value().is_some())
        && is_refused_without_token(case, &[401, 403, 404])
}

/// Whether the registry turns everybody away from an image that everybody may read: that is not
/// about the token.
pub(super) fn is_given_to_nobody(case: &Case) -> bool {
    visibility(case) == Some(Visibility::Public) && is_refused_without_token(case, &[401, 403])
}

/// Whether one of the two steps without the token was answered with one of these.
fn is_refused_without_token(case: &Case, statuses: &[u16]) -> bool {
    let Pull { exchange, manifest, .. } = &case.evidence.registry.anonymous;
    let exchange = exchange.as_ref().and_then(Answer::reply).map(|it| it.seen.status);
    let manifest = manifest.as_ref().and_then(Answer::reply).map(|it| it.seen.status);
    exchange.into_iter().chain(manifest).any(|status| statuses.contains(&status))
}

/// The visibility that the list tells of that image, if it is one of the listed packages.
pub(super) fn listed_visibility(case: &Case, image: &ImageReference) -> Option<Visibility> {
    let name = &case.request.username;
    let is_own = name.is_same_login(image.owner());
    let list = is_own.then(|| case.evidence.listing(name))?;
    list.find(image.name()).map(|part| part.visibility)
}
