#![doc = include_str!("../README.md")]

pub mod day;
mod entry_codes;
mod entry_status;
mod fact_name;
mod glossary;
mod guide;
mod help;
mod help_search;
mod kebab;
mod key;
mod labels;
mod lang;
mod languages;
mod numerals;
mod page_text;
mod personas;
mod phrases;
mod pieces;
mod practice_findings;
mod practices;
mod registries;
mod template;
mod token_note;
mod words;

pub use entry_status::EntryStatus;
pub use fact_name::FactName;
pub use glossary::Term;
pub use guide::{GuideNote, GuideStep, GuideTick};
pub use help::{Entry, Group};
pub use help_search::{fold, search as search_help};
pub use key::Key;
pub use labels::Label;

pub use languages::{Lang, page_text, text};
pub use numerals::Numerals;
pub use page_text::PageText;
pub use personas::PersonaGroup;
pub use phrases::{Phrase, ReportPhrase};
pub use pieces::{Piece, pieces};
pub use practice_findings::{Detail, Finding, advice, judge as judge_practices};
pub use practices::{Practice, PracticePhrase, Standing};
pub use registries::{RegistryLabel, RegistryPhrase};
pub use template::{Blank, fill};
pub use token_note::{TokenNote, notes_on};
pub use words::{Fact, Overrides, Words, code_in, spoken};
