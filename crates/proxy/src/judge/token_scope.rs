//! May the token read packages, and what may it do beyond?

use super::links::token_list;
use super::{Case, evidence_of};
use ghcr_contract::{Cause, Check, CheckCode, CheckEvidence, Outcome, Remedy, RemedyAction, Scopes};

pub(super) fn check(case: &Case) -> Check {
    if case.request.token.is_none() {
        return Check::skipped(CheckCode::TokenScope, Cause::NoToken);
    }
    let (Some(_), Some(reply)) = (case.evidence.token_owner(), case.token_reply()) else {
        return Check::skipped(CheckCode::TokenScope, Cause::EarlierUnknown);
    };
    match &reply.seen.scopes {
        None => Check::new(CheckCode::TokenScope, Outcome::Unknown)
            .because(Cause::ScopesNotTold)
            .with_evidence(evidence_of(reply)),
        Some(header) => {
            let scopes = Scopes::parse(header);
            judge(case, &scopes).with_evidence(CheckEvidence {
                excess_scopes: Some(scopes.in_excess()).filter(|excess| !excess.is_empty()),
                scopes: Some(scopes),
                ..evidence_of(reply)
            })
        }
    }
}

fn judge(case: &Case, scopes: &Scopes) -> Check {
    let at_token_list = |action| Remedy::at(action, token_list(&case.hosts.github_web));
    match (scopes.grant_reading_packages(), scopes.in_excess().is_empty()) {
        (false, _) => Check::new(CheckCode::TokenScope, Outcome::Fail)
            .because(Cause::ReadPackagesMissing)
            .with_remedy(at_token_list(RemedyAction::AddScope)),
        (true, false) => Check::new(CheckCode::TokenScope, Outcome::Warn)
            .because(Cause::ExcessScopes)
            .with_remedy(at_token_list(RemedyAction::RemoveScopes)),
        (true, true) => Check::new(CheckCode::TokenScope, Outcome::Pass),
    }
}
