//! The texts of one language.

use crate::key::Key;
use crate::lang::Lang;

/// All texts of one language, as they came over the wire.
#[derive(Debug)]
pub struct Book {
    lang: Lang,
    pages: String,
    /// Where each text ends, in bytes.
    ends: Vec<u32>,
}

impl Book {
    /// Reads what `print-words` wrote: the language's tag, then one text a line. `None` if it is of another version.
    #[must_use]
    pub fn read(printed: String) -> Option<Self> {
        let lang = Lang::of_tag(printed.lines().next()?)?;
        let ends: Vec<_> = printed.match_indices('\n').filter_map(|(at, _)| u32::try_from(at).ok()).collect();
        (ends.len() == Key::COUNT + 1).then_some(Self { lang, pages: printed, ends })
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// What it was read from.
    #[must_use]
    pub fn printed(&self) -> &str {
        &self.pages
    }

    /// The text.
    #[must_use]
    pub fn text(&self, key: Key) -> &str {
        let place = key.place();
        let end = |line: usize| self.ends.get(line).map_or(0, |end| *end as usize);
        self.pages.get(end(place) + 1..end(place + 1)).unwrap_or_default()
    }

    /// The file that a browser fetches.
    #[cfg(feature = "languages")]
    #[must_use]
    pub fn print(lang: Lang) -> String {
        let texts = Key::all().map(|key| crate::text(lang, key));
        std::iter::once(lang.tag()).chain(texts).flat_map(|line| [line, "\n"]).collect()
    }

    /// What the texts are called (see [`Key::name`]), one a line: the name in line `n` is that of the text in line `n + 1` of a
    /// printed book, whose first is the language's tag.
    #[cfg(feature = "languages")]
    #[must_use]
    pub fn print_names() -> String {
        Key::all().map(|key| key.name() + "\n").collect()
    }

    /// The texts as they stand in the sources.
    ///
    /// # Panics
    /// When a text has more than one line, which a test of this crate forbids.
    #[cfg(feature = "languages")]
    #[must_use]
    pub fn of(lang: Lang) -> Self {
        Self::read(Self::print(lang)).expect("what was printed can be read")
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
    fn a_name_stands_one_line_above_its_text() {
        let (names, book) = (Book::print_names(), Book::print(Lang::En));
        let mut pairs = names.lines().zip(book.lines().skip(1));
        let (_, text) = pairs.find(|(name, _)| *name == "label.submit").expect("the button has a name");
        assert_eq!(text, crate::text(Lang::En, Key::Label(crate::Label::Submit)));
        assert_eq!(names.lines().count() + 1, book.lines().count());
    }

    #[test]
    fn a_book_of_another_version_is_not_read() {
        let printed = Book::print(Lang::En);
        for other in [format!("{printed}one more\n"), printed.replacen("en\n", "xx\n", 1), String::new()] {
            assert!(Book::read(other).is_none());
        }
    }
}
