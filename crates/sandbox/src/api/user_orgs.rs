//! `GET /user/orgs`: the organisations of the token's owner. Those that single sign-on hides are
//! left out, and named by number in a header (GitHub facts, section 2).

use super::access::organization_reader;
use super::caller::Caller;
use super::headers::SSO;
use super::orgs;
use super::paging::{Page, Parameters};
use super::refusal::Refused;
use crate::http::{json, own_address, put};
use crate::state::SandboxState;
use crate::world::{Account, Barrier, Membership, Target, barrier};
use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::Response;
use ghcr_contract::TokenKind;
use serde_json::Value;

const DOCS: &str =
    "https://docs.github.com/rest/orgs/orgs#list-organizations-for-the-authenticated-user";

pub(super) async fn handler(
    State(state): State<SandboxState>,
    Extension(caller): Extension<Caller>,
    uri: Uri,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let token = organization_reader(&caller, "list your organizations", DOCS)?;
    let parameters = Parameters::of(query.as_deref());
    let page = Page::wanted(parameters);
    Ok(state.read_world(|world| {
        // "fine-grained ⇒ 200 with empty list" (GitHub facts, section 4).
        let is_told = token.kind() != TokenKind::FineGrained;
        let (hidden, seen): (Vec<&Account>, Vec<&Account>) = world
            .organizations_of(token.owner())
            .filter(|org| {
                is_told && org.membership_of(token.owner()).is_some_and(Membership::counts)
            })
            .partition(|org| {
                let barrier = barrier(org, token, Target::Public, state.now());
                matches!(barrier, Some(Barrier::SignOn { .. }))
            });
        let body: Value = page.of(&seen).iter().map(|org| orgs::simple(org)).collect();
        let mut response = json::answer(StatusCode::OK, &body);
        let address = format!("{}{}", own_address(&headers), uri.path());
        if let Some(link) = page.link(seen.len(), &address, parameters) {
            put(response.headers_mut(), header::LINK, &link);
        }
        if !hidden.is_empty() {
            put(response.headers_mut(), SSO, &partial_results(&hidden));
        }
        response
    }))
}

/// `partial-results; organizations=21955855,20582480`: numbers, not names.
pub(super) fn partial_results(hidden: &[&Account]) -> String {
    let ids: Vec<String> = hidden.iter().map(|org| org.id().to_string()).collect();
    format!("partial-results; organizations={}", ids.join(","))
}
