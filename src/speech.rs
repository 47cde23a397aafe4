//! Which language is spoken, and the change to another one.

use crate::api::{self, Leash};
use crate::mount::Options;
use crate::words::{Lang, Words, find_book, open_book};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The language of the screen.
#[derive(Clone, Copy)]
pub struct Speech {
    words: RwSignal<Words>,
    files: StoredValue<Vec<String>>,
    call: StoredValue<Option<Leash>, LocalStorage>,
    has_page: bool,
}

impl Speech {
    /// Begins in the words of `options`.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self {
            words: RwSignal::new(options.words),
            has_page: options.home.is_some(),
            files: StoredValue::new(options.word_files),
            call: StoredValue::new_local(None),
        }
    }

    /// The words.
    #[must_use]
    pub fn words(self) -> Words {
        self.words.get()
    }

    /// The languages that can be chosen.
    #[must_use]
    pub fn choices(self) -> &'static [Lang] {
        if self.files.with_value(|files| files.len() == Lang::ALL.len()) { Lang::ALL } else { &[] }
    }

    /// Changes the language. If its words cannot be fetched, everything stays as it is.
    pub fn choose(self, lang: Lang) {
        if let Some(book) = find_book(lang) {
            self.speak(Words::of(book));
            return;
        }
        let Some(address) = self.files.with_value(|files| files.get(lang as usize).cloned()) else { return };
        let leash = Leash::new();
        let signal = leash.signal();
        self.call.set_value(Some(leash));
        spawn_local(async move {
            let printed = api::fetch_words(&address, signal).await;
            if let Some(book) = printed.ok().and_then(open_book) {
                self.speak(Words::of(book));
            }
        });
    }

    /// Says everything in these words from now on.
    pub fn speak(self, words: Words) {
        if self.has_page
            && let Some(page) = document().document_element()
        {
            // A tag of two letters is always taken.
            let _ = page.set_attribute("lang", words.lang().tag());
        }
        self.words.try_set(words);
    }
}
