//! How many packages are public, internal, private, and does the host of the screen support these?

use super::links::new_token;
use super::{Inputs, org_membership, pulled};
use crate::gather::evidence::ListedPart;
use ghcr_contract::{
    Cause, Check, CheckCode, CheckEvidence, Outcome, PackageCounts, PackageRow, Remedy,
    RemedyAction, Visibility,
};

/// How many packages are shown: enough to recognise the account, little enough to send.
const SAMPLE: usize = 100;

pub(super) fn check(inputs: &Inputs) -> Check {
    if inputs.request.token.is_none() {
        return without_token(inputs);
    }
    let list = inputs.evidence.listing(&inputs.request.username);
    let parts = &list.parts;
    if parts.is_empty() || list.supported(inputs.policy).any(|part| !part.is_answered()) {
        return inputs.without_answer(CheckCode::PackagesVisibility);
    }
    let counts = count(parts);
    let named =
        inputs.request.image.as_ref().and_then(|image| pulled::listed_visibility(inputs, image));
    let check = judge(inputs, &counts, named);
    check.with_evidence(CheckEvidence {
        proves_access: Visibility::ALL
            .iter()
            .any(|it| inputs.policy.supports(*it) && counts.of(*it) > 0),
        packages: Some(counts),
        sample: sample(parts),
        image: inputs.request.image.as_ref().map(ToString::to_string),
        ..CheckEvidence::default()
    })
}

/// Whoever asks for more than public images needs a token for them.
fn without_token(inputs: &Inputs) -> Check {
    let skipped = Check::skipped(CheckCode::PackagesVisibility, Cause::NoToken);
    match inputs.request.visibility {
        Some(Visibility::Internal | Visibility::Private) => {
            let page = new_token(&inputs.hosts.github_web);
            Check { outcome: Outcome::Warn, ..skipped }
                .with_remedy(Remedy::at(RemedyAction::CreateClassicToken, page))
        }
        Some(Visibility::Public) | None => skipped,
    }
}

fn judge(inputs: &Inputs, counts: &PackageCounts, named: Option<Visibility>) -> Check {
    let check = |outcome| Check::new(CheckCode::PackagesVisibility, outcome);
    let is_supported = |visibility: &Visibility| inputs.supported.supports(*visibility);
    let is_wanted = |visibility: &Visibility| inputs.policy.supports(*visibility);
    let sum = |filter: &dyn Fn(&Visibility) -> bool| -> u64 {
        Visibility::ALL.iter().filter(|it| filter(it)).map(|it| counts.of(*it)).sum()
    };
    match named {
        Some(named) if !is_supported(&named) => {
            return check(Outcome::Fail)
                .because(Cause::ImageNotSupported)
                .with_remedy(RemedyAction::ChangeVisibility);
        }
        Some(named) if !is_wanted(&named) => return not_chosen(),
        Some(_) | None => {}
    }
    let not_wanted = sum(&|it| is_supported(it) && !is_wanted(it));
    match (sum(&is_wanted), sum(&|it| !is_supported(it))) {
        (0, _) if not_wanted > 0 => not_chosen(),
        (0, 0) if counts.is_complete => check(Outcome::Skipped).because(Cause::NothingToCount),
        (0, 1..) => check(Outcome::Fail)
            .because(Cause::OnlyUnsupportedPackages)
            .with_remedy(RemedyAction::ChangeVisibility),
        (1.., _) if may_hide_internal(inputs, counts) => {
            check(Outcome::Warn).because(Cause::OnlyPublicSeen).with_remedy(RemedyAction::NameImage)
        }
        (_, 1..) => check(Outcome::Warn)
            .because(Cause::SomeUnsupportedPackages)
            .with_remedy(RemedyAction::ChangeVisibility),
        _ if !counts.is_complete => check(Outcome::Unknown).because(Cause::CountIncomplete),
        _ => check(Outcome::Pass),
    }
}

/// The form's own choice stands in the way, and is quickly changed.
fn not_chosen() -> Check {
    Check::new(CheckCode::PackagesVisibility, Outcome::Fail)
        .because(Cause::NotChosen)
        .with_remedy(RemedyAction::ChooseVisibility)
}

/// Whether internal packages are to be scanned and none is seen, though there may be some: GitHub
/// hides them from those outside, and does not tell who is. A pull that needed the token shows that
/// its owner is inside.
fn may_hide_internal(inputs: &Inputs, counts: &PackageCounts) -> bool {
    let is_wanted = inputs.is_organization() && inputs.policy.supports(Visibility::Internal);
    let sees_public_only = counts.internal + counts.private == 0;
    let is_told = org_membership::is_told(inputs);
    is_wanted && sees_public_only && !is_told && !pulled::needs_token(inputs)
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
