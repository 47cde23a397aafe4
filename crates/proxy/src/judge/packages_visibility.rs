//! How many packages are public, internal, private, and does the host of the screen support these?

use super::Case;
use crate::evidence::ListedPart;
use ghcr_contract::{
    Cause, Check, CheckCode, CheckEvidence, ImageReference, Outcome, PackageCounts, PackageRow,
    RemedyAction, Visibility,
};

/// How many packages are shown: enough to recognise the account, little enough to send.
const SAMPLE: usize = 100;

pub(super) fn check(case: &Case) -> Check {
    if case.request.token.is_none() {
        return Check::skipped(CheckCode::PackagesVisibility, Cause::NoToken);
    }
    let list = case.evidence.listing(&case.request.username);
    let parts = &list.parts;
    if parts.is_empty() || list.supported(case.policy).any(|part| !part.is_answered()) {
        return case.without_answer(CheckCode::PackagesVisibility);
    }
    let counts = count(parts);
    let named = case.request.image.as_ref().and_then(|image| listed_visibility(case, image));
    judge(case, &counts, named).with_evidence(CheckEvidence {
        packages: Some(counts),
        sample: sample(parts),
        image: case.request.image.as_ref().map(ToString::to_string),
        ..CheckEvidence::default()
    })
}

fn judge(case: &Case, counts: &PackageCounts, named: Option<Visibility>) -> Check {
    let check = |outcome| Check::new(CheckCode::PackagesVisibility, outcome);
    let is_supported = |visibility| case.policy.supports(visibility);
    let of = |wanted: bool| -> u64 {
        Visibility::ALL
            .iter()
            .filter(|it| is_supported(**it) == wanted)
            .map(|it| counts.of(*it))
            .sum()
    };
    if named.is_some_and(|visibility| !is_supported(visibility)) {
        return check(Outcome::Fail)
            .because(Cause::ImageNotSupported)
            .with_remedy(RemedyAction::ChangeVisibility);
    }
    match (of(true), of(false)) {
        (0, 0) if counts.is_complete => check(Outcome::Skipped).because(Cause::NothingToCount),
        (0, 1..) => check(Outcome::Fail)
            .because(Cause::OnlyUnsupportedPackages)
            .with_remedy(RemedyAction::ChangeVisibility),
        (_, 1..) => check(Outcome::Warn)
            .because(Cause::SomeUnsupportedPackages)
            .with_remedy(RemedyAction::ChangeVisibility),
        _ if !counts.is_complete => check(Outcome::Unknown).because(Cause::CountIncomplete),
        _ => check(Outcome::Pass),
    }
}

fn count(parts: &[ListedPart]) -> PackageCounts {
    let of = |visibility| {
        parts.iter().filter(|part| part.visibility == visibility).map(ListedPart::count).sum()
    };
    PackageCounts {
        public: of(Visibility::Public),
        internal: of(Visibility::Internal),
        private: of(Visibility::Private),
        is_complete: parts.iter().all(|part| part.is_answered() && part.is_complete),
    }
}

/// The newest of all, whatever their visibility.
fn sample(parts: &[ListedPart]) -> Vec<PackageRow> {
    let rows = parts
        .iter()
        .flat_map(|part| part.first_page().iter().map(|package| package.row(part.visibility)));
    let mut rows: Vec<PackageRow> = rows.collect();
    rows.sort_by(|a, b| b.updated_at.cmp(&a.updated_at).then_with(|| a.name.cmp(&b.name)));
    rows.truncate(SAMPLE);
    rows
}

/// Of that image, if it is one of the listed packages.
pub(super) fn listed_visibility(case: &Case, image: &ImageReference) -> Option<Visibility> {
    let name = &case.request.username;
    let is_own = name.is_same_login(image.owner());
    let list = is_own.then(|| case.evidence.listing(name))?;
    list.find(image.name()).map(|part| part.visibility)
}
