//! What is made of a report beyond its sentences: files, commands and texts to hand on. Nothing
//! here draws or sends, and the time comes in as an argument.

mod calendar;
mod packages;
mod support;
mod usage;

pub use calendar::{Expiry, calendar_file, calendar_name};
pub use packages::{Inventory, image_of, is_found, package_images};
pub use support::support_text;
pub use usage::{Usage, usages};

use ghcr_contract::{Cause, CheckCode, CheckEvidence, Report};
use ghcr_words::{Blank, Lang, fill};

/// Fills in the blanks of something that is in no language.
fn fill_in(template: &str, blanks: &[(&str, Blank<'_>)]) -> String {
    fill(Lang::En, template, blanks, |_, number| number.to_string())
}

/// What that rung saw.
fn evidence(report: &Report, code: CheckCode) -> Option<&CheckEvidence> {
    report.check(code).map(|check| &check.evidence)
}

/// The account that was tested, as GitHub writes it.
pub fn account(report: &Report) -> Option<&str> {
    evidence(report, CheckCode::AccountExists)?.login.as_deref()
}

/// The login of the token's owner. A token without a told owner belongs to the account itself, as
/// far as is known.
fn owner(report: &Report) -> Option<&str> {
    let accepted = evidence(report, CheckCode::TokenAccepted);
    accepted
        .and_then(|it| it.token_owner.as_deref().or(it.login.as_deref()))
        .or_else(|| account(report))
}

/// The login of the owner of the token that was tested; none where there was no token.
pub fn token_owner(report: &Report) -> Option<&str> {
    owner(report).filter(|_| has_token(report))
}

/// Whether the report is about an account with a token.
pub fn has_token(report: &Report) -> bool {
    report.checks.iter().all(|check| check.cause != Some(Cause::NoToken))
}
