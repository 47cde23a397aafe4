#![doc = include_str!("../README.md")]

mod book;
mod key;
mod labels;
mod lang;
#[cfg(feature = "languages")]
mod languages;
mod names;
mod phrases;
mod template;

pub use book::Book;
pub use key::Key;
pub use labels::Label;
pub use lang::Lang;
#[cfg(feature = "languages")]
pub use languages::text;
pub use names::FactName;
pub use phrases::Phrase;
pub use template::{Blank, fill};
