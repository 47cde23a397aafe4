//! Lets a request go wrong, or answers late.

mod answers;
mod bodies;
mod pause;

use crate::faults::outages::{self, Effect};
use crate::state::SandboxState;
use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::Response;
use pause::pause;

/// Holds the request back, and lets it go wrong or through.
pub(crate) async fn inject(
    State(state): State<SandboxState>,
    request: Request,
    next: Next,
) -> Response {
    let has_credential = request.headers().contains_key(header::AUTHORIZATION);
    let (latency, fault) = state.faults().next_for(request.uri().path(), has_credential);
    pause(latency).await;
    let effect = fault.map(Effect::Fails).or_else(|| outages::effect_on(request.uri()));
    match effect {
        None => next.run(request).await,
        Some(Effect::Delay(time)) => {
            pause(time).await;
            next.run(request).await
        }
        Some(Effect::Fails(fault)) if answers::is_good(fault) => {
            let mut response = next.run(request).await;
            answers::change_headers(fault, response.headers_mut());
            response
        }
        Some(Effect::Fails(fault)) => {
            let faulted = answers::FaultedRequest::of(&request);
            drop(request);
            answers::answer(fault, &state, faulted).await
        }
    }
}
