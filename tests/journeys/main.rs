//! What a person does and sees, on the release build and the sandbox, in headless Chromium.
//!
//! `cargo xtask test` builds what these drive and says where it is. Elements are found by role and label; faults are
//! reached by values that a person can type.

#![cfg(not(target_arch = "wasm32"))]

mod connect;
mod keyboard;
mod outages;
mod person;
mod secrets;
mod stack;

/// A journey's end: the driver's errors and our own, told as they are.
type Done = Result<(), Box<dyn std::error::Error + Send + Sync>>;
