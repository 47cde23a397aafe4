//! The rungs in their order, decided as soon as what they rest on is there.

use super::{
    Inputs, account_exists, account_owner, github_reachable, image_anonymous, image_pull,
    org_membership, org_policy, org_sso, packages_list, packages_visibility, reproduce,
    token_accepted, token_expiry, token_format, token_kind, token_scope, username_format,
};
use ghcr_contract::{Cause, Check, CheckCode, Outcome};

/// How far the gathering has come. Each stage is a wave of requests; the first needs none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Nobody was asked.
    Offline,
    /// Whose token it is.
    Identity,
    /// What it sees.
    Namespace,
    /// All pages of it.
    Details,
    /// The pull.
    Pull,
}

type Rung = (CheckCode, Stage, fn(&Inputs) -> Check);

/// The order is the ladder's, and the stages never go back: so a rung is decided no later than
/// those above it.
const RUNGS: [Rung; 16] = [
    (CheckCode::UsernameFormat, Stage::Offline, username_format::check),
    (CheckCode::TokenFormat, Stage::Offline, token_format::check),
    (CheckCode::TokenKind, Stage::Offline, token_kind::check),
    (CheckCode::GithubReachable, Stage::Identity, github_reachable::check),
    (CheckCode::TokenAccepted, Stage::Identity, token_accepted::check),
    (CheckCode::TokenScope, Stage::Identity, token_scope::check),
    (CheckCode::TokenExpiry, Stage::Identity, token_expiry::check),
    (CheckCode::AccountExists, Stage::Namespace, account_exists::check),
    (CheckCode::AccountOwner, Stage::Namespace, account_owner::check),
    (CheckCode::OrgMembership, Stage::Namespace, org_membership::check),
    (CheckCode::OrgSso, Stage::Details, org_sso::check),
    (CheckCode::OrgPolicy, Stage::Details, org_policy::check),
    (CheckCode::PackagesList, Stage::Details, packages_list::check),
    (CheckCode::PackagesVisibility, Stage::Details, packages_visibility::check),
    (CheckCode::ImagePull, Stage::Pull, image_pull::check),
    (CheckCode::ImageAnonymous, Stage::Pull, image_anonymous::check),
];

/// Which stage a rung waits for. Of a token with an unknown prefix only GitHub can tell the kind;
/// and where GitHub does not say which scopes the token has, only what it lists can tell.
fn needs((code, stage, _): &Rung, inputs: &Inputs) -> Stage {
    match code {
        CheckCode::TokenKind if token_kind::is_left_to_github(inputs) => Stage::Identity,
        CheckCode::TokenScope if token_scope::is_untold(inputs) => Stage::Namespace,
        _ => *stage,
    }
}

/// The rungs that are decided so far.
#[derive(Clone, Debug, Default)]
pub struct Ladder {
    checks: Vec<Check>,
    has_failed: bool,
}

impl Ladder {
    /// Decides all rungs that rest on this stage or an earlier one, and returns those that are new.
    /// What stands above the first failing rung is skipped, not guessed.
    pub fn climb(&mut self, inputs: &Inputs, stage: Stage) -> &[Check] {
        let known = self.checks.len();
        for (code, _, check) in
            RUNGS.iter().skip(known).take_while(|rung| needs(rung, inputs) <= stage)
        {
            let mut check = if self.has_failed {
                Check::skipped(*code, Cause::EarlierFailure)
            } else {
                check(inputs)
            };
            if check.outcome == Outcome::Fail {
                check.reproduce = reproduce::lines(inputs, *code);
            }
            debug_assert!(check.code == *code, "a rung answers for itself");
            self.has_failed |= check.outcome == Outcome::Fail;
            self.checks.push(check);
        }
        &self.checks[known..]
    }

    /// Whether there is reason to ask on: nothing has failed so far.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.has_failed
    }

    /// The rungs.
    #[must_use]
    pub fn into_checks(self) -> Vec<Check> {
        self.checks
    }
}

#[cfg(test)]
mod tests {
    use super::RUNGS;
    use ghcr_contract::CheckCode;

    #[test]
    fn every_code_has_its_rung_and_no_stage_goes_back() {
        let codes: Vec<CheckCode> = RUNGS.iter().map(|(code, _, _)| *code).collect();
        assert_eq!(codes, CheckCode::ALL);
        assert!(RUNGS.is_sorted_by_key(|(_, stage, _)| *stage));
    }
}
