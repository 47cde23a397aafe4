//! Could this be a GitHub login? Refusing is the contract's: here it only wonders.

use super::Inputs;
use ghcr_contract::{Cause, Check, CheckCode, CheckEvidence, LoginOddity, Outcome, RemedyAction};

pub(super) fn check(inputs: &Inputs) -> Check {
    let username = &inputs.request.username;
    let evidence = CheckEvidence { login: Some(username.to_string()), ..CheckEvidence::default() };
    let check = match username.oddity() {
        None => Check::new(CheckCode::UsernameFormat, Outcome::Pass),
        Some(LoginOddity::Legacy) => Check::new(CheckCode::UsernameFormat, Outcome::Warn)
            .because(Cause::LegacyLogin)
            .with_remedy(RemedyAction::CheckUsername),
        Some(LoginOddity::Managed) => Check::new(CheckCode::UsernameFormat, Outcome::Warn)
            .because(Cause::ManagedLogin)
            .with_remedy(RemedyAction::EnterOrganization),
    };
    check.with_evidence(evidence)
}
