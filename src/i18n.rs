//! The language of the screen. Which text is said, and what fills its blanks, is decided in
//! `ghcr-words`.

mod failures;
#[cfg(target_arch = "wasm32")]
mod numerals;

pub use failures::failure;
pub use ghcr_words::{Fact, Key, Label, Lang, PersonaGroup, Phrase, ReportPhrase, Words};
pub use ghcr_words::{code_in, spoken};

use ghcr_words::Overrides;
use leptos::prelude::*;

/// The language of the screen. A context; each text is a signal, so that another language redraws
/// nothing.
#[derive(Clone, Copy)]
pub struct I18n(RwSignal<Words>);

impl I18n {
    /// In that language.
    pub fn new(lang: Lang) -> Self {
        let words = Words::of(lang);
        #[cfg(target_arch = "wasm32")]
        let words = words.with_numerals(numerals::BROWSER);
        Self(RwSignal::new(words))
    }

    /// The texts of the language that is spoken now.
    pub fn words(self) -> Words {
        self.0.get()
    }

    /// Changes the language.
    pub fn choose(self, lang: Lang) {
        if self.0.with_untracked(|words| words.lang() != lang) {
            self.0.update(|words| *words = words.in_language(lang));
        }
    }

    /// Sets the host page's own texts.
    pub fn set_overrides(self, overrides: Option<&'static Overrides>) {
        self.0.update(|words| *words = words.with_overrides(overrides));
    }

    /// A text without blanks.
    pub fn text(self, key: impl Into<Key>) -> Signal<&'static str> {
        self.text_of(key.into())
    }

    fn text_of(self, key: Key) -> Signal<&'static str> {
        Signal::derive(move || self.words().text(key))
    }

    /// A text that is made of the words, such as a sentence with its blanks filled in.
    pub fn say(self, say: impl Fn(Words) -> String + Send + Sync + 'static) -> Signal<String> {
        Signal::derive(move || say(self.words()))
    }
}

/// The language of the screen around the calling component.
///
/// # Panics
/// Outside of [`App`](crate::app::App), which provides it.
pub fn use_i18n() -> I18n {
    expect_context()
}
