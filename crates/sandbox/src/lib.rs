#![doc = include_str!("../README.md")]

mod api;
mod cli;
mod clock;
mod faults;
mod lockout;
mod personas;
mod rate_limits;
mod recorder;
mod sandbox;
mod serve;
mod state;
pub mod world;

pub use cli::run;
pub use faults::{Fault, FaultRule};
pub use personas::{more_to_try, personas};
pub use recorder::RecordedRequest;
pub use sandbox::Sandbox;
pub use serve::{router, serve};
pub use state::{SandboxState, Settings};
