//! Container packages: the lists, one of them, and its versions; of the token's owner, of a user,
//! of an organisation.

mod body;
mod list;
mod one;
mod request;
mod versions;

use super::headers::AcceptedScopes;
use crate::state::SandboxState;
use axum::Router;
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::get;

/// The name of a package may hold `/`, sent as `%2F`: it is one part of the path (GitHub facts,
/// section 4).
pub(super) fn router() -> Router<SandboxState> {
    ["/user", "/users/{name}", "/orgs/{name}"]
        .iter()
        .fold(Router::new(), |router, namespace| {
            router
                .route(&format!("{namespace}/packages"), get(list::handler))
                .route(&format!("{namespace}/packages/container/{{package}}"), get(one::handler))
                .route(
                    &format!("{namespace}/packages/container/{{package}}/versions"),
                    get(versions::handler),
                )
        })
        .route_layer(map_response(note_scopes))
}

async fn note_scopes(mut response: Response) -> Response {
    response.extensions_mut().insert(AcceptedScopes("read:packages"));
    response
}
