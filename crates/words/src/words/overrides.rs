//! Texts of the host page's own (`labels`), in place of some of ours.

use crate::Key;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Texts by the names of their keys, such as `label.submit`.
#[derive(Debug, PartialEq)]
pub struct Overrides(BTreeMap<String, String>);

thread_local! {
    /// Each different set of texts is kept for as long as the program runs, however often the
    /// screen is mounted, so that texts are `&'static str` whoever wrote them.
    static KNOWN: RefCell<Vec<&'static Overrides>> = const { RefCell::new(Vec::new()) };
}

impl Overrides {
    /// These texts, by the names of their keys.
    #[must_use]
    pub fn of(texts: BTreeMap<String, String>) -> &'static Self {
        let overrides = Self(texts);
        KNOWN.with_borrow_mut(|known| {
            let found = known.iter().copied().find(|it| **it == overrides);
            found.unwrap_or_else(|| {
                let overrides: &'static Self = Box::leak(Box::new(overrides));
                known.push(overrides);
                overrides
            })
        })
    }

    /// The names that no key has.
    #[must_use]
    pub fn unknown_names(&self) -> Vec<String> {
        self.0.keys().filter(|name| Key::all().all(|key| key.name() != **name)).cloned().collect()
    }

    /// The text for that key.
    #[must_use]
    pub fn get(&'static self, key: Key) -> Option<&'static str> {
        self.0.get(&key.name()).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Label, Lang, Words};

    fn overrides(texts: &[(&str, &str)]) -> &'static Overrides {
        Overrides::of(
            texts.iter().map(|(name, text)| (name.to_string(), text.to_string())).collect(),
        )
    }

    #[test]
    fn a_host_replaces_single_texts_in_every_language() {
        let overrides = overrides(&[("label.submit", "Check it"), ("label.none", "x")]);
        assert_eq!(overrides.unknown_names(), ["label.none"]);
        for lang in Lang::ALL {
            let words = Words::of(*lang).with_overrides(Some(overrides));
            assert_eq!(words.label(Label::Submit), "Check it");
            assert_eq!(words.label(Label::Title), Words::of(*lang).label(Label::Title));
        }
    }

    #[test]
    fn the_same_texts_are_kept_once() {
        let read = || overrides(&[("label.submit", "Check it")]);
        assert!(std::ptr::eq(read(), read()));
    }
}
