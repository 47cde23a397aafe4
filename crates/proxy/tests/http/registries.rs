//! Saved registries over HTTP, with the store in a SQLite file.

mod changes;
mod issuer;
mod lists;
mod oidc;
mod operations;
#[path = "../../../registry-store/tests/store/raw.rs"]
#[expect(dead_code, reason = "the store's own tests read with it, too")]
mod raw;
mod receiver;
mod roles;
mod rotation;
mod secrets;
mod start;
mod testing;
mod untestable;
mod webhooks;
pub(crate) mod world;
