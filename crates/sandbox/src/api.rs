//! GitHub's REST API: one endpoint a file, and what stands before all of them.

mod access;
mod caller;
mod gate;
pub(crate) mod headers;
mod memberships;
mod orgs;
mod packages;
mod paging;
mod rate_limit;
pub(crate) mod refusal;
mod user;
mod user_body;
mod user_orgs;
mod users;

use crate::state::SandboxState;
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::get;

/// GitHub's order: the edge looks at the request's headers, then the credential is checked, then
/// the path. So a bad credential is 401 on a path that does not exist.
pub(crate) fn router(state: &SandboxState) -> Router<SandboxState> {
    Router::new()
        .route("/user", get(user::handler))
        .route("/users/{name}", get(users::handler))
        .route("/orgs/{org}", get(orgs::handler))
        .merge(packages::router())
        .merge(memberships::router())
        .route(rate_limit::PATH, get(rate_limit::handler))
        .fallback(not_found)
        .method_not_allowed_fallback(not_found)
        .layer(from_fn_with_state(state.clone(), gate::authenticate))
        .layer(from_fn_with_state(state.clone(), gate::check_headers))
}

/// What does not exist is 404, a trailing slash and a wrong method included (GitHub facts, section
/// 3).
async fn not_found() -> Response {
    refusal::not_found("https://docs.github.com/rest")
}
