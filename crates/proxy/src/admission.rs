//! Who is let in, and when: the limits of clients and tokens, and the queue.

pub(crate) mod asker;
pub(crate) mod attempts;
pub(crate) mod clients;
pub(crate) mod queue;
pub(crate) mod shared_limits;
pub(crate) mod trusted_proxies;
pub(crate) mod wait;
