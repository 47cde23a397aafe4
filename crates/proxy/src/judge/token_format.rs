//! Is the token's text whole and clean?

use super::Inputs;
use ghcr_contract::{
    Cause, Check, CheckCode, CheckEvidence, ChecksumFinding, LengthFinding, Outcome, RemedyAction,
    TokenKind, TokenLint,
};

pub(super) fn check(inputs: &Inputs) -> Check {
    let Some(token) = &inputs.request.token else {
        return Check::skipped(CheckCode::TokenFormat, Cause::NoToken);
    };
    let lint = token.lint();
    let (outcome, cause) = judge(&lint);
    let mut check = Check::new(CheckCode::TokenFormat, outcome).with_evidence(evidence_of(&lint));
    if let Some(cause) = cause {
        check = check.because(cause).with_remedy(RemedyAction::CopyTokenAgain);
    }
    check
}

/// Strays are in no token that GitHub ever gave out, so asking would only count as a failed login.
/// All else is a doubt: unknown lengths, prefixes and sums prove nothing (GitHub facts, section 10,
/// points 8 and 9).
fn judge(lint: &TokenLint) -> (Outcome, Option<Cause>) {
    if !lint.strays.is_empty() {
        return (Outcome::Fail, Some(Cause::StrayCharacters));
    }
    match (lint.kind, lint.length, lint.checksum) {
        (TokenKind::Unknown, _, _) => (Outcome::Warn, Some(Cause::UnknownPrefix)),
        (_, LengthFinding::TooShort(_) | LengthFinding::TooLong(_), _) => {
            (Outcome::Warn, Some(Cause::UnusualLength))
        }
        (_, _, ChecksumFinding::Differs) => (Outcome::Warn, Some(Cause::ChecksumDiffers)),
        (
            _,
            LengthFinding::Usual | LengthFinding::NotFixed,
            ChecksumFinding::Matches | ChecksumFinding::Absent,
        ) => (Outcome::Pass, None),
    }
}

fn evidence_of(lint: &TokenLint) -> CheckEvidence {
    let signed = |length: usize| i32::try_from(length).unwrap_or(i32::MAX);
    CheckEvidence {
        token_kind: Some(lint.kind),
        checksum: Some(lint.checksum),
        length_difference: match lint.length {
            LengthFinding::TooShort(by) => Some(-signed(by)),
            LengthFinding::TooLong(by) => Some(signed(by)),
            LengthFinding::Usual | LengthFinding::NotFixed => None,
        },
        strays: lint.strays.clone(),
        ..CheckEvidence::default()
    }
}
