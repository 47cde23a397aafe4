//! One line of the table: what is wrong, and what has to be said about it.

use ghcr_contract::{Cause, Check, CheckCode, Outcome, RemedyAction, Report, Verdict};
use std::fmt;

use super::blame::Blame;

/// A fault, how it is reached, and what a true diagnosis says.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) wrong: String,
    pub(crate) reach: Reach,
    pub(crate) expected: Finding,
}

/// How a person, or an operator's bad day, gets there.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reach {
    /// Typing what the persona of that title would.
    Persona(&'static str),
    /// Typing what no persona types.
    Typed(Typed),
    /// Typing that name, a good token, and the image `barometer` of that name.
    Account(&'static str),
    /// The sandbox's `--fault`, on paths that start so, for a member who names an image.
    Injected { fault: &'static str, path: &'static str },
    /// The registry refuses who is nobody in its other way.
    DenyAnonymous,
    /// Nobody listens where GitHub should be.
    PortClosed,
    /// The name of GitHub's host has no address.
    NameUnknown,
    /// Who answers there knows no TLS.
    PlainHttp,
    /// GitHub's process is killed while an answer is waited for.
    Killed,
}

/// What is typed, and what goes wrong meanwhile.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Typed {
    pub(crate) name: &'static str,
    /// The persona whose token it is, if there is one.
    pub(crate) token_of: Option<&'static str>,
    pub(crate) image: Option<&'static str>,
    /// The sandbox's `--fault`, and the paths on which it strikes.
    pub(crate) fault: Option<(&'static str, &'static str)>,
}

impl fmt::Display for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, token_of, image, fault } = self;
        write!(f, "{name}")?;
        if let Some(persona) = token_of {
            write!(f, " with the token of `{persona}`")?;
        }
        if let Some(image) = image {
            write!(f, " and {image}")?;
        }
        match fault {
            Some((fault, path)) => write!(f, ", --fault {fault} on {path}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Persona(_) => f.write_str("persona"),
            Self::Typed(typed) => typed.fmt(f),
            Self::Account(name) => write!(f, "account {name}"),
            Self::Injected { fault, path } => write!(f, "--fault {fault} on {path}"),
            Self::DenyAnonymous => f.write_str("--deny-anonymous"),
            Self::PortClosed => f.write_str("port closed"),
            Self::NameUnknown => f.write_str("https://github.invalid"),
            Self::PlainHttp => f.write_str("https:// before plain HTTP"),
            Self::Killed => f.write_str("kill -KILL"),
        }
    }
}

/// What was, or should be, said: the rung that is spoken of, and what follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) verdict: Verdict,
    pub(crate) rung: Option<CheckCode>,
    pub(crate) outcome: Outcome,
    pub(crate) cause: Option<Cause>,
    pub(crate) blame: Blame,
    pub(crate) remedy: Option<RemedyAction>,
}

impl Finding {
    /// Nothing to speak of.
    pub(crate) const READY: Self = Self {
        verdict: Verdict::Ready,
        rung: None,
        outcome: Outcome::Pass,
        cause: None,
        blame: Blame::Nobody,
        remedy: None,
    };

    /// A rung that stands in the way.
    pub(crate) fn fails(rung: CheckCode, cause: Cause, blame: Blame, remedy: RemedyAction) -> Self {
        let is_weather = rung == CheckCode::GithubReachable;
        let verdict = if is_weather { Verdict::Inconclusive } else { Verdict::Blocked };
        Self {
            verdict,
            rung: Some(rung),
            outcome: Outcome::Fail,
            cause: Some(cause),
            blame,
            remedy: Some(remedy),
        }
    }

    /// A rung that works, and that somebody should look at.
    pub(crate) fn warns(rung: CheckCode, cause: Cause, blame: Blame, remedy: RemedyAction) -> Self {
        let verdict = Verdict::ReadyWithWarnings;
        Self { verdict, outcome: Outcome::Warn, ..Self::fails(rung, cause, blame, remedy) }
    }

    /// A rung that nobody can answer, which leaves the verdict open.
    pub(crate) fn open(
        rung: CheckCode,
        cause: Cause,
        blame: Blame,
        remedy: Option<RemedyAction>,
    ) -> Self {
        let verdict = Verdict::Inconclusive;
        Self {
            verdict,
            rung: Some(rung),
            outcome: Outcome::Unknown,
            cause: Some(cause),
            blame,
            remedy,
        }
    }

    /// What the report says: of its headline; where it has none, of the rung that was expected to
    /// be spoken of.
    pub(crate) fn of(report: &Report, expected: Option<CheckCode>) -> Self {
        let rung = report.headline.or(expected);
        match rung.and_then(|code| report.check(code)) {
            Some(check) => Self::of_check(report.verdict, check),
            None => Self { verdict: report.verdict, ..Self::READY },
        }
    }

    fn of_check(verdict: Verdict, check: &Check) -> Self {
        let Check { code, outcome, cause, .. } = *check;
        let is_good = matches!(outcome, Outcome::Pass | Outcome::Skipped);
        let blame =
            cause.filter(|_| !is_good).map_or(Blame::Nobody, |cause| Blame::of(code, cause));
        let remedy = check.remedy.as_ref().map(|remedy| remedy.action);
        Self { verdict, rung: Some(code), outcome, cause, blame, remedy }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(rung) = self.rung else { return write!(f, "{}", self.verdict) };
        let cause = self.cause.map_or("-", Cause::as_str);
        let remedy = self.remedy.map_or("-", RemedyAction::as_str);
        write!(f, "{}: {rung} {} {cause}, {}, {remedy}", self.verdict, self.outcome, self.blame)
    }
}
