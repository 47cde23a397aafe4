//! `GET /users/{name}`: is there an account of that name? Organisations are found here too (GitHub
//! facts, section 4).

use super::caller::Caller;
use super::refusal;
use super::user_body;
use crate::http::json;
use crate::state::SandboxState;
use axum::Extension;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

const DOCS: &str = "https://docs.github.com/rest/users/users#get-a-user";

pub(super) async fn handler(
    State(state): State<SandboxState>,
    Extension(caller): Extension<Caller>,
    name: Result<Path<String>, PathRejection>,
) -> Response {
    let Ok(Path(name)) = name else {
        return refusal::not_found(DOCS);
    };
    state.read_world(|world| {
        let viewer = caller.token().and_then(|token| world.account(token.owner()));
        match world.account_seen_by(viewer, &name) {
            Some(account) => json::answer(StatusCode::OK, &user_body::of(account)),
            None => refusal::not_found(DOCS),
        }
    })
}
