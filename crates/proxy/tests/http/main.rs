//! The proxy as a whole: the real binary, over HTTP, against the sandbox.

mod assets;
mod busy;
mod config;
mod distribution;
mod faults;
mod front;
mod github_api;
mod ladder;
mod load;
mod network;
mod observed;
mod openapi;
mod registries;
mod replicas;
mod service;
mod shutdown;
mod support;
mod traces;
mod truth;
mod validate;
