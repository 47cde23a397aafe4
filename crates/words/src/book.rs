//! The texts of one language.

use crate::key::Key;
use crate::lang::Lang;
use std::sync::OnceLock;

/// All texts of one language, as they came over the wire: those that form and guide are made of, and those for the report and
/// the rest of the help, which come later.
#[derive(Debug)]
pub struct Book {
    lang: Lang,
    at_hand: Pages,
    later: OnceLock<Pages>,
}

impl Book {
    /// Reads the first file that `print-words` wrote: the language's tag, then one text a line. `None` if it is of another
    /// version. Behind a hyphen the tag may go on with whatever tells one book of a language from another.
    #[must_use]
    pub fn read(printed: String) -> Option<Self> {
        let (lang, at_hand) = Pages::read(printed, Key::AT_HAND)?;
        Some(Self { lang, at_hand, later: OnceLock::new() })
    }

    /// Reads the second file. Whether it is of this version, and all texts are there now.
    pub fn add(&self, printed: String) -> bool {
        match Pages::read(printed, Key::COUNT - Key::AT_HAND) {
            Some((lang, pages)) if lang == self.lang => {
                self.later.get_or_init(|| pages);
                true
            }
            _ => false,
        }
    }

    /// Whether all texts are there.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.later.get().is_some()
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// What it was read from at first.
    #[must_use]
    pub fn printed(&self) -> &str {
        &self.at_hand.text
    }

    /// The text; nothing for one that has not come yet.
    #[must_use]
    pub fn text(&self, key: Key) -> &str {
        let place = key.place();
        match place.checked_sub(Key::AT_HAND) {
            None => self.at_hand.line(place),
            Some(place) => self.later.get().map_or("", |pages| pages.line(place)),
        }
    }
}

/// A file: the language's tag, then one text a line.
#[derive(Debug)]
struct Pages {
    text: String,
    /// Where each line ends, in bytes.
    ends: Vec<u32>,
}

impl Pages {
    fn read(text: String, count: usize) -> Option<(Lang, Self)> {
        let lang = Lang::of_tag(text.lines().next()?)?;
        let is_end =
            |(at, byte): (usize, u8)| (byte == b'\n').then_some(at).and_then(|at| u32::try_from(at).ok());
        let ends: Vec<_> = text.bytes().enumerate().filter_map(is_end).collect();
        (ends.len() == count + 1).then_some((lang, Self { text, ends }))
    }

    fn line(&self, place: usize) -> &str {
        let end = |line: usize| self.ends.get(line).map_or(0, |end| *end as usize);
        self.text.get(end(place) + 1..end(place + 1)).unwrap_or_default()
    }
}

#[cfg(feature = "languages")]
impl Book {
    /// The two files that a browser fetches: the first at once, the second when it is needed.
    #[must_use]
    pub fn print(lang: Lang) -> [String; 2] {
        let print = |from: usize, count: usize| {
            let texts = Key::all().skip(from).take(count).map(|key| crate::text(lang, key));
            std::iter::once(lang.tag()).chain(texts).flat_map(|line| [line, "\n"]).collect()
        };
        [print(0, Key::AT_HAND), print(Key::AT_HAND, Key::COUNT)]
    }

    /// What the texts are called (see [`Key::name`]), one a line, in the order in which they stand in the two files.
    #[must_use]
    pub fn print_names() -> String {
        Key::all().map(|key| key.name() + "\n").collect()
    }

    /// The texts as they stand in the sources, all of them.
    ///
    /// # Panics
    /// When a text has more than one line, which a test of this crate forbids.
    #[must_use]
    pub fn of(lang: Lang) -> Self {
        let [at_hand, later] = Self::print(lang);
        let book = Self::read(at_hand).expect("what was printed can be read");
        assert!(book.add(later), "what was printed can be read");
        book
    }
}

#[cfg(all(test, feature = "languages"))]
mod tests {
    use super::*;

    #[test]
    fn what_was_printed_is_read_text_by_text() {
        for lang in Lang::ALL {
            let book = Book::of(*lang);
            assert_eq!(book.lang(), *lang);
            for key in Key::all() {
                assert_eq!(book.text(key), crate::text(*lang, key), "{key:?}");
            }
        }
    }

    #[test]
    fn what_comes_later_says_nothing_before() {
        let [at_hand, later] = Book::print(Lang::Fr);
        let book = Book::read(at_hand).expect("a book");
        for (place, key) in Key::all().enumerate() {
            assert_eq!(book.text(key).is_empty(), place >= Key::AT_HAND, "{key:?}");
        }
        assert!(!book.is_whole() && book.add(later) && book.is_whole());
    }

    #[test]
    fn a_book_of_another_version_is_not_read() {
        let [printed, later] = Book::print(Lang::En);
        for other in [format!("{printed}one more\n"), printed.replacen("en\n", "xx\n", 1), String::new()] {
            assert!(Book::read(other).is_none());
        }
        let book = Book::read(printed.clone()).expect("a book");
        for other in [printed.clone(), format!("{later}one more\n"), later.replacen("en\n", "fr\n", 1)] {
            assert!(!book.add(other) && !book.is_whole());
        }
        assert!(Book::read(printed.replacen("en\n", "en-with other words\n", 1)).is_some());
    }
}
