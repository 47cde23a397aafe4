//! What a person does and sees, on the release build and the sandbox, in headless Chromium, the
//! main ones in Firefox too.
//!
//! `cargo xtask test` builds what these drive and says where it is. Elements are found by role and
//! label; faults are reached by values that a person can type.

#![cfg(not(target_arch = "wasm32"))]

mod accessible;
mod axe;
mod browser;
mod connect;
mod demo;
mod details;
mod devtools;
mod early;
mod hand_on;
mod heights;
mod hosts;
mod keyboard;
mod leaks;
mod network;
mod outages;
mod person;
mod policy;
mod reflow;
mod registries;
mod secrets;
mod shots;
mod stack;
mod states;
mod static_host;
mod typing;
mod visit;

/// A journey's end: the driver's errors and our own, told as they are.
type Done = Result<(), Box<dyn std::error::Error + Send + Sync>>;
