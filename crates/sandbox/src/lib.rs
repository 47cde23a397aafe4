#![doc = include_str!("../README.md")]

mod api;
mod cli;
mod faults;
mod http;
mod middleware;
mod personas;
mod registry;
mod sandbox;
mod serve;
mod state;
pub mod world;

pub use cli::run;
pub use faults::{Fault, FaultRule};
pub use personas::{endless_outages, left_open, more_to_try, outages, personas};
pub use personas::{ladder_personas, ladder_warnings};
pub use sandbox::Sandbox;
pub use serve::{router, serve};
pub use state::{RecordedRequest, SandboxState, Settings};
