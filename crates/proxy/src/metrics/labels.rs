//! The labels of the metrics, and every value that they may have.

use crate::gather::upstream::Failure;
use axum::http::{Method, StatusCode};
use prometheus_client::encoding::EncodeLabelSet;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct BuildLabel {
    pub(super) version: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct RequestLabels {
    pub(super) route: String,
    pub(super) method: &'static str,
    pub(super) status: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct RouteLabels {
    pub(super) route: String,
    pub(super) method: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct VerdictLabels {
    pub(super) verdict: &'static str,
    pub(super) headline: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct CallLabels {
    pub(super) host: &'static str,
    pub(super) status: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct HostLabel {
    pub(super) host: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct LimitLabel {
    pub(super) limit: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct ResultLabel {
    pub(super) result: &'static str,
}

/// Declares an enum whose values are labels.
macro_rules! label_values {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum $name {
            $($(#[$value_doc])* $value,)+
        }

        impl $name {
            #[cfg_attr(not(test), allow(dead_code, reason = "not each is walked outside of tests"))]
            pub(super) const ALL: &[Self] = &[$(Self::$value),+];

            pub(crate) const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => $text,)+
                }
            }
        }
    };
}

label_values! {
    /// Which upstream is asked.
    HostKind {
        /// GitHub's REST API.
        Api = "api",
        /// The container registry.
        Registry = "registry",
    }
}

label_values! {
    /// A limit that somebody has reached.
    Limit {
        /// `--client-limit`: the client asks too often.
        Client = "client",
        /// This token was refused too often.
        TokenAttempts = "token_attempts",
        /// Too many unknown tokens were refused.
        Refusals = "refusals",
        /// `--token-limit`: the token was used for too many calls.
        TokenCalls = "token_calls",
        /// The queue of diagnoses is full.
        Queue = "queue",
        /// `--max-connections`: too many connections are open.
        Connections = "connections",
    }
}

label_values! {
    /// What became of a test that the service made by itself.
    Retested {
        /// Its result was recorded.
        Recorded = "recorded",
        /// A limit or the queue puts it off.
        PutOff = "put_off",
        /// The registry was changed or removed meanwhile, or the service stops.
        Released = "released",
        /// The database failed.
        Failed = "failed",
    }
}

/// A method by its name; the extension methods, which anybody may invent, are one.
pub(super) fn method_name(method: &Method) -> &'static str {
    const KNOWN: [(Method, &str); 7] = [
        (Method::GET, "GET"),
        (Method::POST, "POST"),
        (Method::PUT, "PUT"),
        (Method::PATCH, "PATCH"),
        (Method::DELETE, "DELETE"),
        (Method::HEAD, "HEAD"),
        (Method::OPTIONS, "OPTIONS"),
    ];
    KNOWN.iter().find(|(known, _)| known == method).map_or("other", |(_, name)| name)
}

/// `2xx` and so on.
pub(super) fn status_class(status: StatusCode) -> &'static str {
    class(status.as_u16())
}

fn class(status: u16) -> &'static str {
    match status / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        5 => "5xx",
        _ => "other",
    }
}

/// The statuses that tell something of GitHub by themselves, the classes of the others, and why
/// there was none.
/// How a call to an upstream has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CallEnd {
    /// With an answer of this status.
    Status(u16),
    /// Without an answer.
    Failed(Failure),
    /// Nobody waited for the answer any more: the deadline passed, or the client went away.
    GivenUp,
}

impl CallEnd {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Status(200) => "200",
            Self::Status(401) => "401",
            Self::Status(403) => "403",
            Self::Status(404) => "404",
            Self::Status(429) => "429",
            Self::Status(status) => class(status),
            Self::Failed(failure) => failure.cause().as_str(),
            Self::GivenUp => "given_up",
        }
    }
}
