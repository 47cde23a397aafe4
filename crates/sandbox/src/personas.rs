//! Personas: names and tokens that a person can type to see each fault. Each list is a file.

pub(crate) mod catalogue;
mod demo;
mod describe;
mod ladder;
mod more;
mod outages;

pub use demo::personas;
pub use ladder::{ladder_personas, ladder_warnings};
pub use more::{left_open, more_to_try};
pub use outages::{endless_outages, outages};
