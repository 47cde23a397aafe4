//! What a caller must bring before an endpoint about packages or organisations answers.

use super::caller::Caller;
use super::refusal::{self, Refused};
use crate::state::SandboxState;
use crate::world::{Account, Barrier, IssuedToken, SignOnForm, Target, barrier};
use ghcr_contract::TokenKind;

/// A token that may read packages. "Even for public packages" the scope is needed; kinds that may
/// not list them at all are told something else (GitHub facts, section 3).
pub(super) fn package_reader<'a>(
    caller: &'a Caller,
    action: &str,
    docs: &str,
) -> Result<&'a IssuedToken, Refused> {
    let token = caller.token().ok_or_else(|| refusal::requires_authentication(docs))?;
    match token.kind() {
        TokenKind::AppInstallation | TokenKind::AppUser => {
            Err(refusal::invalid_argument(docs).into())
        }
        TokenKind::FineGrained => Err(refusal::not_for_fine_grained(docs).into()),
        _ if !token.grants("read:packages") => {
            Err(refusal::scope_missing(&format!("read:packages scope to {action}"), docs).into())
        }
        _ => Ok(token),
    }
}

/// A token that may read which organisations its owner belongs to.
pub(super) fn organization_reader<'a>(
    caller: &'a Caller,
    action: &str,
    docs: &str,
) -> Result<&'a IssuedToken, Refused> {
    let token = caller.token().ok_or_else(|| refusal::requires_authentication(docs))?;
    match token.kind() {
        TokenKind::AppInstallation => Err(refusal::not_for_integrations(docs).into()),
        TokenKind::AppUser | TokenKind::FineGrained => Ok(token),
        _ if token.grants("read:org") || token.grants("user") => Ok(token),
        _ => {
            let needs = format!("read:org scope or user scope to {action}");
            Err(refusal::scope_missing(&needs, docs).into())
        }
    }
}

/// Passes every guard of the organisation, or is told which one stops it. A guard that only hides
/// says so.
pub(super) fn pass_guards(
    state: &SandboxState,
    namespace: &Account,
    token: &IssuedToken,
    target: Target,
) -> Result<Passage, Refused> {
    match barrier(namespace, token, target, state.now()) {
        None => Ok(Passage::Whole),
        Some(Barrier::SignOn { form: SignOnForm::Partial, .. }) => Ok(Passage::PublicOnly),
        Some(barrier) => Err(refusal::barred(&barrier, &state.name_request()).into()),
    }
}

/// How much a token gets to see behind the guards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Passage {
    /// All that its owner may see.
    Whole,
    /// Only what is public; the answer says that something is hidden.
    PublicOnly,
}
