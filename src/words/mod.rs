//! What the screen says: the codes of the contract, put into the words of the language that is read.
//!
//! The texts stand in `ghcr-words`, one book per language. Which text is said, and what goes into its blanks, is decided
//! here, once for all languages. Between backticks stands what is code, such as `read:packages`.

mod books;
mod facts;
mod failures;
mod fields;
mod numerals;
mod quantities;
mod sentences;

#[cfg(any(test, feature = "ssr"))]
pub use books::whole_book;
pub use books::{find_book, open_book};
pub use facts::Fact;
pub use ghcr_words::{Key, Label, Lang, Phrase, ReportPhrase};

use ghcr_contract::{Report, Verdict};
use ghcr_words::{Blank, Book, fill};
use leptos::prelude::{provide_context, use_context};

/// The words of one language. It is small, so that every closure can have it.
#[derive(Clone, Copy, Debug)]
pub struct Words(&'static Book);

impl Words {
    /// Those of an open book.
    #[must_use]
    pub fn of(book: &'static Book) -> Self {
        Self(book)
    }

    /// Their language.
    #[must_use]
    pub fn lang(self) -> Lang {
        self.0.lang()
    }

    /// Whether these are the same.
    #[must_use]
    pub fn is_same(self, other: Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }

    /// Whether the later ones are there.
    #[must_use]
    pub fn are_whole(self) -> bool {
        self.0.is_whole()
    }

    /// Takes the later ones. Whether they are of this version.
    pub fn complete(self, printed: String) -> bool {
        self.0.add(printed)
    }

    /// The text of a key, blanks and all.
    #[must_use]
    #[inline(never)]
    pub fn text(self, key: Key) -> &'static str {
        self.0.text(key)
    }

    /// A text that is always the same.
    #[must_use]
    #[inline(never)]
    pub fn label(self, label: Label) -> &'static str {
        self.text(Key::Label(label))
    }

    /// A text with its blanks filled in.
    #[must_use]
    pub fn phrase(self, phrase: impl Into<Key>, blanks: &[(&str, Blank<'_>)]) -> String {
        self.fill(phrase.into(), blanks)
    }

    /// The text of any key, with its blanks filled in.
    #[must_use]
    pub fn fill(self, key: Key, blanks: &[(&str, Blank<'_>)]) -> String {
        fill(self.lang(), self.text(key), blanks, numerals::whole)
    }

    /// A text with one blank.
    fn with_text(self, phrase: impl Into<Key>, name: &str, text: &str) -> String {
        self.phrase(phrase, &[(name, Blank::Text(text))])
    }

    /// A text that counts something.
    fn with_number(self, phrase: impl Into<Key>, name: &str, number: u64) -> String {
        self.phrase(phrase, &[(name, Blank::Number(number))])
    }

    /// What a report comes to.
    #[must_use]
    pub fn verdict(self, verdict: Verdict) -> &'static str {
        self.text(Key::Verdict(verdict))
    }

    /// The sentence below the verdict: the headline check's own, or that all is well.
    #[must_use]
    pub fn headline(self, report: &Report) -> String {
        match report.headline.and_then(|code| report.check(code)) {
            Some(check) => self.check_sentence(check),
            None => self.all_well(report).to_owned(),
        }
    }
}

/// What code looks like inside a sentence, for those who hear it: the backticks are gone.
#[must_use]
pub fn spoken(sentence: &str) -> String {
    sentence.replace('`', "")
}

/// What stands between backticks.
#[must_use]
pub fn code_in(sentence: &str) -> Vec<&str> {
    let mut code = Vec::new();
    let mut rest = sentence;
    while let Some((_, behind)) = rest.split_once('`') {
        let (inside, behind) = behind.split_once('`').unwrap_or((behind, ""));
        code.push(inside);
        rest = behind;
    }
    code
}

/// Chooses the language of everything below.
pub fn provide_words(words: Words) {
    provide_context(words);
}

/// The words of the language that was chosen above.
#[must_use]
pub fn use_words() -> Words {
    // Leptos's `expect_context` would say where it was called, in half a kilobyte of code that nothing else needs.
    use_context().expect("words")
}

#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) mod tests;
