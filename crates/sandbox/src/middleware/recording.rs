//! Records every request.

use crate::state::{RecordedRequest, SandboxState};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

/// Writes each request down before anything is done about it, so that one which hangs is seen too.
pub(crate) async fn record(
    State(state): State<SandboxState>,
    request: Request,
    next: Next,
) -> Response {
    let _waiting = state.recorder().in_flight().enter();
    state.recorder().keep(RecordedRequest::of(&request));
    next.run(request).await
}
