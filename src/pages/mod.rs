//! The pages. A page owns its state and is the only one that sends; its components draw.

pub mod connect;
