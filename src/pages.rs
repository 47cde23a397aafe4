//! The pages. One screen serves all addresses: the form and the report, and the help beside them;
//! on a help page the help takes the place of the form. The saved
//! registries have a page to themselves.

pub mod connect;
pub mod registries;
pub mod screen;
