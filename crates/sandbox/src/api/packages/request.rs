//! A request about packages, read once for all endpoints.

use super::super::access::{Passage, package_reader, pass_guards};
use super::super::caller::Caller;
use super::super::refusal::{self, Refused};
use crate::http::own_address;
use crate::state::SandboxState;
use crate::world::{Account, IssuedToken, Package, Target, View, World};
use axum::Extension;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use ghcr_contract::{AccountKind, Visibility};

/// Whose packages: by the path's first part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Own,
    User,
    Organization,
}

pub(super) struct PackagesRequest {
    caller: Caller,
    place: Place,
    name: String,
    package: String,
    /// What stands behind the question mark.
    pub(super) query: String,
    /// The address without it.
    pub(super) address: String,
}

impl FromRequestParts<SandboxState> for PackagesRequest {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &SandboxState) -> Result<Self, Refused> {
        let not_found = || refusal::not_found("https://docs.github.com/rest");
        let Extension(caller) =
            Extension::from_request_parts(parts, state).await.map_err(|_| not_found())?;
        let names =
            RawPathParams::from_request_parts(parts, state).await.map_err(|_| not_found())?;
        let name_of = |wanted: &str| {
            let found = names.iter().find(|(name, _)| *name == wanted);
            found.map_or_else(String::new, |(_, value)| value.to_owned())
        };
        let path = parts.uri.path();
        let place = match () {
            () if path.starts_with("/orgs/") => Place::Organization,
            () if path.starts_with("/users/") => Place::User,
            () => Place::Own,
        };
        Ok(Self {
            caller,
            place,
            name: name_of("name"),
            package: name_of("package"),
            query: parts.uri.query().unwrap_or_default().to_owned(),
            address: format!("{}{path}", own_address(&parts.headers)),
        })
    }
}

impl PackagesRequest {
    pub(super) fn reader(&self, action: &str, docs: &str) -> Result<&IssuedToken, Refused> {
        package_reader(&self.caller, action, docs)
    }

    /// The end of the documentation's address, which differs by namespace.
    pub(super) fn choose<'a>(&self, own: &'a str, user: &'a str, organization: &'a str) -> &'a str {
        match self.place {
            Place::Own => own,
            Place::User => user,
            Place::Organization => organization,
        }
    }

    /// The account in whose namespace to look. Each kind of account has an endpoint of its own.
    pub(super) fn namespace<'w>(
        &self,
        world: &'w World,
        token: &IssuedToken,
        docs: &str,
    ) -> Result<&'w Account, Refused> {
        let found = match self.place {
            Place::Own => world.account(token.owner()),
            Place::Organization => world.organization(&self.name),
            Place::User => world
                .account_seen_by(world.account(token.owner()), &self.name)
                .filter(|account| account.kind() == AccountKind::User),
        };
        found.ok_or_else(|| refusal::not_found(docs).into())
    }

    /// The package that is asked for, if its reader may see it. "404 instead of 403 hides private
    /// resources" (GitHub facts, section 3).
    pub(super) fn package<'w>(
        &self,
        state: &SandboxState,
        world: &'w World,
        token: &IssuedToken,
        docs: &str,
    ) -> Result<(&'w Account, &'w Package), Refused> {
        let namespace = self.namespace(world, token, docs)?;
        let view = View::of(world, Some(token.owner()), namespace);
        let found =
            world.package(namespace.login(), &self.package).filter(|package| view.sees(package));
        let package = found.ok_or_else(|| refusal::package_not_found(docs))?;
        let is_public = package.visibility() == Visibility::Public;
        let target = if is_public { Target::Public } else { Target::Protected };
        match pass_guards(state, namespace, token, target)? {
            Passage::PublicOnly if !is_public => Err(refusal::package_not_found(docs).into()),
            Passage::PublicOnly | Passage::Whole => Ok((namespace, package)),
        }
    }
}
