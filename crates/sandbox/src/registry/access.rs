//! Who may pull what.

use super::refusal;
use crate::state::{Grant, SandboxState};
use crate::world::{
    Account, Barrier, ImagePath, IssuedToken, Package, SignOnForm, Target, View, World, barrier,
};
use axum::response::Response;
use ghcr_contract::Visibility;

/// Whether somebody without a token may pull from it.
pub(super) fn is_public(state: &SandboxState, path: &ImagePath) -> bool {
    let (owner, name) = path.owner_and_name();
    state.read_world(|world| world.package(owner, name).is_some_and(is_for_everybody))
}

fn is_for_everybody(package: &Package) -> bool {
    package.visibility() == Visibility::Public
}

/// The package, when the token of the registry opens it. What does not exist and what is hidden are
/// one: "GHCR hides existence" (GitHub facts, section 5).
pub(super) fn open<'w>(
    state: &SandboxState,
    world: &'w World,
    grant: &Grant,
    path: &ImagePath,
) -> Result<&'w Package, Box<Response>> {
    let (owner, name) = path.owner_and_name();
    let package = world.package(owner, name);
    if grant.path.as_ref() != Some(path) {
        return Err(Box::new(refusal::requested_access_denied()));
    }
    let Some(token) = &grant.holder else {
        let public = package.filter(|package| is_for_everybody(package));
        return public.ok_or_else(|| Box::new(refusal::requested_access_denied()));
    };
    let refuse = |why: &str| Err(Box::new(refusal::permission_denied(why)));
    if !token.has_scopes() {
        return refuse("The token provided does not match expected scopes");
    }
    let namespace = world.account(owner);
    let target =
        if package.is_some_and(is_for_everybody) { Target::Public } else { Target::Protected };
    match namespace.and_then(|it| barrier(it, token, target, state.now())) {
        // What is only left out of lists stops nobody from what is public.
        Some(Barrier::SignOn { form: SignOnForm::Partial, .. }) if target == Target::Public => (),
        Some(barrier) => return refuse(barrier.message()),
        None => (),
    }
    match package.filter(|package| may_read(world, namespace, token, package)) {
        Some(package) => Ok(package),
        None => refuse("read_package"),
    }
}

/// "Scope is not access": both are needed, but for what is public.
fn may_read(
    world: &World,
    namespace: Option<&Account>,
    token: &IssuedToken,
    package: &Package,
) -> bool {
    let sees = |namespace: &Account| View::of(world, Some(token.owner()), namespace).sees(package);
    is_for_everybody(package) || (token.grants("read:packages") && namespace.is_some_and(sees))
}
