//! What holds of every report, whatever was wrong: no pass without proof, and no outage blamed on
//! the token.

use ghcr_contract::{Cause, Check, CheckCode, Outcome, Report, Verdict};

use super::blame::Blame;

/// Sentences on all that such a report must not say.
pub(super) fn objections(report: &Report) -> Vec<String> {
    let unproven =
        report.checks.iter().filter(|check| check.outcome == Outcome::Pass && !is_proven(check));
    let unproven = unproven.map(|check| format!("{} passes without evidence", check.code));
    let slander =
        report.checks.iter().filter(|check| blames_an_outage_on_the_person(report, check));
    let slander = slander.map(|check| format!("{} fails for an outage", check.code));
    unproven.chain(slander).collect()
}

/// What nobody was asked for needs no answer to show; the rest shows the answer, and a pull the
/// manifest's digest.
fn is_proven(check: &Check) -> bool {
    let seen = &check.evidence;
    match check.code {
        CheckCode::UsernameFormat | CheckCode::TokenFormat | CheckCode::TokenKind => true,
        CheckCode::ImagePull => seen.digest.is_some(),
        CheckCode::ImageAnonymous if check.cause == Some(Cause::NoTokenNeeded) => {
            seen.digest.is_some()
        }
        CheckCode::PackagesVisibility => seen.packages.is_some(),
        CheckCode::AccountExists | CheckCode::AccountOwner => {
            seen.status.is_some() || seen.login.is_some()
        }
        CheckCode::GithubReachable
        | CheckCode::TokenAccepted
        | CheckCode::TokenScope
        | CheckCode::TokenExpiry
        | CheckCode::OrgMembership
        | CheckCode::OrgSso
        | CheckCode::OrgPolicy
        | CheckCode::PackagesList
        | CheckCode::ImageAnonymous => seen.status.is_some(),
    }
}

fn blames_an_outage_on_the_person(report: &Report, check: &Check) -> bool {
    let is_outage = check.cause.is_some_and(|cause| Blame::of(check.code, cause).is_outage());
    let is_alone =
        check.code == CheckCode::GithubReachable && report.verdict == Verdict::Inconclusive;
    is_outage && check.outcome == Outcome::Fail && !is_alone
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_without_evidence_and_a_failure_for_an_outage_are_objected_to() {
        let pull = Check::new(CheckCode::ImagePull, Outcome::Pass);
        let scope = Check::new(CheckCode::TokenScope, Outcome::Fail).because(Cause::TimedOut);
        let reachable =
            Check::new(CheckCode::GithubReachable, Outcome::Fail).because(Cause::TimedOut);
        let told = objections(&Report::conclude(vec![reachable.clone(), scope, pull], 0, 0));
        assert_eq!(told, ["image.pull passes without evidence", "token.scope fails for an outage"]);
        assert!(objections(&Report::conclude(vec![reachable], 0, 0)).is_empty());
    }
}
