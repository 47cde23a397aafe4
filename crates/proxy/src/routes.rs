//! One endpoint, one file.

pub(crate) mod config;
pub(crate) mod health;
pub(crate) mod openapi;
pub(crate) mod validate;
