//! Saved registries over HTTP, with the store in a SQLite file.

mod changes;
mod issuer;
mod lists;
mod oidc;
mod operations;
mod receiver;
mod roles;
mod rotation;
mod secrets;
mod start;
mod testing;
mod webhooks;
pub(crate) mod world;
