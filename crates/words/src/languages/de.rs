//! German.

mod causes;
mod checks;
mod fields;
mod glossary;
mod guide;
mod help;
mod labels;
mod page;
mod phrases;
mod practices;
mod registries;
mod steps;

use super::{Language, text_of_key};

pub(super) const LANGUAGE: Language = Language {
    tag: "de",
    locale: "de",
    own_name: "Deutsch",
    is_singular: |number| number == 1,
    text,
    page_text: page::page_text,
};

text_of_key!();
