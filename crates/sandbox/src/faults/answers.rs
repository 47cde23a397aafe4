//! What each fault looks like from outside.

use super::{Fault, pause};
use crate::api::headers::{stamp, stamp_quota};
use crate::api::refusal;
use crate::rate_limits::Quota;
use crate::state::SandboxState;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, StreamExt};
use std::convert::Infallible;
use std::time::Duration;

/// How long until a used-up limit is full again, in seconds: half of GitHub's hour.
const UNTIL_RESET: i64 = 1_800;

/// Long enough for the first half of a body to leave before the connection is cut.
const BEFORE_THE_CUT: Duration = Duration::from_millis(20);

pub(super) async fn answer(fault: Fault, state: &SandboxState, request: &HeaderMap) -> Response {
    match fault {
        Fault::Hang => std::future::pending().await,
        Fault::Cut => cut(),
        Fault::EndlessBody => endless(),
        Fault::Garbage => body(StatusCode::OK, "application/json", "\u{1}\u{2}<<< not what you asked for"),
        Fault::Unicorn => body(StatusCode::SERVICE_UNAVAILABLE, "text/html; charset=utf-8", UNICORN_PAGE),
        Fault::HtmlPage => body(StatusCode::FORBIDDEN, "text/html; charset=utf-8", EGRESS_PAGE),
        Fault::Redirect => {
            (StatusCode::FOUND, [(header::LOCATION, "/login-of-a-captive-portal")]).into_response()
        }
        Fault::UserAgentRefused => refusal::user_agent_required(),
        Fault::ServerError => stamped(refusal::unavailable(), state, request),
        Fault::Lockout => stamped(refusal::locked_out(), state, request),
        Fault::RateLimited => rate_limited(state, request),
        Fault::SecondaryRateLimited => stamped(refusal::secondary_rate_limited(), state, request),
    }
}

fn body(status: StatusCode, content_type: &'static str, text: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, content_type)], text).into_response()
}

fn stamped(response: Response, state: &SandboxState, request: &HeaderMap) -> Response {
    stamp(response, state, request)
}

fn rate_limited(state: &SandboxState, request: &HeaderMap) -> Response {
    let is_authenticated = request.contains_key(header::AUTHORIZATION);
    let quota = Quota::used_up(is_authenticated, state.now().as_second() + UNTIL_RESET);
    stamp_quota(stamped(refusal::rate_limited(), state, request), quota)
}

/// Promises a body, sends a part of it, and breaks off.
fn cut() -> Response {
    const PROMISED: [(HeaderName, &str); 2] =
        [(header::CONTENT_TYPE, "application/json; charset=utf-8"), (header::CONTENT_LENGTH, "4096")];
    let start = stream::once(async { Ok("{\"login\":\"") });
    let end = stream::once(async {
        pause(BEFORE_THE_CUT).await;
        Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset))
    });
    (PROMISED, Body::from_stream(start.chain(end))).into_response()
}

fn endless() -> Response {
    let start = stream::once(async { "{\"login\":\"" });
    let more = stream::repeat(ENDLESS_PIECE);
    let body = Body::from_stream(start.chain(more).map(Ok::<_, Infallible>));
    ([(header::CONTENT_TYPE, "application/json; charset=utf-8")], body).into_response()
}

const ENDLESS_PIECE: &str =
    "mona mona mona mona mona mona mona mona mona mona mona mona mona mona mona mona ";

const UNICORN_PAGE: &str = "<!DOCTYPE html>\n<html>\n<head><title>Unicorn! &middot; GitHub</title></head>\n<body>\n\
    <p><strong>No server is currently available to service your request.</strong></p>\n\
    <p>Sorry about that. Please try refreshing and contact us if the problem persists.</p>\n</body>\n</html>\n";

const EGRESS_PAGE: &str = "<!DOCTYPE html>\n<html>\n<head><title>Access denied</title></head>\n<body>\n\
    <h1>Access denied</h1>\n<p>This category of sites is blocked by the network's policy.</p>\n</body>\n</html>\n";
