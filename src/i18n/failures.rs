//! Why there is no report. None of it blames the token.

use super::{Key, Phrase, Words};
use crate::api::ApiError;
use ghcr_contract::{Problem, ProblemCode};

impl Words {
    /// Why there is no report, and what to do.
    #[must_use]
    pub fn failure(self, failure: &ApiError) -> String {
        let phrase = match failure {
            ApiError::Unreachable => Phrase::Unreachable,
            ApiError::TimedOut => Phrase::ProxyTimedOut,
            ApiError::Cancelled => Phrase::CallCancelled,
            ApiError::NotTheProxy { status } => {
                return self.with_number(Phrase::NotTheProxy, "status", (*status).into());
            }
            ApiError::Unreadable => Phrase::Unreadable,
            ApiError::BrokenOff => Phrase::BrokenOff,
            ApiError::Unsigned => Phrase::Unsigned,
            ApiError::NotTaken { status } => {
                return self.with_number(Phrase::NotTaken, "status", (*status).into());
            }
            ApiError::Problem(problem) => return self.problem(problem),
        };
        self.text(Key::Phrase(phrase)).to_owned()
    }

    fn problem(self, problem: &Problem) -> String {
        let sentence = self.text(Key::Problem(problem.code));
        match problem.code {
            ProblemCode::TooManyAttempts | ProblemCode::TooManyRequests => {
                self.again(sentence, problem.retry_after_s)
            }
            _ => sentence.to_owned(),
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::i18n::tests::english;

    #[test]
    fn a_refused_attempt_is_no_verdict_and_says_how_long_to_wait() {
        let said =
            |code, seconds| english().failure(&ApiError::Problem(Problem::until(code, seconds)));
        assert_eq!(
            said(ProblemCode::TooManyAttempts, 300),
            "Nothing was asked this time. The last tries were refused or broken off, and after too many GitHub locks \
             the account out. This is not a new verdict. Test again in 5\u{a0}minutes."
        );
        assert_eq!(
            said(ProblemCode::TooManyRequests, 1),
            "Nothing was asked this time: too many tests in a short while. Test again in 1\u{a0}second."
        );
    }
}
