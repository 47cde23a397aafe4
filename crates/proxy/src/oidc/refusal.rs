//! Why a bearer token is not taken.

use std::time::Duration;

/// Why a caller is not known by a bearer token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// None was sent.
    Missing,
    /// It is not of the issuer, not for this service, or not valid now: which of these, for the
    /// log.
    Invalid(&'static str),
    /// The issuer's keys cannot be read; try again after so long. This says nothing of the token.
    Unavailable(Duration),
}
