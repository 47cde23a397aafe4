//! The languages. Each one is a folder with a [`Language`], which returns the text of every key by
//! exhaustive `match` without a wildcard.

mod de;
mod en;
mod es;
mod fr;
mod looks;
#[cfg(test)]
mod tests;

use crate::key::Key;
use crate::page_text::PageText;

/// A language: what it is called, how it counts, and its texts.
pub(crate) struct Language {
    /// The BCP 47 tag, for HTML's `lang` attribute.
    pub(crate) tag: &'static str,
    /// The tag by which the browser writes numbers and days.
    pub(crate) locale: &'static str,
    /// The name of the language in the language itself.
    pub(crate) own_name: &'static str,
    /// Returns true if the singular is used for so many things: the category `one` of Unicode's
    /// plural rules, for whole numbers as they occur here.
    pub(crate) is_singular: fn(u64) -> bool,
    /// The text of a key.
    pub(crate) text: fn(Key) -> &'static str,
    /// A text of the prerendered pages.
    pub(crate) page_text: fn(PageText) -> &'static str,
}

/// Declares the languages of the screen, in the order of the language menu.
macro_rules! languages {
    ($(#[doc = $name:literal] $variant:ident => $folder:ident,)+) => {
        /// A language of the screen.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Lang { $(#[doc = $name] $variant,)+ }

        impl Lang {
            /// All languages, in the order of the language menu.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            pub(crate) const fn language(self) -> &'static Language {
                match self { $(Self::$variant => &$folder::LANGUAGE,)+ }
            }
        }
    };
}

languages! {
    /// English.
    En => en,
    /// French.
    Fr => fr,
    /// German.
    De => de,
    /// Spanish.
    Es => es,
}

/// Returns the text of `key` in the language.
#[must_use]
pub fn text(lang: Lang, key: Key) -> &'static str {
    (lang.language().text)(key)
}

/// Returns a text of the prerendered pages in the language.
#[must_use]
pub fn page_text(lang: Lang, text: PageText) -> &'static str {
    (lang.language().page_text)(text)
}
