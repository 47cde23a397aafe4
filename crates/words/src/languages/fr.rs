//! French.

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
    tag: "fr",
    locale: "fr",
    own_name: "Français",
    is_singular: |number| number < 2,
    text,
    page_text: page::page_text,
};

text_of_key!();
