//! What every request goes through before GitHub's own order: it is recorded, and may go wrong.

pub(crate) mod faults;
mod recording;

pub(crate) use recording::record;
