//! Why there is no report. None of it blames the token.

use crate::api::ApiFailure;
use ghcr_contract::ProblemCode;

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
        ApiFailure::Problem(problem) => self::problem(problem.code).to_owned(),
    }
}

fn problem(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::InvalidFields => {
            "Something in the form cannot be sent. Correct the fields that are marked."
        }
        ProblemCode::BodyTooLarge => "The form holds too much text. Shorten the longest field.",
        ProblemCode::RequestTimeout => "The question did not reach the service in time. Test again.",
        ProblemCode::MalformedJson | ProblemCode::UnsupportedMediaType | ProblemCode::MethodNotAllowed => {
            "The service did not understand this page. Reload it; it may be older than the service."
        }
        ProblemCode::NotFound => {
            "The service does not know this test. Reload the page; if that does not help, tell those who run it."
        }
        ProblemCode::Internal => {
            "The service made a mistake of its own. Test again, and if it happens twice, tell those who run it."
        }
    }
}
