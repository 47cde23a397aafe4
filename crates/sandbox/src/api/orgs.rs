//! `GET /orgs/{org}`: an organisation as everybody sees it.
//!
//! This is public, so single sign-on and the ban of classic tokens do not stop it; the other rules
//! do.

use super::caller::Caller;
use super::refusal::{self, Refused};
use crate::http::json;
use crate::state::SandboxState;
use crate::world::{Account, Barrier, Target, barrier};
use axum::Extension;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Value, json};

const DOCS: &str = "https://docs.github.com/rest/orgs/orgs#get-an-organization";

pub(super) async fn handler(
    State(state): State<SandboxState>,
    Extension(caller): Extension<Caller>,
    name: Result<Path<String>, PathRejection>,
) -> Result<Response, Refused> {
    let Path(name) = name.map_err(|_| refusal::not_found(DOCS))?;
    state.read_world(|world| {
        let org = world.organization(&name).ok_or_else(|| refusal::not_found(DOCS))?;
        let stopped =
            caller.token().and_then(|token| barrier(org, token, Target::Public, state.now()));
        if let Some(rule @ Barrier::Rule(_)) = stopped {
            return Err(refusal::barred(&rule, &state.name_request()).into());
        }
        Ok(json::answer(StatusCode::OK, &whole(org)))
    })
}

/// The fields of GitHub's "organization-full" that everybody sees.
fn whole(org: &Account) -> Value {
    let mut body = simple(org);
    let more = json!({
        "name": null,
        "company": null,
        "blog": null,
        "location": null,
        "email": null,
        "is_verified": false,
        "has_organization_projects": true,
        "has_repository_projects": true,
        "public_repos": 3,
        "public_gists": 0,
        "followers": 0,
        "following": 0,
        "html_url": format!("https://github.com/{}", org.login()),
        "type": "Organization",
        "created_at": "2019-05-14T09:12:45Z",
        "updated_at": "2026-09-01T07:30:00Z",
        "archived_at": null,
    });
    if let (Some(body), Value::Object(more)) = (body.as_object_mut(), more) {
        body.extend(more);
    }
    body
}

/// The fields of GitHub's "organization-simple", as it stands in lists.
pub(super) fn simple(org: &Account) -> Value {
    let (login, id) = (org.login(), org.id());
    let api = format!("https://api.github.com/orgs/{login}");
    json!({
        "login": login,
        "id": id,
        "node_id": format!("O_sandbox{id}"),
        "url": api,
        "repos_url": format!("{api}/repos"),
        "events_url": format!("{api}/events"),
        "hooks_url": format!("{api}/hooks"),
        "issues_url": format!("{api}/issues"),
        "members_url": format!("{api}/members{{/member}}"),
        "public_members_url": format!("{api}/public_members{{/member}}"),
        "avatar_url": format!("https://avatars.githubusercontent.com/u/{id}?v=4"),
        "description": null,
    })
}
