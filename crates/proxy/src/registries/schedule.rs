//! When a registry is to be tested again.

use ghcr_contract::{CheckCode, Outcome, Report};
use ghcr_registry_store::{Registry, State};

const A_DAY: i64 = 24 * 60 * 60;

/// Returns true if GitHub has refused the saved token. It is not asked again with that one: each
/// time counts as a wrong login of the token's owner.
pub(super) fn is_refused(registry: &Registry) -> bool {
    let status = registry.status;
    status.state == State::Blocked && status.headline == Some(CheckCode::TokenAccepted)
}

/// When to test again after that report; none if not until somebody replaces the token.
pub(super) fn next_test(report: &Report, now: i64) -> Option<i64> {
    let login = report.check(CheckCode::TokenAccepted).map(|check| check.outcome);
    (login != Some(Outcome::Fail)).then_some(now + A_DAY)
}
