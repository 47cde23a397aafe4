//! Which language is spoken, its later words, and the change to another language.

use crate::mount::Options;
use crate::state::State;
use crate::words::{Lang, Words, find_book, open_book};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Whether the later words are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Later {
    /// Nobody needs them.
    Asleep,
    /// They are on their way.
    Coming,
    /// They are there.
    There,
    /// They did not come.
    Lost,
}

/// The language of the screen.
#[derive(Clone, Copy)]
pub struct Speech {
    words: State<Words>,
    later: State<Later>,
    loader: State<Option<Function>>,
    /// The last choice counts, in whatever order the words arrive.
    wish: State<Lang>,
    /// Whether somebody is on the buttons that change it, and wants to stay there.
    has_cursor: State<bool>,
    has_page: bool,
}

impl Speech {
    /// Begins in the words of `options`.
    #[must_use]
    pub fn new(options: Options) -> Self {
        let later = if options.words.are_whole() { Later::There } else { Later::Asleep };
        Self {
            wish: State::new(options.words.lang()),
            words: State::new(options.words),
            later: State::new(later),
            has_cursor: State::new(false),
            has_page: options.home.is_some(),
            loader: State::new(options.loader),
        }
    }

    /// The words.
    #[must_use]
    pub fn words(self) -> Words {
        self.words.get()
    }

    /// The languages that can be chosen: all on a page of one's own; another page chooses for itself.
    #[must_use]
    pub fn choices(self) -> &'static [Lang] {
        if self.has_page { Lang::ALL } else { &[] }
    }

    /// Whether all words are there, and `None` where they will not come. Who asks needs them: they are fetched.
    #[must_use]
    pub fn is_whole(self) -> Option<bool> {
        let later = self.later.get();
        if later == Later::Asleep {
            self.fetch_later();
        }
        (later != Later::Lost).then_some(later == Later::There)
    }

    /// Fetches the words of the report and the rest of the help, unless they are there.
    pub fn fetch_later(self) {
        if matches!(self.later.get_untracked(), Later::There | Later::Coming) {
            return;
        }
        let words = self.words.get_untracked();
        self.later.set(if words.are_whole() { Later::There } else { Later::Coming });
        if words.are_whole() {
            return;
        }
        spawn_local(async move {
            let printed = self.load(words.lang(), true).await;
            let is_whole = printed.is_some_and(|printed| words.complete(printed)) || words.are_whole();
            // Another language may be spoken by now, which fetches its own.
            if self.words.try_with_untracked(|it| it.is_same(words)) == Some(true) {
                self.later.set(if is_whole { Later::There } else { Later::Lost });
            }
        });
    }

    /// Changes the language. If its words cannot be fetched, everything stays as it is.
    pub fn choose(self, lang: Lang) {
        self.wish.update_untracked(|it| *it = lang);
        if let Some(book) = find_book(lang) {
            self.speak(Words::of(book));
            return;
        }
        spawn_local(async move {
            let printed = self.load(lang, false).await;
            if let Some(book) = printed.and_then(open_book)
                && self.wish.try_get_untracked() == Some(lang)
            {
                self.speak(Words::of(book));
            }
        });
    }

    /// Somebody has chosen it on the screen, which is drawn anew.
    pub fn choose_here(self, lang: Lang) {
        self.has_cursor.update_untracked(|it| *it = true);
        self.choose(lang);
    }

    /// Whether the cursor is to be brought back to the buttons; once.
    pub fn takes_cursor(self) -> bool {
        self.has_cursor.try_update_untracked(std::mem::take).unwrap_or_default()
    }

    async fn load(self, lang: Lang, later: bool) -> Option<String> {
        let loader = self.loader.try_get_untracked().flatten()?;
        let words = loader.call2(&JsValue::NULL, &lang.tag().into(), &later.into()).ok()?;
        JsFuture::from(words.unchecked_into::<Promise>()).await.ok()?.as_string()
    }

    /// Says everything in these words from now on.
    pub fn speak(self, words: Words) {
        if self.has_page
            && let Some(page) = document().document_element()
        {
            // A tag of two letters is always taken.
            let _ = page.set_attribute("lang", words.lang().tag());
        }
        if self.words.try_set(words) {
            self.later.set(if words.are_whole() { Later::There } else { Later::Asleep });
        }
    }
}
