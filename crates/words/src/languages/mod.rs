//! The texts. Each language answers for every key by exhaustive `match`, without a wildcard.

mod en;
mod fr;
mod looks;
#[cfg(test)]
mod tests;

use crate::key::Key;
use crate::lang::Lang;

/// The text as it stands in the sources.
#[must_use]
pub fn text(lang: Lang, key: Key) -> &'static str {
    match lang {
        Lang::En => en::text(key),
        Lang::Fr => fr::text(key),
    }
}
