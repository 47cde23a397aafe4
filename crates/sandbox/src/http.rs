//! HTTP for the API and the registry alike: addresses, headers, JSON, and connections that can
//! misbehave.

mod addresses;
mod connection;
mod headers;
pub(crate) mod json;

pub(crate) use addresses::{address_of, own_address};
pub(crate) use connection::{FaultyListener, Misconduct, Peer};
pub(crate) use headers::put;
