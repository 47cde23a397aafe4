//! The proxy as a whole: the real binary, over HTTP, against the sandbox.

mod assets;
mod busy;
mod distribution;
#[cfg(feature = "embed")]
mod embedded;
mod front;
mod github_api;
mod ladder;
mod load;
mod network;
mod openapi;
mod registries;
mod service;
mod shutdown;
mod support;
mod truth;
mod validate;
