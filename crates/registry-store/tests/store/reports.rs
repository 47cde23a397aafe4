//! Reports as tests of a registry give them.

use ghcr_contract::{
    Cause, Check, CheckCode, CheckEvidence, Outcome, PackageCounts, Report, Scopes,
};

pub(crate) const COUNTS: PackageCounts =
    PackageCounts { public: 3, internal: 12, private: 1, is_complete: true };
/// When the token of [`ready`] ends.
pub(crate) const EXPIRES_AT: i64 = 1_800_000_000;

/// All is well.
pub(crate) fn ready() -> Report {
    let accepted = CheckEvidence { token_owner: Some("mona".into()), ..CheckEvidence::default() };
    let scopes = CheckEvidence {
        scopes: Some(Scopes::parse("read:packages, read:org")),
        ..CheckEvidence::default()
    };
    let expiry = CheckEvidence { expires_at: Some(EXPIRES_AT), ..CheckEvidence::default() };
    let packages =
        CheckEvidence { packages: Some(COUNTS), proves_access: true, ..CheckEvidence::default() };
    let passed = |code, evidence| Check::new(code, Outcome::Pass).with_evidence(evidence);
    Report::conclude(
        vec![
            passed(CheckCode::TokenAccepted, accepted),
            passed(CheckCode::TokenScope, scopes),
            passed(CheckCode::TokenExpiry, expiry),
            passed(CheckCode::PackagesVisibility, packages),
        ],
        120,
        4,
    )
}

/// GitHub refuses the token.
pub(crate) fn refused() -> Report {
    let check = Check::new(CheckCode::TokenAccepted, Outcome::Fail);
    Report::conclude(vec![check.because(Cause::ExpiredOrRevoked)], 80, 1)
}
