//! The pages. One screen serves all addresses: the form and the report, and the help beside them;
//! on a help page the help takes the place of the form.

pub mod connect;
pub mod screen;
