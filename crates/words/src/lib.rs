#![doc = include_str!("../README.md")]

mod book;
mod guide;
mod help;
#[cfg(feature = "languages")]
mod kebab;
mod key;
mod labels;
mod lang;
#[cfg(feature = "languages")]
mod languages;
mod names;
mod news;
#[cfg(feature = "languages")]
mod page_texts;
mod phrases;
mod practices;
mod template;
mod ties;

pub use book::Book;
pub use guide::{GuideNote, GuideStep, GuideTick};
pub use help::{Entry, Group};
pub use key::Key;
pub use labels::Label;
pub use lang::Lang;
#[cfg(feature = "languages")]
pub use languages::text;
pub use names::FactName;
pub use news::EntryNews;
#[cfg(feature = "languages")]
pub use page_texts::{PageText, page_text};
pub use phrases::{Phrase, ReportPhrase};
pub use practices::{Practice, PracticePhrase, Standing};
pub use template::{Blank, fill};
