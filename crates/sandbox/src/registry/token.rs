//! `GET /token`: a login, or none, against a token of the registry.
//!
//! Any token that GitHub accepts passes here, without the scope and of any kind: "login is not
//! proof". The username does not matter, and must not be empty (GitHub facts, section 5).

use super::{access, refusal};
use crate::http::address_of;
use crate::state::SandboxState;
use crate::world::{ImagePath, IssuedToken};
use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use std::sync::Arc;

pub(super) async fn handler(State(state): State<SandboxState>, request: Request) -> Response {
    let parameters: Vec<(String, String)> =
        Query::try_from_uri(request.uri()).map_or_else(|_| Vec::new(), |Query(pairs)| pairs);
    let scope =
        parameters.iter().find(|(name, _)| name == "scope").map(|(_, scope)| scope.as_str());
    let path = scope.and_then(image_of).and_then(ImagePath::parse);
    let now = state.now();
    match read_login(request.headers(), &state) {
        Login::Refused => {
            state.lockout().note_failure(address_of(&request), now);
            refusal::denied()
        }
        Login::Accepted(_) if state.lockout().holds(address_of(&request), now) => refusal::denied(),
        Login::Accepted(token) => given(&state.grants().give(path, Some(token), now)),
        Login::None => match path.filter(|path| access::is_public(&state, path)) {
            Some(path) => given(&state.grants().give(Some(path), None, now)),
            None if state.denies_anonymous() => refusal::requested_access_denied(),
            None => refusal::not_authenticated(),
        },
    }
}

fn given(text: &str) -> Response {
    let body = json!({ "token": text });
    ([(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

/// `repository:OWNER/NAME:pull`
fn image_of(scope: &str) -> Option<&str> {
    let (path, _actions) = scope.strip_prefix("repository:")?.rsplit_once(':')?;
    Some(path)
}

enum Login {
    None,
    Accepted(Arc<IssuedToken>),
    Refused,
}

/// Basic, the password being the token. Everything else that stands there is refused.
fn read_login(headers: &HeaderMap, state: &SandboxState) -> Login {
    let Some(value) = headers.get(header::AUTHORIZATION) else {
        return Login::None;
    };
    let accepted = value
        .to_str()
        .ok()
        .and_then(|text| text.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("basic"))
        .and_then(|(_, encoded)| BASE64_STANDARD.decode(encoded.trim()).ok())
        .and_then(|decoded| String::from_utf8(decoded).ok())
        .and_then(|login| {
            let (username, password) =
                login.split_once(':').filter(|(username, _)| !username.is_empty())?;
            let _ = username;
            state.read_world(|world| world.accept(password, state.now()))
        });
    accepted.map_or(Login::Refused, Login::Accepted)
}
