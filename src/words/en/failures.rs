//! Why there is no report. None of it blames the token.

use super::wait;
use crate::api::ApiFailure;
use ghcr_contract::{Problem, ProblemCode};

pub(super) fn failure(failure: &ApiFailure) -> String {
    match failure {
        ApiFailure::Unreachable => {
            "The service behind this page cannot be reached, so nothing was tested. Check \
                                    your connection, then test again."
                .into()
        }
        ApiFailure::TimedOut => {
            "The service behind this page did not answer in time, so nothing is known yet. Test \
                                 again in a minute."
                .into()
        }
        ApiFailure::Cancelled => "The test was cancelled.".into(),
        ApiFailure::NotTheProxy { status } => format!(
            "Something else answered instead of the service (HTTP {status}). Sign in again if your company asks for \
             it, then reload this page."
        ),
        ApiFailure::Unreadable => {
            "The service answered in a way that this page does not know. Reload the page; it \
                                   may be older than the service."
                .into()
        }
        ApiFailure::BrokenOff => {
            "The service's answer broke off before the end, so there is no verdict. Test again.".into()
        }
        ApiFailure::Problem(problem) => self::problem(problem),
    }
}

fn problem(problem: &Problem) -> String {
    let sentence = match problem.code {
        ProblemCode::InvalidFields => {
            "Something in the form cannot be sent. Correct the fields that are marked."
        }
        ProblemCode::BodyTooLarge => "The form holds too much text. Shorten the longest field.",
        ProblemCode::RequestTimeout => "The question did not reach the service in time. Test again.",
        ProblemCode::TooManyAttempts => {
            return again(
                "Nothing was asked this time. GitHub refused the last tries, and after too many it locks the account \
                 out. This is no new verdict",
                problem.retry_after_s,
            );
        }
        ProblemCode::TooManyRequests => {
            return again(
                "Nothing was asked this time: too many tests in a short while",
                problem.retry_after_s,
            );
        }
        ProblemCode::MalformedJson | ProblemCode::UnsupportedMediaType | ProblemCode::MethodNotAllowed => {
            "The service did not understand this page. Reload it; it may be older than the service."
        }
        ProblemCode::NotFound => {
            "The service does not know this test. Reload the page; if that does not help, tell those who run it."
        }
        ProblemCode::Internal => {
            "The service made a mistake of its own. Test again, and if it happens twice, tell those who run it."
        }
    };
    sentence.to_owned()
}

fn again(what: &str, retry_after_s: Option<u64>) -> String {
    match retry_after_s {
        Some(seconds) => format!("{what}. Test again in {}.", wait(seconds)),
        None => format!("{what}. Test again in a few minutes."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_attempt_is_no_verdict_and_says_how_long_to_wait() {
        let said = |code, seconds| failure(&ApiFailure::Problem(Problem::until(code, seconds)));
        assert_eq!(
            said(ProblemCode::TooManyAttempts, 300),
            "Nothing was asked this time. GitHub refused the last tries, and after too many it locks the account out. \
             This is no new verdict. Test again in 5 minutes."
        );
        assert_eq!(
            said(ProblemCode::TooManyRequests, 1),
            "Nothing was asked this time: too many tests in a short while. Test again in 1 second."
        );
    }
}
