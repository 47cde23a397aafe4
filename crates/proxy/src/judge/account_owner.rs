//! In a user's namespace the token is mostly that user's. In an organisation's it never is, and
//! that is fine: a token belongs to a person (GitHub facts, section 10, point 4).

use super::Inputs;
use ghcr_contract::{AccountKind, Cause, Check, CheckCode, CheckEvidence, Outcome, RemedyAction};

pub(super) fn check(inputs: &Inputs) -> Check {
    if inputs.request.token.is_none() {
        return Check::skipped(CheckCode::AccountOwner, Cause::NoToken);
    }
    let Some(owner) = inputs.evidence.token_owner() else {
        return Check::skipped(CheckCode::AccountOwner, Cause::EarlierUnknown);
    };
    let kind = inputs.evidence.account_kind(&inputs.request.username);
    let check = match (inputs.request.username.is_same_login(&owner.login), kind) {
        (true, _) => Check::new(CheckCode::AccountOwner, Outcome::Pass),
        (false, Some(AccountKind::Organization)) => {
            Check::skipped(CheckCode::AccountOwner, Cause::OrganizationNamespace)
        }
        (false, Some(AccountKind::User | AccountKind::Other)) => {
            Check::new(CheckCode::AccountOwner, judge_other(inputs))
                .because(Cause::OwnerDiffers)
                .with_remedy(RemedyAction::MatchOwner)
        }
        (false, None) => Check::skipped(CheckCode::AccountOwner, Cause::EarlierUnknown),
    };
    check.with_evidence(CheckEvidence {
        login: Some(inputs.request.username.to_string()),
        account_kind: kind,
        token_owner: Some(owner.login.clone()),
        ..CheckEvidence::default()
    })
}

/// A machine account may have been given the role to read somebody's packages: where an image is
/// named, or the lists are not known to be empty, the pull and the lists decide.
fn judge_other(inputs: &Inputs) -> Outcome {
    let sees_nothing = inputs.evidence.user_packages.is_known_to_be_empty();
    if inputs.own_image().is_none() && sees_nothing { Outcome::Fail } else { Outcome::Warn }
}
