//! `GET /user/packages`, `/users/{name}/packages`, `/orgs/{org}/packages`: those that the caller
//! may see.

use super::super::access::{Passage, pass_guards};
use super::super::headers::SSO;
use super::super::paging::{Page, Parameters};
use super::super::refusal::{self, Refused};
use super::super::{user_body, user_orgs};
use super::body::PackageBody;
use super::request::PackagesRequest;
use crate::http::{json, put};
use crate::state::SandboxState;
use crate::world::{Package, Target, View};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::Response;

/// The types that `package_type` may name (GitHub facts, section 4).
const TYPES: [&str; 6] = ["npm", "maven", "rubygems", "docker", "nuget", "container"];
const VISIBILITIES: [&str; 3] = ["public", "private", "internal"];

pub(super) async fn handler(
    State(state): State<SandboxState>,
    request: PackagesRequest,
) -> Result<Response, Refused> {
    let docs = format!(
        "https://docs.github.com/rest/packages/packages#list-packages-for-{}",
        request.choose("the-authenticated-users-namespace", "a-user", "an-organization")
    );
    let token = request.reader("list packages", &docs)?;
    let parameters = Parameters::of(Some(&request.query));
    let filter = Filter::read(parameters).ok_or_else(|| refusal::invalid_argument(&docs))?;
    let page = Page::wanted(parameters);
    state.read_world(|world| {
        let namespace = request.namespace(world, token, &docs)?;
        let passage = pass_guards(&state, namespace, token, Target::Protected)?;
        let view = match passage {
            Passage::Whole => View::of(world, Some(token.owner()), namespace),
            Passage::PublicOnly => View::PUBLIC,
        };
        let all = world.packages_of(namespace.login()).iter();
        let seen: Vec<&Package> =
            all.filter(|package| filter.lets_through(package) && view.sees(package)).collect();
        let owner = user_body::simple(namespace);
        let bodies: Vec<PackageBody> = page
            .of(&seen)
            .iter()
            .map(|package| PackageBody::of(package, namespace, &owner))
            .collect();
        let mut response = json::serialised(StatusCode::OK, &bodies);
        if let Some(link) = page.link(seen.len(), &request.address, parameters) {
            put(response.headers_mut(), header::LINK, &link);
        }
        if passage == Passage::PublicOnly {
            put(response.headers_mut(), SSO, &user_orgs::partial_results(&[namespace]));
        }
        Ok(response)
    })
}

/// The type, which must be said, and the visibility, which may.
struct Filter<'a> {
    is_for_containers: bool,
    visibility: Option<&'a str>,
}

impl<'a> Filter<'a> {
    /// Nothing when a value is missing or unknown: GitHub documents a 400 for lists.
    fn read(parameters: Parameters<'a>) -> Option<Self> {
        let kind = parameters.get("package_type").filter(|kind| TYPES.contains(kind))?;
        let visibility = parameters.get("visibility");
        let is_known = visibility.is_none_or(|visibility| VISIBILITIES.contains(&visibility));
        is_known.then_some(Self { is_for_containers: kind == "container", visibility })
    }

    fn lets_through(&self, package: &Package) -> bool {
        self.is_for_containers
            && self.visibility.is_none_or(|wanted| package.visibility().as_str() == wanted)
    }
}
