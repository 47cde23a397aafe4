//! `GET …/packages/container/{package}`: one package.

use super::super::refusal::Refused;
use super::super::user_body;
use super::body::PackageBody;
use super::request::PackagesRequest;
use crate::http::json;
use crate::state::SandboxState;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

pub(super) async fn handler(
    State(state): State<SandboxState>,
    request: PackagesRequest,
) -> Result<Response, Refused> {
    let docs = format!(
        "https://docs.github.com/rest/packages/packages#get-a-package-for-{}",
        request.choose("the-authenticated-user", "a-user", "an-organization")
    );
    let token = request.reader("get a package", &docs)?;
    state.read_world(|world| {
        let (namespace, package) = request.package(&state, world, token, &docs)?;
        let owner = user_body::simple(namespace);
        Ok(json::serialised(StatusCode::OK, &PackageBody::of(package, namespace, &owner)))
    })
}
