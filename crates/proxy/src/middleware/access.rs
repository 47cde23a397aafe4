//! Whose pages may ask, who may frame them, and the names that the service goes by: exact ones,
//! each named at the start.

use anyhow::{Result, anyhow};
use reqwest::Url;
use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

/// All that the operator has named. Empty: the service's own page alone, on this machine.
#[derive(Clone, Debug, Default)]
pub struct Access {
    /// Their pages may ask the API and load the element's files.
    pub origins: Vec<Origin>,
    /// Their pages may frame `/embed/` and load the frame's helper.
    pub embedders: Vec<Origin>,
    /// Names of this service, beside those of the machine itself.
    pub hosts: Vec<Host>,
}

/// Scheme, host and port, letter for letter as a browser writes them in `Origin`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

/// A host and, unless it is the usual one, its port, as they stand in `Host`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host(String);

/// Why a text names no origin or host; each sentence says how to write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotExact {
    /// It stands for more than one.
    Wildcard,
    /// Every page without an origin is called so.
    Null,
    /// It names one, and not as a browser does.
    Written(String),
    /// It names none.
    NoOrigin,
    /// It names none.
    NoHost,
}

impl Origin {
    /// As a browser writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Host {
    /// As it stands in `Host`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Origin {
    type Err = NotExact;

    fn from_str(text: &str) -> Result<Self, NotExact> {
        match text {
            "null" => Err(NotExact::Null),
            _ if text.contains('*') => Err(NotExact::Wildcard),
            _ => match serialized(text) {
                Some(origin) if origin == text => Ok(Self(origin)),
                Some(origin) => Err(NotExact::Written(origin)),
                None => Err(NotExact::NoOrigin),
            },
        }
    }
}

impl FromStr for Host {
    type Err = NotExact;

    fn from_str(text: &str) -> Result<Self, NotExact> {
        if text.contains('*') {
            return Err(NotExact::Wildcard);
        }
        let url = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
        let origin = serialized(&url).ok_or(NotExact::NoHost)?;
        let host = without_usual_port(origin.split("://").last().unwrap_or_default());
        if host == text {
            Ok(Self(host.to_owned()))
        } else {
            Err(NotExact::Written(host.to_owned()))
        }
    }
}

fn serialized(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host())
        .then(|| url.origin().ascii_serialization())
}

/// Behind a gateway nobody knows which scheme the client speaks, so the usual port of either is
/// left out.
pub(crate) fn without_usual_port(host: &str) -> &str {
    host.strip_suffix(":443").or_else(|| host.strip_suffix(":80")).unwrap_or(host)
}

/// A list from the command line or the environment, where an empty variable is an empty list.
pub(crate) fn parse_each<T: FromStr<Err: Display>>(flag: &str, texts: &[String]) -> Result<Vec<T>> {
    let named = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
    named.map(|text| text.parse().map_err(|error| anyhow!("{flag} {text}: {error}"))).collect()
}

impl Display for NotExact {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wildcard => f.write_str("a wildcard lets in what nobody named. Write each one in full."),
            Self::Null => f.write_str(
                "every sandboxed page has the origin `null`. Write the page's own, like https://dashboard.example.com.",
            ),
            Self::Written(exact) => write!(f, "browsers write it {exact}. Write it so, without anything else."),
            Self::NoOrigin => f.write_str(
                "not an origin. Write scheme, host and, if it is not the usual one, port, like \
                 https://dashboard.example.com.",
            ),
            Self::NoHost => f.write_str("not a host. Write its name alone, like connect.example.com."),
        }
    }
}

impl std::error::Error for NotExact {}
