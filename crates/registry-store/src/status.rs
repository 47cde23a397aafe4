//! How a registry stands after its last test.

use ghcr_contract::{Cause, CheckCode, RegistryState, Report, Verdict};
use std::str::FromStr;

/// What the last test came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// There was no test since the registry was saved, or since its connection changed.
    NeverTested,
    /// It will scan.
    Ready,
    /// It will scan, and something should be looked at.
    ReadyWithWarnings,
    /// It will not scan until one thing is changed.
    Blocked,
    /// The test could not find out.
    Inconclusive,
}

/// The state, and what the last test says first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// What the last test came to.
    pub state: State,
    /// The check to speak of first; none when all is well.
    pub headline: Option<CheckCode>,
    /// Why that check ended as it did.
    pub cause: Option<Cause>,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::NeverTested,
        Self::Ready,
        Self::ReadyWithWarnings,
        Self::Blocked,
        Self::Inconclusive,
    ];

    /// The stable name, as the database has it. Those of a verdict are the contract's.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NeverTested => "never_tested",
            Self::Ready => Verdict::Ready.as_str(),
            Self::ReadyWithWarnings => Verdict::ReadyWithWarnings.as_str(),
            Self::Blocked => Verdict::Blocked.as_str(),
            Self::Inconclusive => Verdict::Inconclusive.as_str(),
        }
    }
}

impl FromStr for State {
    type Err = crate::InvalidText;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|state| state.as_str() == text)
            .ok_or(crate::InvalidText::new("A name of no state."))
    }
}

impl From<State> for RegistryState {
    fn from(state: State) -> Self {
        match state {
            State::NeverTested => Self::NeverTested,
            State::Ready => Self::Ready,
            State::ReadyWithWarnings => Self::ReadyWithWarnings,
            State::Blocked => Self::Blocked,
            State::Inconclusive => Self::Inconclusive,
        }
    }
}

impl From<Verdict> for State {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Ready => Self::Ready,
            Verdict::ReadyWithWarnings => Self::ReadyWithWarnings,
            Verdict::Blocked => Self::Blocked,
            Verdict::Inconclusive => Self::Inconclusive,
        }
    }
}

impl Status {
    /// Before the first test.
    pub(crate) const NEVER_TESTED: Self =
        Self { state: State::NeverTested, headline: None, cause: None };

    /// Returns true if GitHub has refused the token. Each try with a refused token counts as a
    /// failed login of its owner, so it is not tried again until it is replaced.
    #[must_use]
    pub fn is_refusal(self) -> bool {
        self.state == State::Blocked && self.headline == Some(CheckCode::TokenAccepted)
    }

    /// What a report says.
    pub(crate) fn of(report: &Report) -> Self {
        let headline = report.headline;
        let cause = headline.and_then(|code| report.check(code)).and_then(|check| check.cause);
        Self { state: report.verdict.into(), headline, cause }
    }
}
