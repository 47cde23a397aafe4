//! The screen that connects a GitHub Container Registry account to a container scanner.
//!
//! One WebAssembly build serves both: the page, which is printed at build time and hydrated,
//! and an element of a host page. Both rest on `ghcr-contract`, which holds every rule, and speak
//! to the proxy alone.

pub mod api;
pub mod app;
mod clock;
pub mod components;
mod download;
mod focus;
pub mod host;
pub mod i18n;
pub mod links;
mod mount;
pub mod pages;
pub mod report;
pub mod state;

#[cfg(feature = "hydrate")]
pub use mount::hydrate_page;
pub use mount::{Handle, mount, mount_page};
