//! `GET …/packages/container/{package}/versions`: a version is a manifest; its name is the digest,
//! the tags stand in `metadata.container.tags` (GitHub facts, section 4).

use super::super::paging::{Page, Parameters};
use super::super::refusal::Refused;
use super::body::{api_url, html_url};
use super::request::PackagesRequest;
use crate::http::{json, put};
use crate::state::SandboxState;
use crate::world::{Account, Manifest, Package, manifests_of};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::Response;
use serde_json::{Value, json};

pub(super) async fn handler(
    State(state): State<SandboxState>,
    request: PackagesRequest,
) -> Result<Response, Refused> {
    let docs = format!(
        "https://docs.github.com/rest/packages/packages#list-package-versions-for-a-package-owned-by-{}",
        request.choose("the-authenticated-user", "a-user", "an-organization")
    );
    let token = request.reader("get a package's versions", &docs)?;
    let parameters = Parameters::of(Some(&request.query));
    let page = Page::wanted(parameters);
    state.read_world(|world| {
        let (namespace, package) = request.package(&state, world, token, &docs)?;
        // Nothing is ever deleted here.
        let is_for_active = parameters.get("state") != Some("deleted");
        let manifests = if is_for_active { manifests_of(package) } else { Vec::new() };
        let numbered: Vec<(usize, &Manifest)> = manifests.iter().enumerate().collect();
        let versions: Value = page
            .of(&numbered)
            .iter()
            .map(|(index, manifest)| version(*index, manifest, package, namespace))
            .collect();
        let mut response = json::answer(StatusCode::OK, &versions);
        if let Some(link) = page.link(numbered.len(), &request.address, parameters) {
            put(response.headers_mut(), header::LINK, &link);
        }
        Ok(response)
    })
}

fn version(index: usize, manifest: &Manifest, package: &Package, namespace: &Account) -> Value {
    let id = package.id() * 100 + index as u64;
    let html_url = html_url(package, namespace);
    json!({
        "id": id,
        "name": manifest.digest,
        "url": format!("{}/versions/{id}", api_url(package, namespace)),
        "package_html_url": html_url,
        "html_url": format!("{html_url}/{id}"),
        "created_at": package.created_at(),
        "updated_at": package.updated_at(),
        "metadata": {
            "package_type": "container",
            "container": { "tags": manifest.tag.iter().collect::<Vec<_>>() },
        },
    })
}
