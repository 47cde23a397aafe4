//! The proxy as a whole: the real binary, over HTTP, against the sandbox.

mod assets;
mod distribution;
mod front;
mod github_api;
mod ladder;
mod network;
mod openapi;
mod service;
mod support;
mod validate;
