//! The proxy as a whole: the real binary, over HTTP, against the sandbox.

mod service;
mod support;
mod validate;
