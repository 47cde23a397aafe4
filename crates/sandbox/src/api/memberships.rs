//! `GET /user/memberships/orgs/{org}`: what the token's owner is in an organisation.
//!
//! "`state` active/pending, `role` admin/member/billing_manager; 404 = not affiliated; scope not
//! stated, needs read:org in practice" (GitHub facts, section 4).

use super::access::{Passage, organization_reader, pass_guards};
use super::caller::Caller;
use super::headers::AcceptedScopes;
use super::refusal::{self, Refused};
use super::{orgs, user_body, user_orgs};
use crate::http::json;
use crate::state::SandboxState;
use crate::world::{Account, Membership, Target};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use ghcr_contract::TokenKind;
use serde_json::{Value, json};

const DOCS: &str = "https://docs.github.com/rest/orgs/members#get-an-organization-membership-for-the-authenticated-user";

/// What tells which organisations somebody belongs to.
pub(super) fn router() -> Router<SandboxState> {
    Router::new()
        .route("/user/memberships/orgs/{org}", get(handler))
        .route("/user/orgs", get(user_orgs::handler))
        .route_layer(map_response(note_scopes))
}

async fn note_scopes(mut response: Response) -> Response {
    response.extensions_mut().insert(AcceptedScopes("admin:org, read:org, user, write:org"));
    response
}

async fn handler(
    State(state): State<SandboxState>,
    Extension(caller): Extension<Caller>,
    name: Result<Path<String>, PathRejection>,
) -> Result<Response, Refused> {
    let Path(name) = name.map_err(|_| refusal::not_found(DOCS))?;
    let token = organization_reader(&caller, "get an organization membership", DOCS)?;
    if token.kind() == TokenKind::FineGrained {
        return Err(refusal::not_for_fine_grained(DOCS).into());
    }
    state.read_world(|world| {
        let not_found = || refusal::not_found(DOCS);
        let org = world.organization(&name).ok_or_else(not_found)?;
        let person = world.account(token.owner()).ok_or_else(not_found)?;
        let passage = pass_guards(&state, org, token, Target::Protected)?;
        let membership = org.membership_of(person.login()).filter(|_| passage == Passage::Whole);
        let membership = membership.ok_or_else(not_found)?;
        Ok(json::answer(StatusCode::OK, &body(org, person, membership)))
    })
}

fn body(org: &Account, person: &Account, membership: &Membership) -> Value {
    let url = format!("https://api.github.com/orgs/{}", org.login());
    json!({
        "url": format!("{url}/memberships/{}", person.login()),
        "state": membership.state.as_str(),
        "role": membership.role.as_str(),
        "organization_url": url,
        "organization": orgs::simple(org),
        "user": user_body::simple(person),
        "direct_membership": true,
        "enterprise_teams_providing_indirect_membership": [],
    })
}
