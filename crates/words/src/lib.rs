#![doc = include_str!("../README.md")]

mod entry_codes;
mod entry_status;
mod fact_name;
mod guide;
mod help;
mod kebab;
mod key;
mod labels;
mod lang;
mod languages;
mod page_text;
mod phrases;
mod practices;
mod template;

pub use entry_status::EntryStatus;
pub use fact_name::FactName;
pub use guide::{GuideNote, GuideStep, GuideTick};
pub use help::{Entry, Group};
pub use key::Key;
pub use labels::Label;
pub use lang::Lang;
pub use languages::{page_text, text};
pub use page_text::PageText;
pub use phrases::{Phrase, ReportPhrase};
pub use practices::{Practice, PracticePhrase, Standing};
pub use template::{Blank, fill};
