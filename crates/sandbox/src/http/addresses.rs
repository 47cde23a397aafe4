//! Who is at each end of a request.

use super::Peer;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, header};
use std::net::{IpAddr, Ipv4Addr};

/// The client's address; of this machine, when the router is asked without a connection.
pub(crate) fn address_of(request: &Request) -> IpAddr {
    request
        .extensions()
        .get::<ConnectInfo<Peer>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.address())
}

/// The sandbox's own address, as the caller wrote it: the links must lead back here.
pub(crate) fn own_address(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    format!("http://{host}")
}
