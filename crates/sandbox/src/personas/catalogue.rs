//! Every persona that there is.

use super::demo::personas;
use super::more::{left_open, more_to_try};
use super::outages::endless_outages;
use ghcr_contract::Persona;

/// All lists, one after another, the demo's own first.
pub(crate) fn all() -> Vec<Persona> {
    [personas(), more_to_try(), left_open(), endless_outages()].concat()
}

/// The first persona that is wanted.
///
/// # Panics
/// When there is none; it then names those that there are.
#[track_caller]
pub(crate) fn find(wanted: &str, is_wanted: impl Fn(&Persona) -> bool) -> Persona {
    let all = all();
    let names = || {
        all.iter().map(|it| format!("{} ({})", it.title, it.expect)).collect::<Vec<_>>().join(", ")
    };
    all.iter()
        .find(|persona| is_wanted(persona))
        .cloned()
        .unwrap_or_else(|| panic!("no persona {wanted:?}; there are: {}", names()))
}
