//! What can go wrong between somebody and GitHub, on demand or by the name of an account. What it
//! looks like from outside is in `middleware/faults`.

mod fault;
pub(crate) mod outages;
mod rules;

pub use fault::Fault;
pub use rules::FaultRule;
pub(crate) use rules::Faults;
