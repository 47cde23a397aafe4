//! The saved registries: the list, and one of them.

pub mod actions;
pub mod edit;
pub mod facts;
pub mod filter;
pub mod history;
pub mod list;
pub mod notice;
pub mod opened;
pub mod panel;
pub mod replace_token;
pub mod row;
pub mod transfer;

use super::icon::Glyph;
use ghcr_contract::{RegistryState, SavedRegistry};

/// What a registry is called: its description, or its account where it has none.
pub fn name_of(registry: &SavedRegistry) -> String {
    let description = registry.description.as_str();
    if description.is_empty() { registry.username.to_string() } else { description.to_owned() }
}

const fn glyph_of(state: RegistryState) -> Glyph {
    match state {
        RegistryState::NeverTested => Glyph::Skipped,
        RegistryState::Ready => Glyph::Pass,
        RegistryState::ReadyWithWarnings => Glyph::Warn,
        RegistryState::Blocked => Glyph::Fail,
        RegistryState::Inconclusive => Glyph::Unknown,
    }
}
