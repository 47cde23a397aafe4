//! Saved registries over HTTP, with the store in a SQLite file.

mod changes;
mod issuer;
mod lists;
mod oidc;
mod roles;
mod rotation;
mod secrets;
mod start;
mod testing;
pub(crate) mod world;
