//! What GitHub and the registry say: every call of a diagnosis, and the evidence that comes of it.
//! Nothing is judged here.

pub mod evidence;
pub(crate) mod expiry;
pub(crate) mod github;
pub(crate) mod look_ups;
pub(crate) mod probe;
pub(crate) mod registry;
pub mod upstream;
