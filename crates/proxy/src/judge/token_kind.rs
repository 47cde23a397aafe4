//! Is the token of a kind that GHCR accepts? The policy is data; this only looks it up.

use super::Inputs;
use super::links::new_token;
use ghcr_contract::{
    Cause, Check, CheckCode, CheckEvidence, Outcome, Remedy, RemedyAction, TokenKind,
};

pub(super) fn check(inputs: &Inputs) -> Check {
    let Some(token) = &inputs.request.token else {
        return Check::skipped(CheckCode::TokenKind, Cause::NoToken);
    };
    let kind = token.lint().kind;
    let evidence = CheckEvidence { token_kind: Some(kind), ..CheckEvidence::default() };
    let check = match inputs.policy.accepts(kind) {
        Some(true) => Check::new(CheckCode::TokenKind, Outcome::Pass),
        Some(false) => refuse(inputs, kind),
        None if github_lists_scopes(inputs) => Check::new(CheckCode::TokenKind, Outcome::Pass),
        None => Check::new(CheckCode::TokenKind, Outcome::Unknown).because(Cause::KindNotTold),
    };
    check.with_evidence(evidence)
}

fn refuse(inputs: &Inputs, kind: TokenKind) -> Check {
    let check = Check::new(CheckCode::TokenKind, Outcome::Fail).with_remedy(Remedy::at(
        RemedyAction::CreateClassicToken,
        new_token(&inputs.hosts.github_web),
    ));
    match kind {
        TokenKind::FineGrained => check.because(Cause::FineGrained),
        TokenKind::AppInstallation => check.because(Cause::AppInstallation),
        TokenKind::AppUser => check.because(Cause::AppUser),
        TokenKind::Refresh => check.because(Cause::RefreshToken),
        // Kinds that work today, should a host's policy leave them out.
        TokenKind::Classic | TokenKind::Legacy | TokenKind::OauthApp | TokenKind::Unknown => {
            check.because(Cause::KindNotTold)
        }
    }
}

/// Whether the token's text does not tell its kind.
pub(super) fn is_left_to_github(inputs: &Inputs) -> bool {
    let kind = inputs.request.token.as_ref().map(|token| token.lint().kind);
    kind.is_some_and(|kind| inputs.policy.accepts(kind).is_none())
}

/// GitHub names the scopes of classic and OAuth tokens only (GitHub facts, section 3), whatever
/// their prefix.
fn github_lists_scopes(inputs: &Inputs) -> bool {
    inputs.evidence.token_owner().is_some()
        && inputs.token_reply().is_some_and(|reply| reply.head.scopes.is_some())
}
