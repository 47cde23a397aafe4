//! Saved registries: one endpoint, one file.
//!
//! Every handler names in its signature who may call it ([`Viewing`](permitted::Viewing),
//! [`Editing`](permitted::Editing), [`ReadingCredential`](permitted::ReadingCredential)), and
//! reaches the store through the caller's tenant alone.

mod caller;
mod change;
mod create;
mod credential;
mod dead_letters;
mod error;
mod headers;
mod history;
pub(crate) mod housekeeping;
mod id;
mod identity;
mod list;
mod paths;
mod permitted;
mod query;
mod read;
mod remove;
mod replace_token;
mod report;
mod resend;
mod restore;
mod role;
mod schedule;
mod state;
mod stored_report;
#[cfg(test)]
mod test_world;
mod untestable;
mod validate;
mod view;
pub(crate) mod watch;
pub(crate) mod webhooks;

use crate::state::AppState;
use axum::Router;
use axum::routing::{get, post, put};
pub(crate) use caller::Caller;
pub(crate) use paths::{REGISTRIES, WEBHOOKS};
pub(crate) use role::Permission;
pub(crate) use state::Registries;
pub use state::SavedRegistries;
pub use webhooks::WebhookSecret;

/// The routes, for a router that has a state of its own.
pub(crate) fn routes(state: Registries) -> Router<AppState> {
    let one = get(read::handler).patch(change::handler).delete(remove::handler);
    let mut router = Router::new()
        .route(REGISTRIES, get(list::handler).post(create::handler))
        .route(&at("/{id}"), one)
        .route(&at("/{id}/restore"), post(restore::handler))
        .route(&at("/{id}/history"), get(history::handler))
        .route(&at("/{id}/report"), get(report::handler))
        .route(&at("/{id}/token"), put(replace_token::handler))
        .route(&at("/{id}/validate"), post(validate::handler))
        .route(&format!("{WEBHOOKS}/dead-letters"), get(dead_letters::handler))
        .route(&format!("{WEBHOOKS}/dead-letters/{{id}}/resend"), post(resend::handler));
    if state.saved.allow_credential_reads {
        router = router.route(&at("/{id}/credential"), get(credential::handler));
    }
    router.with_state(state)
}

fn at(path: &str) -> String {
    format!("{REGISTRIES}{path}")
}
