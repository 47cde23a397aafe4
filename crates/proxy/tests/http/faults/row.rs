//! One line of the table: what is wrong, and what has to be said about it.

use ghcr_contract::{Cause, Check, CheckCode, Outcome, RemedyAction, Report, Verdict};
use std::fmt;

use super::blame::Blame;

/// A fault, how it is reached, and what a true diagnosis says.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) wrong: String,
    pub(super) asks: Asks,
    pub(super) github: Github,
    pub(super) expected: Finding,
}

/// What is typed.
#[derive(Clone, Debug)]
pub(super) enum Asks {
    /// What the persona of that title would type.
    Persona(&'static str),
    /// Something else: a name, the token of that persona, and an image.
    Typed { name: &'static str, token_of: Option<&'static str>, image: Option<String> },
}

impl Asks {
    /// A name and nothing else.
    pub(super) const fn name(name: &'static str) -> Self {
        Self::Typed { name, token_of: None, image: None }
    }

    pub(super) fn with_token_of(self, persona: &'static str) -> Self {
        match self {
            Self::Typed { name, image, .. } => Self::Typed { name, token_of: Some(persona), image },
            Self::Persona(_) => self,
        }
    }

    pub(super) fn with_image(self, path: &str) -> Self {
        match self {
            Self::Typed { name, token_of, .. } => {
                Self::Typed { name, token_of, image: Some(path.to_owned()) }
            }
            Self::Persona(_) => self,
        }
    }
}

/// What is where GitHub should be.
#[derive(Clone, Copy, Debug)]
pub(super) enum Github {
    /// The sandbox, with nothing wrong.
    Well,
    /// The sandbox with its `--fault`, on paths that start so.
    Faulty { fault: &'static str, path: &'static str },
    /// The registry refuses who is nobody in its other way.
    DenyAnonymous,
    /// Nobody listens.
    PortClosed,
    /// The name of the host has no address.
    NameUnknown,
    /// Who answers there knows no TLS.
    PlainHttp,
    /// It stops while an answer is waited for, and cuts its connections.
    Stopped,
}

impl fmt::Display for Row {
    /// How the fault is reached.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.asks {
            Asks::Persona(title) => write!(f, "persona {title}")?,
            Asks::Typed { name, .. } => write!(f, "typed {name}")?,
        }
        match self.github {
            Github::Well => Ok(()),
            Github::Faulty { fault, path } => write!(f, ", --fault {fault} on {path}"),
            other => write!(f, ", {other:?}"),
        }
    }
}

/// What was, or should be, said: the rung that is spoken of, and what follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) verdict: Verdict,
    pub(super) rung: Option<CheckCode>,
    pub(super) outcome: Outcome,
    pub(super) cause: Option<Cause>,
    pub(super) remedy: Option<RemedyAction>,
}

impl Finding {
    /// Nothing to speak of.
    pub(super) const READY: Self = Self {
        verdict: Verdict::Ready,
        rung: None,
        outcome: Outcome::Pass,
        cause: None,
        remedy: None,
    };

    /// A rung that stands in the way.
    pub(super) fn fails(rung: CheckCode, cause: Cause, remedy: RemedyAction) -> Self {
        let is_outage = rung == CheckCode::GithubReachable;
        let verdict = if is_outage { Verdict::Inconclusive } else { Verdict::Blocked };
        Self { verdict, outcome: Outcome::Fail, ..Self::open(rung, cause, Some(remedy)) }
    }

    /// A rung that works, and that somebody should look at.
    pub(super) fn warns(rung: CheckCode, cause: Cause, remedy: RemedyAction) -> Self {
        let verdict = Verdict::ReadyWithWarnings;
        Self { verdict, outcome: Outcome::Warn, ..Self::open(rung, cause, Some(remedy)) }
    }

    /// A rung that nobody can answer, which leaves the verdict open.
    pub(super) fn open(rung: CheckCode, cause: Cause, remedy: Option<RemedyAction>) -> Self {
        Self {
            verdict: Verdict::Inconclusive,
            rung: Some(rung),
            outcome: Outcome::Unknown,
            cause: Some(cause),
            remedy,
        }
    }

    /// What the report says: of its headline; where it has none, of the rung that was expected to
    /// be spoken of.
    pub(super) fn of(report: &Report, expected: Option<CheckCode>) -> Self {
        let verdict = report.verdict;
        let rung = report.headline.or(expected);
        match rung.and_then(|code| report.check(code)) {
            Some(Check { code, outcome, cause, remedy, .. }) => Self {
                verdict,
                rung: Some(*code),
                outcome: *outcome,
                cause: *cause,
                remedy: remedy.as_ref().map(|remedy| remedy.action),
            },
            None => Self { verdict, ..Self::READY },
        }
    }

    /// Who is to blame, which follows from rung and cause.
    fn blame(&self) -> Blame {
        let is_good = matches!(self.outcome, Outcome::Pass | Outcome::Skipped);
        match (self.rung, self.cause) {
            (Some(rung), Some(cause)) if !is_good => Blame::of(rung, cause),
            _ => Blame::Nobody,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(rung) = self.rung else { return write!(f, "{}", self.verdict) };
        let cause = self.cause.map_or("-", Cause::as_str);
        let remedy = self.remedy.map_or("-", RemedyAction::as_str);
        write!(f, "{}: {rung} {} {cause}, {}, {remedy}", self.verdict, self.outcome, self.blame())
    }
}
