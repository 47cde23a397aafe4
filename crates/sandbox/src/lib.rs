#![doc = include_str!("../README.md")]

mod api;
mod catalogue;
mod cli;
mod clock;
mod faults;
mod in_flight;
mod ladder;
mod lockout;
mod outages;
mod personas;
mod rate_limits;
mod recorder;
mod registry;
mod sandbox;
mod serve;
mod state;
mod wire;
pub mod world;

pub use cli::run;
pub use faults::{Fault, FaultRule};
pub use ladder::{ladder_personas, ladder_warnings};
pub use outages::{endless_outages, outages};
pub use personas::{left_open, more_to_try, personas};
pub use recorder::RecordedRequest;
pub use sandbox::Sandbox;
pub use serve::{router, serve};
pub use state::{SandboxState, Settings};
