//! What each fault looks like from outside.

use super::bodies::{self, UNICORN_PAGE};
use crate::api::headers::{stamp, stamp_quota};
use crate::api::refusal;
use crate::faults::{Fault, outages};
use crate::http::{Misconduct, Peer};
use crate::registry::refusal as registry_refusal;
use crate::state::{Quota, SandboxState};
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// How long until a used-up limit is full again, in seconds: half of GitHub's hour.
const UNTIL_RESET: i64 = 1_800;

/// What is kept of a request that goes wrong.
pub(super) struct FaultedRequest {
    headers: HeaderMap,
    is_registry: bool,
    peer: Option<Peer>,
}

impl FaultedRequest {
    pub(super) fn of(request: &Request) -> Self {
        let peer = request.extensions().get().map(|ConnectInfo::<Peer>(peer)| peer.clone());
        let is_registry = outages::is_registry(request.uri().path());
        Self { headers: request.headers().clone(), is_registry, peer }
    }

    /// The API's headers; the registry has others.
    fn stamp(&self, response: Response, state: &SandboxState) -> Response {
        stamp(response, state, &self.headers)
    }

    fn rate_limited(&self, status: StatusCode, state: &SandboxState) -> Response {
        let is_authenticated = self.headers.contains_key(header::AUTHORIZATION);
        let quota = Quota::used_up(is_authenticated, state.now().as_second() + UNTIL_RESET);
        let mut response = self.stamp(refusal::rate_limited(), state);
        *response.status_mut() = status;
        stamp_quota(response, quota)
    }

    /// Whatever is answered now, the connection sends something else. Without a connection nothing
    /// is answered.
    async fn misbehave(&self, how: Misconduct) -> Response {
        match &self.peer {
            Some(peer) => peer.misbehave(how),
            None => std::future::pending().await,
        }
        StatusCode::OK.into_response()
    }
}

pub(super) async fn answer(
    fault: Fault,
    state: &SandboxState,
    request: FaultedRequest,
) -> Response {
    use StatusCode as S;
    match fault {
        Fault::Hang => std::future::pending().await,
        Fault::Disconnect => request.misbehave(Misconduct::Closes).await,
        Fault::NotHttp => request.misbehave(Misconduct::SpeaksOtherwise).await,
        Fault::EndlessHeaders => request.misbehave(Misconduct::SendsHeadersForever).await,
        Fault::Cut => bodies::cut(),
        Fault::EndlessBody => bodies::endless(),
        Fault::HugeBody => bodies::huge(),
        Fault::Trickle => bodies::trickle(),
        Fault::Garbage => json(S::OK, "\u{1}\u{2}<<< not what you asked for"),
        Fault::EmptyBody => json(S::OK, ""),
        Fault::HalfJson => json(S::OK, "{\"login\":\"mona\",\"id\":1,\"type\":\"Us"),
        Fault::OtherJson => json(S::OK, "{\"status\":\"ok\",\"service\":\"somebody else's\"}"),
        Fault::JsonArray => json(S::OK, "[\"login\",\"User\",[\"app\",\"2026-01-01\"]]"),
        Fault::Unicorn => html(S::SERVICE_UNAVAILABLE, UNICORN_PAGE),
        Fault::BadGateway => html(S::BAD_GATEWAY, bodies::GATEWAY_PAGE),
        Fault::HtmlPage => html(S::FORBIDDEN, bodies::EGRESS_PAGE),
        Fault::PortalPage => html(S::OK, bodies::PORTAL_PAGE),
        Fault::ProxyLogin => proxy_login(),
        Fault::Redirect => {
            (S::FOUND, [(header::LOCATION, "/login-of-a-captive-portal")]).into_response()
        }
        Fault::UserAgentRefused => refusal::user_agent_required(),
        Fault::ServerError if request.is_registry => registry_refusal::unavailable(),
        Fault::Lockout if request.is_registry => registry_refusal::denied(),
        Fault::RateLimited | Fault::SecondaryRateLimited | Fault::TooManyRequests
            if request.is_registry =>
        {
            registry_refusal::too_many_requests()
        }
        Fault::ServerError => request.stamp(refusal::unavailable(), state),
        Fault::Lockout => request.stamp(refusal::locked_out(), state),
        Fault::RateLimited => request.rate_limited(S::FORBIDDEN, state),
        Fault::TooManyRequests => request.rate_limited(S::TOO_MANY_REQUESTS, state),
        Fault::SecondaryRateLimited => request.stamp(refusal::secondary_rate_limited(), state),
        Fault::LinkTakenOff | Fault::LinkWithoutLast | Fault::ScopesTakenOff => {
            unreachable!("these answers are made as if nothing were wrong")
        }
    }
}

/// Whether the answer itself is as it should be, and only its headers are changed on the way.
pub(super) fn is_good(fault: Fault) -> bool {
    matches!(fault, Fault::LinkTakenOff | Fault::LinkWithoutLast | Fault::ScopesTakenOff)
}

pub(super) fn change_headers(fault: Fault, headers: &mut HeaderMap) {
    match fault {
        Fault::ScopesTakenOff => drop(headers.remove("x-oauth-scopes")),
        Fault::LinkTakenOff => drop(headers.remove(header::LINK)),
        Fault::LinkWithoutLast => {
            let links = headers.remove(header::LINK);
            let links = links.as_ref().and_then(|links| links.to_str().ok()).unwrap_or_default();
            let kept: Vec<&str> =
                links.split(',').filter(|entry| !entry.contains("rel=\"last\"")).collect();
            if let Ok(kept) = HeaderValue::from_str(&kept.join(","))
                && !kept.is_empty()
            {
                headers.insert(header::LINK, kept);
            }
        }
        _ => {}
    }
}

fn json(status: StatusCode, text: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], text).into_response()
}

fn html(status: StatusCode, text: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response()
}

fn proxy_login() -> Response {
    let mut response = html(StatusCode::PROXY_AUTHENTICATION_REQUIRED, bodies::EGRESS_PAGE);
    let challenge = HeaderValue::from_static("Basic realm=\"egress\"");
    response.headers_mut().insert(header::PROXY_AUTHENTICATE, challenge);
    response
}
