//! `GET /user`: whose token is this?
//!
//! "any valid user token; `user` scope only adds private profile data" (GitHub facts, section 4). The
//! guards of the owner's own account, which are those of the enterprise that manages it, stand before
//! it.

use super::access::pass_guards;
use super::caller::Caller;
use super::refusal;
use super::user_body;
use crate::http::json;
use crate::state::SandboxState;
use crate::world::Target;
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use ghcr_contract::TokenKind;

const DOCS: &str = "https://docs.github.com/rest/users/users#get-the-authenticated-user";

pub(super) async fn handler(
    State(state): State<SandboxState>,
    Extension(caller): Extension<Caller>,
) -> Response {
    let Some(token) = caller.token() else {
        return refusal::requires_authentication(DOCS);
    };
    if token.kind() == TokenKind::AppInstallation {
        return refusal::not_for_integrations(DOCS);
    }
    state.read_world(|world| match world.account(token.owner()) {
        Some(account) => match pass_guards(&state, account, token, Target::Protected) {
            Ok(_) => json::answer(StatusCode::OK, &user_body::of(account)),
            Err(refused) => refused.into_response(),
        },
        None => refusal::bad_credentials(),
    })
}
