//! Personas beside those of the demo: ready with a warning, or left open.

use super::describe::{failing, persona, ready_with};
use super::ladder::ladder_warnings;
use crate::world::tokens;
use ghcr_contract::{CheckCode, Persona};

/// More of what is ready, each with a warning: it works, and somebody should look at it.
#[must_use]
pub fn more_to_try() -> Vec<Persona> {
    let mut odd = vec![
        ready_with("Scopes in excess", "northpier-labs", tokens::TOO_MANY_SCOPES),
        ready_with("May write as well", "northpier-labs", tokens::WRITE_PACKAGES),
        ready_with("Expires in five days", "northpier-labs", tokens::ENDING_SOON),
        ready_with("Odd checksum that works", "northpier-labs", tokens::ODD_CHECKSUM),
        ready_with("Unknown prefix that works", "northpier-labs", tokens::UNKNOWN_PREFIX),
        ready_with("Token of the gh command", "northpier-labs", tokens::OAUTH_APP),
        ready_with("Public images of another user", "jonas-keller", tokens::READ_PACKAGES),
    ];
    odd.extend(ladder_warnings());
    odd
}

/// Those of whom nothing can be proven. Each leaves the verdict open, with its code as the
/// headline.
#[must_use]
pub fn left_open() -> Vec<Persona> {
    let (list, anonymous) = (CheckCode::PackagesList, CheckCode::ImageAnonymous);
    vec![
        persona("Public images, none named", "quillworks", None, anonymous.as_str()),
        persona("Login of the old rules", "gil--", None, anonymous.as_str()),
        failing("Managed user, seen by itself", "amara-osei_npier", tokens::MANAGED_USER, list),
        failing("No packages at all", "empty-quay", tokens::READ_PACKAGES, list),
    ]
}
