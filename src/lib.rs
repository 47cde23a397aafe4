//! The screen that connects a GitHub Container Registry account to a container scanner.
//!
//! One WebAssembly build, two doors: the page mounts into its own body, and [`mount()`] puts the same screen into any
//! element. Both rest on `ghcr-contract`, which holds every rule, and speak to the proxy alone.

// One `&text[at..]` brings the message that quotes a text, and with it the tables of what can be printed: `get` brings nothing.
#![cfg_attr(not(test), warn(clippy::string_slice))]

pub mod api;
pub mod app;
pub mod components;
pub mod connect;
pub mod day;
pub mod element_ref;
mod embedded;
pub mod field;
pub mod form;
pub mod help;
pub mod help_search;
pub mod host;
mod hydration;
pub mod json;
pub mod lines;
pub mod links;
pub mod markup;
mod mount;
pub mod pages;
pub mod place;
pub mod practices;
pub mod report;
pub mod saving;
pub mod speech;
pub mod state;
pub mod token_note;
pub mod validation;
pub mod view;
pub mod words;

pub use hydration::mount_page;
pub use mount::{Handle, Options, mount};
