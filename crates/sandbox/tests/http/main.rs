//! The simulated GitHub, asked over HTTP as any client would.

#![expect(
    clippy::unwrap_used,
    reason = "a test's helper may stop at the first thing that is not as it should be"
)]

mod api;
mod asking;
mod credentials;
mod faults;
mod ladder;
mod limits;
mod misconduct;
mod organizations;
mod packages;
mod personas;
mod program;
mod pulling;
mod recording;
mod registry;
