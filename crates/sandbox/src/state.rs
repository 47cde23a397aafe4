//! The state of one sandbox: its settings, its world, what goes wrong, and what it has counted.

mod clock;
mod grants;
mod in_flight;
mod lockout;
mod rate_limits;
mod recorder;
mod sandbox_state;
mod settings;

pub(crate) use grants::Grant;
pub(crate) use rate_limits::{Bucket, Quota};
pub use recorder::RecordedRequest;
pub use sandbox_state::SandboxState;
pub use settings::Settings;
