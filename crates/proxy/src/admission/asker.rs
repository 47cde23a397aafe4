//! Who wants a test.

use super::clients::network_of;
use std::fmt;
use std::net::IpAddr;

/// Who wants a test. Each has a share of its own of the refusals that the service may cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Asker {
    /// A client over HTTP.
    Client(IpAddr),
    /// The service itself, for all saved registries together.
    Watch,
}

impl Asker {
    /// Whose refusals are counted together: those of a network of IPv6 are.
    pub(crate) fn counted(self) -> Self {
        match self {
            Self::Client(client) => Self::Client(network_of(client)),
            Self::Watch => Self::Watch,
        }
    }
}

impl fmt::Display for Asker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Client(address) => address.fmt(f),
            Self::Watch => f.write_str("watch"),
        }
    }
}

impl From<IpAddr> for Asker {
    fn from(client: IpAddr) -> Self {
        Self::Client(client)
    }
}
