//! Why there was no answer.

use super::resolver::LookupFailed;
use ghcr_contract::Cause;
use std::error::Error;

/// What went wrong between us and the host. None of it is the token's fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The host's name could not be looked up.
    Dns,
    /// Refused, no route, reset before anything was said.
    Connection,
    /// No trusted encryption.
    Tls,
    /// No answer in time.
    TimedOut,
    /// The connection ended in the middle.
    Cut,
    /// What came was not HTTP.
    NotHttp,
}

impl Failure {
    /// Reads it off the library's error, by type and never by its text.
    pub(super) fn of(error: &reqwest::Error) -> Self {
        match () {
            () if has_cause::<LookupFailed>(error) => Self::Dns,
            () if has_cause::<rustls::Error>(error) => Self::Tls,
            () if error.is_timeout() => Self::TimedOut,
            () if error.is_connect() => Self::Connection,
            () if find_cause::<hyper::Error>(error).is_some_and(hyper::Error::is_parse) => {
                Self::NotHttp
            }
            () => Self::Cut,
        }
    }

    /// How the report calls it.
    #[must_use]
    pub const fn cause(self) -> Cause {
        match self {
            Self::Dns => Cause::DnsFailed,
            Self::Connection => Cause::ConnectionFailed,
            Self::Tls => Cause::TlsFailed,
            Self::TimedOut => Cause::TimedOut,
            Self::Cut => Cause::ConnectionCut,
            Self::NotHttp => Cause::NotGithub,
        }
    }
}

fn has_cause<T: Error + 'static>(error: &(dyn Error + 'static)) -> bool {
    find_cause::<T>(error).is_some()
}

/// Walks down the sources. An `io::Error` hides what it wraps from `source()`, so it is opened on
/// the way.
fn find_cause<'a, T: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a T> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<T>() {
            return Some(found);
        }
        let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        next = match wrapped {
            Some(inner) => Some(inner),
            None => error.source(),
        };
    }
    None
}
