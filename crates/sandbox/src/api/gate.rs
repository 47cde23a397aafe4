//! What stands before every endpoint: the request's headers, the credential, the limits.

use super::caller::{Caller, Credential, read_credential};
use super::headers::{stamp, stamp_quota, stamp_token, wanted_version};
use super::refusal;
use crate::http::address_of;
use crate::state::SandboxState;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// No User-Agent, no answer; then the version of the API.
pub(super) async fn check_headers(
    State(state): State<SandboxState>,
    request: Request,
    next: Next,
) -> Response {
    if request.headers().get(header::USER_AGENT).is_none_or(HeaderValue::is_empty) {
        return refusal::user_agent_required();
    }
    let headers = request.headers().clone();
    let response = match wanted_version(&headers) {
        Some(_) => next.run(request).await,
        None => refusal::version_not_supported(),
    };
    stamp(response, &state, &headers)
}

/// Finds out who asks, refuses or counts, and says on the answer what the token may do.
///
/// A refused credential pays from the address's quota, as nobody is known yet.
pub(super) async fn authenticate(
    State(state): State<SandboxState>,
    mut request: Request,
    next: Next,
) -> Response {
    let (address, now) = (address_of(&request), state.now());
    let credential = read_credential(&request, &state);
    let nobody = Caller::Anonymous(address);
    let caller = match credential {
        Credential::Accepted(_) | Credential::Refused if state.lockout().holds(address, now) => {
            return counted(&state, &nobody, refusal::locked_out());
        }
        Credential::Refused => {
            state.lockout().note_failure(address, now);
            return counted(&state, &nobody, refusal::bad_credentials());
        }
        Credential::None => nobody,
        Credential::Accepted(token) => Caller::Holder(token),
    };
    request.extensions_mut().insert(caller.clone());
    let response = if request.uri().path() == super::rate_limit::PATH {
        let response = next.run(request).await;
        stamp_quota(response, state.rate_limits().look(&caller.bucket(), now))
    } else {
        match state.rate_limits().count(&caller.bucket(), now) {
            (quota, Ok(())) => stamp_quota(next.run(request).await, quota),
            (quota, Err(_)) => stamp_quota(refusal::rate_limited(), quota),
        }
    };
    match caller.token() {
        Some(token) => stamp_token(response, token),
        None => response,
    }
}

fn counted(state: &SandboxState, caller: &Caller, response: Response) -> Response {
    match state.rate_limits().count(&caller.bucket(), state.now()) {
        (quota, Ok(())) => stamp_quota(response, quota),
        (quota, Err(_)) => stamp_quota(refusal::rate_limited(), quota),
    }
}
