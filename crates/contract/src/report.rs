//! The whole ladder and what follows from it.

use crate::check::{Cause, Check, CheckCode, Outcome};
use crate::names::wire_names;
use serde::{Deserialize, Serialize};

wire_names! {
    /// What the report comes to.
    pub enum Verdict {
        /// It will scan.
        Ready = "ready",
        /// It will scan, and something should be looked at.
        ReadyWithWarnings = "ready_with_warnings",
        /// It will not scan until one thing is changed.
        Blocked = "blocked",
        /// Nobody knows: the question could not be asked, or the answer does not tell. Nothing is
        /// wrong with the token as far as is known.
        Inconclusive = "inconclusive",
    }
}

/// The diagnosis of one account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Report {
    /// What it comes to.
    pub verdict: Verdict,
    /// The rung to speak of first; none when all is well.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub headline: Option<CheckCode>,
    /// Every rung, in the ladder's order.
    pub checks: Vec<Check>,
    /// How long the diagnosis took, in milliseconds.
    pub elapsed_ms: u64,
    /// How many requests were sent to GitHub and the registry.
    pub upstream_calls: u32,
}

impl Report {
    /// Draws the verdict and the headline from the rungs.
    #[must_use]
    pub fn conclude(checks: Vec<Check>, elapsed_ms: u64, upstream_calls: u32) -> Self {
        let (verdict, headline) = Verdict::of(&checks);
        Self { verdict, headline, checks, elapsed_ms, upstream_calls }
    }

    /// The rung of that code.
    #[must_use]
    pub fn check(&self, code: CheckCode) -> Option<&Check> {
        self.checks.iter().find(|check| check.code == code)
    }
}

impl Verdict {
    /// The first failing rung decides; `github.reachable` alone is nobody's fault who filled in the
    /// form, so it leaves the question open. Then the first decisive rung without an answer. Then
    /// what nothing proves, because only a proof makes an account ready. Then the first warning.
    #[must_use]
    pub fn of(checks: &[Check]) -> (Self, Option<CheckCode>) {
        let proofs = Proofs::of(checks);
        let first =
            |wanted: &dyn Fn(&Check) -> bool| checks.iter().find(|it| wanted(it)).map(|it| it.code);
        let failed = first(&|it| it.outcome == Outcome::Fail);
        let open = first(&|it| it.outcome == Outcome::Unknown && proofs.leave_open(it.code));
        let unproven = (!checks.iter().any(|it| it.evidence.proves_access)).then(|| {
            // The pull is what would have proven it.
            first(&|it| it.code == CheckCode::ImagePull && it.outcome != Outcome::Skipped)
                .unwrap_or(CheckCode::ImageAnonymous)
        });
        let warned = first(&|it| it.outcome == Outcome::Warn);
        match (failed, open.or(unproven), warned) {
            (Some(CheckCode::GithubReachable), _, _) => (Self::Inconclusive, failed),
            (Some(_), _, _) => (Self::Blocked, failed),
            (None, Some(open), _) => (Self::Inconclusive, Some(open)),
            (None, None, Some(_)) => (Self::ReadyWithWarnings, warned),
            (None, None, None) => (Self::Ready, None),
        }
    }
}

/// What the pulls have proven, and so which rungs need no answer any more.
struct Proofs {
    /// An image of the account was pulled with the token.
    has_pulled: bool,
    /// And not without it: that proves more than any list.
    needed_token: bool,
    /// An image of the account was pulled without a token, and there is none.
    is_public_only: bool,
}

impl Proofs {
    fn of(checks: &[Check]) -> Self {
        let find = |code| checks.iter().find(|it| it.code == code);
        let proves = |code| find(code).is_some_and(|it| it.evidence.proves_access);
        let because = |code, cause| find(code).is_some_and(|it: &Check| it.cause == Some(cause));
        let has_pulled = proves(CheckCode::ImagePull);
        Self {
            has_pulled,
            needed_token: has_pulled && because(CheckCode::ImageAnonymous, Cause::TokenNeeded),
            is_public_only: proves(CheckCode::ImageAnonymous)
                && because(CheckCode::ImagePull, Cause::NoToken),
        }
    }

    /// Whether nobody can say that the account scans while that rung has no answer.
    fn leave_open(&self, code: CheckCode) -> bool {
        match code {
            CheckCode::PackagesList => !self.needed_token,
            CheckCode::ImageAnonymous => !self.has_pulled,
            // Where the registry gives the account's own image to everybody, there is the account.
            CheckCode::GithubReachable | CheckCode::AccountExists => !self.is_public_only,
            code => code.is_decisive(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::CheckEvidence;
    use CheckCode::{AccountExists, GithubReachable, TokenExpiry, TokenScope, UsernameFormat};
    use Outcome::{Fail, Pass, Skipped, Unknown, Warn};

    fn proving(check: Check) -> Check {
        let evidence = CheckEvidence { proves_access: true, ..CheckEvidence::default() };
        check.with_evidence(evidence)
    }

    /// A package of the account that is to be scanned.
    fn listed() -> Check {
        proving(Check::new(CheckCode::PackagesVisibility, Pass))
    }

    #[test]
    fn nothing_is_ready_that_is_not_proven() {
        let all_passed = || CheckCode::ALL.iter().map(|code| Check::new(*code, Pass));
        let unproven = (Verdict::Inconclusive, Some(CheckCode::ImagePull));
        assert_eq!(Verdict::of(&all_passed().collect::<Vec<_>>()), unproven);
        let without_pull = [Check::skipped(CheckCode::ImagePull, Cause::NoToken)];
        let unproven = (Verdict::Inconclusive, Some(CheckCode::ImageAnonymous));
        assert_eq!(Verdict::of(&without_pull), unproven);
        let proven: Vec<Check> = all_passed().chain([listed()]).collect();
        assert_eq!(Verdict::of(&proven), (Verdict::Ready, None));
    }

    #[test]
    fn an_image_that_everybody_may_pull_needs_no_look_up_of_its_owner() {
        let unknown = |code| Check::new(code, Unknown).because(Cause::RateLimited);
        let no_token = Check::skipped(CheckCode::ImagePull, Cause::NoToken);
        let anonymous = Check::new(CheckCode::ImageAnonymous, Pass);
        let look_ups = [unknown(GithubReachable), unknown(AccountExists), no_token];
        let of = |last: Check| Verdict::of(&[look_ups.as_slice(), &[last]].concat());
        assert_eq!(of(proving(anonymous.clone())), (Verdict::Ready, None));
        assert_eq!(of(anonymous), (Verdict::Inconclusive, Some(GithubReachable)));
    }

    #[test]
    fn the_verdict_follows_from_the_rungs() {
        type Row<'a> = (&'a [(CheckCode, Outcome)], Verdict, Option<CheckCode>);
        let table: [Row; 8] = [
            (&[(UsernameFormat, Pass), (GithubReachable, Pass)], Verdict::Ready, None),
            (&[(TokenExpiry, Unknown), (AccountExists, Pass)], Verdict::Ready, None),
            (&[(TokenScope, Skipped), (AccountExists, Pass)], Verdict::Ready, None),
            (
                &[(UsernameFormat, Warn), (TokenScope, Pass)],
                Verdict::ReadyWithWarnings,
                Some(UsernameFormat),
            ),
            (&[(UsernameFormat, Warn), (TokenScope, Fail)], Verdict::Blocked, Some(TokenScope)),
            (&[(TokenScope, Fail), (AccountExists, Fail)], Verdict::Blocked, Some(TokenScope)),
            (
                &[(UsernameFormat, Warn), (GithubReachable, Fail)],
                Verdict::Inconclusive,
                Some(GithubReachable),
            ),
            (
                &[(UsernameFormat, Warn), (AccountExists, Unknown)],
                Verdict::Inconclusive,
                Some(AccountExists),
            ),
        ];
        for (rungs, verdict, headline) in table {
            let rungs_alone = rungs.iter().map(|(code, outcome)| Check::new(*code, *outcome));
            let checks: Vec<Check> = rungs_alone.chain([listed()]).collect();
            assert_eq!(Verdict::of(&checks), (verdict, headline), "{rungs:?}");
        }
    }

    #[test]
    fn where_nothing_was_pulled_the_list_decides() {
        let list = Check::new(CheckCode::PackagesList, Unknown);
        let untried = [list.clone(), Check::new(CheckCode::ImagePull, Skipped)];
        assert_eq!(Verdict::of(&untried), (Verdict::Inconclusive, Some(CheckCode::PackagesList)));
        let pulled = |anonymous: Check| {
            [list.clone(), proving(Check::new(CheckCode::ImagePull, Pass)), anonymous]
        };
        let anonymous =
            |outcome, cause| Check::new(CheckCode::ImageAnonymous, outcome).because(cause);
        assert_eq!(
            Verdict::of(&pulled(anonymous(Pass, Cause::TokenNeeded))),
            (Verdict::Ready, None)
        );
        let open = (Verdict::Inconclusive, Some(CheckCode::PackagesList));
        for proves_nothing in
            [anonymous(Pass, Cause::NoTokenNeeded), anonymous(Unknown, Cause::TimedOut)]
        {
            assert_eq!(Verdict::of(&pulled(proves_nothing)), open);
        }
    }

    #[test]
    fn an_unknown_is_never_ready_where_the_answer_decides() {
        for code in CheckCode::ALL.iter().copied().filter(|code| code.is_decisive()) {
            assert_eq!(
                Verdict::of(&[Check::new(code, Unknown), listed()]),
                (Verdict::Inconclusive, Some(code))
            );
        }
    }
}
