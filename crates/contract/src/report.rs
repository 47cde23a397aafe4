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
    /// form, so it leaves the question open. Then the first decisive rung without an answer, then
    /// the first warning.
    #[must_use]
    pub fn of(checks: &[Check]) -> (Self, Option<CheckCode>) {
        let first =
            |wanted: &dyn Fn(&Check) -> bool| checks.iter().find(|it| wanted(it)).map(|it| it.code);
        let failed = first(&|it| it.outcome == Outcome::Fail);
        let has_pulled =
            checks.iter().any(|it| it.code == CheckCode::ImagePull && it.outcome == Outcome::Pass);
        let needed_token = |it: &Check| {
            it.code == CheckCode::ImageAnonymous && it.cause == Some(Cause::TokenNeeded)
        };
        // A pull that worked proves more than any list, if it is known to have needed the token.
        // Without one, the list and the anonymous pull are all there is.
        let proves_token = has_pulled && checks.iter().any(needed_token);
        let decides = |code: CheckCode| {
            code.is_decisive()
                || (code == CheckCode::PackagesList && !proves_token)
                || (code == CheckCode::ImageAnonymous && !has_pulled)
        };
        let open = first(&|it| it.outcome == Outcome::Unknown && decides(it.code));
        let warned = first(&|it| it.outcome == Outcome::Warn);
        match (failed, open, warned) {
            (Some(CheckCode::GithubReachable), _, _) => (Self::Inconclusive, failed),
            (Some(_), _, _) => (Self::Blocked, failed),
            (None, Some(_), _) => (Self::Inconclusive, open),
            (None, None, Some(_)) => (Self::ReadyWithWarnings, warned),
            (None, None, None) => (Self::Ready, None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use CheckCode::{AccountExists, GithubReachable, TokenExpiry, TokenScope, UsernameFormat};
    use Outcome::{Fail, Pass, Skipped, Unknown, Warn};

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
            let checks: Vec<Check> =
                rungs.iter().map(|(code, outcome)| Check::new(*code, *outcome)).collect();
            assert_eq!(Verdict::of(&checks), (verdict, headline), "{rungs:?}");
        }
    }

    #[test]
    fn where_nothing_was_pulled_the_list_decides() {
        let list = Check::new(CheckCode::PackagesList, Unknown);
        let untried = [list.clone(), Check::new(CheckCode::ImagePull, Skipped)];
        assert_eq!(Verdict::of(&untried), (Verdict::Inconclusive, Some(CheckCode::PackagesList)));
        let pulled =
            |anonymous: Check| [list.clone(), Check::new(CheckCode::ImagePull, Pass), anonymous];
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
                Verdict::of(&[Check::new(code, Unknown)]),
                (Verdict::Inconclusive, Some(code))
            );
        }
    }
}
