//! A problem document as an HTTP answer.

use axum::body::HttpBody;
use axum::http::header::Entry;
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;
use ghcr_contract::{FieldFault, Problem, ProblemCode};
use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

/// `application/problem+json` with the code's status.
#[derive(Debug)]
pub(crate) struct ProblemResponse {
    problem: Arc<Problem>,
    /// `WWW-Authenticate`: how to sign in.
    challenge: Option<&'static str>,
}

impl ProblemResponse {
    pub(crate) fn new(code: ProblemCode) -> Self {
        Problem::new(code).into()
    }

    pub(crate) fn until(code: ProblemCode, wait: Duration) -> Self {
        // Rounded up: whoever comes back on time should not be a moment early.
        let seconds = wait.as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX);
        Problem::until(code, seconds).into()
    }

    pub(crate) fn of_fields(errors: Vec<FieldFault>) -> Self {
        Problem::with_fields(errors).into()
    }

    /// Nobody is signed in; the challenge says how to (RFC 9110, section 11.6.1).
    pub(crate) fn unauthenticated(challenge: &'static str) -> Self {
        let problem = Problem::new(ProblemCode::Unauthenticated);
        Self { problem: problem.into(), challenge: Some(challenge) }
    }
}

impl From<Problem> for ProblemResponse {
    fn from(problem: Problem) -> Self {
        Self { problem: problem.into(), challenge: None }
    }
}

impl From<ProblemResponse> for Problem {
    fn from(response: ProblemResponse) -> Self {
        Arc::unwrap_or_clone(response.problem)
    }
}

impl IntoResponse for ProblemResponse {
    fn into_response(self) -> axum::response::Response {
        let status =
            StatusCode::from_u16(self.problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = body_of(&self.problem);
        let headers = [
            (header::CONTENT_TYPE, "application/problem+json"),
            (header::CACHE_CONTROL, "no-store"),
        ];
        let mut response = (status, headers, body).into_response();
        if let Some(seconds) = self.problem.retry_after_s {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        if let Some(challenge) = self.challenge {
            let challenge = HeaderValue::from_static(challenge);
            response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
        }
        // For `set_request_id`.
        response.extensions_mut().insert(self.problem);
        response
    }
}

/// Writes the request's id into the body of a problem document; other answers stay as they are.
pub(crate) fn set_request_id(response: &mut axum::response::Response, id: &str) {
    if let Some(problem) = response.extensions_mut().remove::<Arc<Problem>>() {
        let problem = Problem { request_id: Some(id.to_owned()), ..Problem::clone(&problem) };
        let body = body_of(&problem);
        if let Entry::Occupied(mut length) = response.headers_mut().entry(header::CONTENT_LENGTH) {
            length.insert(body.len().into());
        }
        // The answer to a HEAD has no body.
        if !response.body().is_end_stream() {
            *response.body_mut() = body.into();
        }
    }
}

fn body_of(problem: &Problem) -> Vec<u8> {
    serde_json::to_vec(problem).unwrap_or_default()
}

/// What is answered when a handler panics. The panic's text goes nowhere from here: the panic hook
/// has written it and the place to stderr, and neither can hold a request's fields (the contract's
/// types redact themselves).
pub(crate) fn after_panic(_: Box<dyn Any + Send + 'static>) -> Response<axum::body::Body> {
    tracing::error!("a handler panicked");
    ProblemResponse::new(ProblemCode::Internal).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use axum::routing::get;
    use tower::ServiceExt;
    use tower_http::catch_panic::CatchPanicLayer;

    async fn crash() -> &'static str {
        panic!("canary")
    }

    #[tokio::test]
    async fn a_panic_becomes_a_problem_that_does_not_repeat_it() {
        let app = Router::new().route("/", get(crash)).layer(CatchPanicLayer::custom(after_panic));
        let response = app.oneshot(Request::get("/").body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.status(), 500);
        assert_eq!(response.headers()["content-type"], "application/problem+json");
        let body = to_bytes(response.into_body(), 10_000).await.unwrap();
        let problem: Problem = serde_json::from_slice(&body).unwrap();
        assert_eq!(problem, Problem::new(ProblemCode::Internal));
    }
}
