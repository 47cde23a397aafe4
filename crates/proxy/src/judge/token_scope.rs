//! May the token read packages, and what may it do beyond?

use super::links::{new_token, token_list};
use super::{Case, evidence_of};
use ghcr_contract::{
    Cause, Check, CheckCode, CheckEvidence, Outcome, Remedy, RemedyAction, Scopes, TokenKind,
};

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
    // An app's token is in no list, and its scopes are the app's to ask for.
    let is_of_app =
        case.request.token.as_ref().is_some_and(|it| it.lint().kind == TokenKind::OauthApp);
    let web = &case.hosts.github_web;
    let change = |action| match is_of_app {
        true => Remedy::at(RemedyAction::CreateClassicToken, new_token(web)),
        false => Remedy::at(action, token_list(web)),
    };
    match (scopes.grant_reading_packages(), scopes.in_excess().is_empty()) {
        (false, _) => Check::new(CheckCode::TokenScope, Outcome::Fail)
            .because(Cause::ReadPackagesMissing)
            .with_remedy(change(RemedyAction::AddScope)),
        (true, false) => Check::new(CheckCode::TokenScope, Outcome::Warn)
            .because(Cause::ExcessScopes)
            .with_remedy(change(RemedyAction::RemoveScopes)),
        (true, true) => Check::new(CheckCode::TokenScope, Outcome::Pass),
    }
}
