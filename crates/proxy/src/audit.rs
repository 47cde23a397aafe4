//! The audit log: who did what, to whose registry, and what came of it.
//!
//! Its entries have the target `audit`, and are written whatever `RUST_LOG` says of other targets.
//! They hold ids and addresses: never a token, and nothing of a form that somebody filled in, whose
//! fields may hold a token by mistake. The account of a saved registry is in its history.

use crate::registries::{Caller, Permission};
use ghcr_contract::{CheckCode, Report};
use ghcr_registry_store::{RegistryId, TenantId};
use std::net::IpAddr;

/// The target of its entries.
pub const AUDIT_TARGET: &str = "audit";

/// What was done to a saved registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Save,
    Change,
    ReplaceToken,
    ReadCredential,
    /// A scanner has read the address of a registry that has no token.
    ReadWithoutCredential,
    Remove,
    Restore,
}

impl Action {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Save => "save",
            Self::Change => "change",
            Self::ReplaceToken => "replace_token",
            Self::ReadCredential => "read_credential",
            Self::ReadWithoutCredential => "read_without_credential",
            Self::Remove => "remove",
            Self::Restore => "restore",
        }
    }
}

/// Somebody has done that to a registry of their organisation.
pub(crate) fn done(action: Action, caller: &Caller, registry: RegistryId) {
    let Caller { tenant, actor, client, .. } = caller;
    tracing::info!(
        target: AUDIT_TARGET,
        action = action.as_str(),
        who = actor, %client, tenant = tenant.as_str(), %registry,
    );
}

/// Somebody may not do that, or is not known.
pub(crate) fn refused(permission: Permission, caller: Option<&Caller>, client: IpAddr) {
    let who = caller.map(|caller| caller.actor.as_str());
    let tenant = caller.map(|caller| caller.tenant.as_str());
    tracing::info!(
        target: AUDIT_TARGET,
        action = "refuse",
        who, %client, tenant, ?permission,
    );
}

/// A token was typed and tested. Nobody is asked who they are for that.
pub(crate) fn validated_typed(client: IpAddr, report: &Report) {
    let (verdict, headline) = (report.verdict.as_str(), headline(report));
    tracing::info!(
        target: AUDIT_TARGET,
        action = "validate",
        who = %client, verdict, headline,
    );
}

/// A saved registry was tested, because somebody wanted it or by the service itself.
pub(crate) fn validated_saved(who: &str, tenant: &TenantId, registry: RegistryId, report: &Report) {
    let (verdict, headline) = (report.verdict.as_str(), headline(report));
    tracing::info!(
        target: AUDIT_TARGET,
        action = "validate",
        who, tenant = tenant.as_str(), %registry, verdict, headline,
    );
}

/// The saved tokens were encrypted with the first key.
pub(crate) fn rotated_keys(count: u64, unopened: usize) {
    tracing::info!(
        target: AUDIT_TARGET,
        action = "rotate_keys",
        who = "command line", count, unopened,
    );
}

fn headline(report: &Report) -> &'static str {
    report.headline.map_or("none", CheckCode::as_str)
}
