//! Looks names up as the system does, and says so when that is what failed.

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// The system's resolver, with an error that can be recognised by its type.
#[derive(Debug)]
pub(super) struct NamedResolver;

/// A name could not be looked up.
#[derive(Debug)]
pub(super) struct LookupFailed(std::io::Error);

impl std::fmt::Display for LookupFailed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the name could not be looked up: {}", self.0)
    }
}

impl std::error::Error for LookupFailed {}

impl Resolve for NamedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await.map_err(LookupFailed)?;
            let addresses: Addrs = Box::new(found.collect::<Vec<_>>().into_iter());
            Ok(addresses)
        })
    }
}
