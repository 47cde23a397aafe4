//! The texts. Each language returns the text of every key by exhaustive `match` without a
//! wildcard.

mod en;
mod fr;
mod looks;
#[cfg(test)]
mod tests;

use crate::key::Key;
use crate::lang::Lang;
use crate::page_text::PageText;

/// Returns the text of `key` in the language.
#[must_use]
pub fn text(lang: Lang, key: Key) -> &'static str {
    match lang {
        Lang::En => en::text(key),
        Lang::Fr => fr::text(key),
    }
}

/// Returns a text of the prerendered pages in the language.
#[must_use]
pub fn page_text(lang: Lang, text: PageText) -> &'static str {
    match lang {
        Lang::En => en::page_text(text),
        Lang::Fr => fr::page_text(text),
    }
}
