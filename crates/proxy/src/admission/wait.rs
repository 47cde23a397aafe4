//! Why somebody is not let in now.

use ghcr_contract::ProblemCode;
use std::time::Duration;

/// Why a test is not begun now, and how long to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wait {
    pub(crate) code: ProblemCode,
    pub(crate) time: Duration,
}
