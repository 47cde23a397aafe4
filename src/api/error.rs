//! Why a request brought no answer that can be used.

use ghcr_contract::Problem;

/// Why there is no usable answer. None of these says anything about the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// The proxy cannot be reached.
    Unreachable,
    /// The proxy did not answer in time.
    TimedOut,
    /// The request was aborted on purpose.
    Cancelled,
    /// Something that is not the proxy answered: a gateway, a login page.
    NotTheProxy {
        /// The HTTP status.
        status: u16,
    },
    /// The answer has a part that this version does not know.
    Unreadable,
    /// The answer ended before the report came.
    BrokenOff,
    /// The proxy says why it made no report.
    Problem(Problem),
    /// The host page could not give the headers that say who is asking.
    Unsigned,
    /// The host's `save-endpoint` refused the registry.
    NotTaken {
        /// The HTTP status.
        status: u16,
    },
}

impl ApiError {
    /// The `code` of the `ghcr-error` event.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed_out",
            Self::Cancelled => "cancelled",
            Self::NotTheProxy { .. } => "not_the_proxy",
            Self::Unreadable => "unreadable",
            Self::BrokenOff => "broken_off",
            Self::Problem(_) => "problem",
            Self::Unsigned => "auth_headers",
            Self::NotTaken { .. } => "save_failed",
        }
    }

    /// The HTTP status, where there was an answer.
    pub const fn status(&self) -> Option<u16> {
        match self {
            Self::NotTheProxy { status } | Self::NotTaken { status } => Some(*status),
            Self::Problem(problem) => Some(problem.status),
            _ => None,
        }
    }
}
