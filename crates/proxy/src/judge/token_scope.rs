//! May the token read packages, and what may it do beyond?

use super::links::{new_token, token_list};
use super::{Inputs, evidence_of};
use crate::gather::evidence::{Evidence, ListedPart};
use ghcr_contract::{
    Cause, Check, CheckCode, CheckEvidence, Outcome, Remedy, RemedyAction, Scopes, TokenKind,
};

pub(super) fn check(inputs: &Inputs) -> Check {
    if inputs.request.token.is_none() {
        return Check::skipped(CheckCode::TokenScope, Cause::NoToken);
    }
    let (Some(_), Some(reply)) = (inputs.evidence.token_owner(), inputs.token_reply()) else {
        return Check::skipped(CheckCode::TokenScope, Cause::EarlierUnknown);
    };
    match &reply.head.scopes {
        None if is_refused_for_scope(inputs) => {
            judge(inputs, &Scopes::default()).with_evidence(evidence_of(reply))
        }
        // GitHub lists packages for no token without the scope, public ones neither (GitHub facts,
        // section 3).
        None if is_given_a_list(inputs) => {
            Check::new(CheckCode::TokenScope, Outcome::Pass).with_evidence(evidence_of(reply))
        }
        None => Check::new(CheckCode::TokenScope, Outcome::Unknown)
            .because(Cause::ScopesNotTold)
            .with_evidence(evidence_of(reply)),
        Some(header) => {
            let scopes = Scopes::parse(header);
            judge(inputs, &scopes).with_evidence(CheckEvidence {
                excess_scopes: Some(scopes.in_excess()).filter(|excess| !excess.is_empty()),
                scopes: Some(scopes),
                ..evidence_of(reply)
            })
        }
    }
}

/// A classic token without any scope has no header for them, and neither has one from which
/// something on the way has taken it (GitHub facts, section 3).
pub(super) fn is_untold(inputs: &Inputs) -> bool {
    inputs.token_reply().is_some_and(|reply| reply.head.scopes.is_none())
}

/// Whether GitHub refuses the lists for the lack of a scope.
fn is_refused_for_scope(inputs: &Inputs) -> bool {
    let mut replies = lists(inputs).filter_map(ListedPart::reply);
    replies.any(|reply| reply.head.status == 403 && reply.message_has("read:packages"))
}

fn is_given_a_list(inputs: &Inputs) -> bool {
    lists(inputs).any(ListedPart::is_answered)
}

fn lists<'a>(inputs: &Inputs<'a>) -> impl Iterator<Item = &'a ListedPart> {
    let Evidence { org_packages, user_packages, .. } = inputs.evidence;
    org_packages.parts.iter().chain(&user_packages.parts)
}

fn judge(inputs: &Inputs, scopes: &Scopes) -> Check {
    // An app's token is in no list, and its scopes are the app's to ask for.
    let is_of_app =
        inputs.request.token.as_ref().is_some_and(|it| it.lint().kind == TokenKind::OauthApp);
    let web = &inputs.hosts.github_web;
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
