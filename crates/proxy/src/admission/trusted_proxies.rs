//! Whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.

use axum::http::HeaderMap;
use ipnet::IpNet;
use std::fmt::{self, Display, Formatter};
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

/// The address or network of a gateway, such as `10.0.0.7` or `10.0.0.0/8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrustedProxy(IpNet);

/// Why a text names no gateway; each sentence says how to write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAProxy {
    /// It is neither an address nor a network.
    NoNetwork,
    /// It is the network of every address.
    Everybody,
}

/// The gateways that the operator has named. Empty: nobody is believed.
#[derive(Clone, Debug, Default)]
pub struct TrustedProxies(Vec<TrustedProxy>);

impl FromStr for TrustedProxy {
    type Err = NotAProxy;

    fn from_str(text: &str) -> Result<Self, NotAProxy> {
        let network = match text.parse::<IpAddr>() {
            Ok(address) => address.to_canonical().into(),
            Err(_) => text.parse::<IpNet>().map_err(|_| NotAProxy::NoNetwork)?,
        };
        if network.prefix_len() == 0 { Err(NotAProxy::Everybody) } else { Ok(Self(network)) }
    }
}

impl From<Vec<TrustedProxy>> for TrustedProxies {
    fn from(proxies: Vec<TrustedProxy>) -> Self {
        Self(proxies)
    }
}

impl TrustedProxies {
    /// Returns true if no gateway was named.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns true if the address is that of a named gateway.
    pub(crate) fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|TrustedProxy(network)| network.contains(&address))
    }

    /// Returns the address for which the peer asks.
    ///
    /// Each gateway appends the address that it was asked from to `X-Forwarded-For`, so the entries
    /// are read from the right, for as long as the one before them is a trusted gateway. What
    /// stands further to the left is the client's own claim.
    pub(crate) fn client_of(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        let lines = headers.get_all("x-forwarded-for").iter().rev();
        for entry in lines.flat_map(|line| line.to_str().unwrap_or_default().rsplit(',')) {
            if !self.trusts(client) {
                break;
            }
            let Some(address) = parse_address(entry.trim()) else { break };
            client = address;
        }
        client
    }

    /// Returns true if a trusted gateway says that it was asked over TLS. Of several values the
    /// last is the word of the gateway that is next to this service.
    pub(crate) fn is_over_tls(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> bool {
        let last = headers.get_all("x-forwarded-proto").iter().next_back();
        let last = last.and_then(|it| it.to_str().ok()).and_then(|it| it.rsplit(',').next());
        peer.is_some_and(|peer| self.trusts(peer.to_canonical()))
            && last.is_some_and(|it| it.trim().eq_ignore_ascii_case("https"))
    }
}

/// Some gateways name the port as well.
fn parse_address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(text);
    let address = bare.parse().ok().or_else(|| Some(text.parse::<SocketAddr>().ok()?.ip()));
    address.map(|it: IpAddr| it.to_canonical())
}

impl Display for NotAProxy {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoNetwork => {
                "not an address or network. Write the gateway's, like 10.0.0.7 or 10.0.0.0/8."
            }
            Self::Everybody => {
                "this network is every address, so anybody could name another client. Write the gateway's own."
            }
        })
    }
}

impl std::error::Error for NotAProxy {}

#[cfg(test)]
mod tests;
