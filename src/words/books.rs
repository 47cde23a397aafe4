//! The books that were opened.

use ghcr_words::{Book, Lang};
use std::cell::RefCell;

thread_local! {
    /// A book stays open for as long as the program runs, however often the screen is mounted: there is one for each
    /// language, and one for each set of words that a page around has put in their place.
    static SHELF: RefCell<Vec<&'static Book>> = const { RefCell::new(Vec::new()) };
}

/// Opens the book that was printed as `text`, or takes it from the shelf. `None` when it is of another version.
#[must_use]
pub fn open_book(text: String) -> Option<&'static Book> {
    let book = Book::read(text)?;
    SHELF.with_borrow_mut(|shelf| {
        let found = shelf.iter().find(|it| it.printed() == book.printed()).copied();
        Some(found.unwrap_or_else(|| {
            let book: &'static Book = Box::leak(Box::new(book));
            shelf.push(book);
            book
        }))
    })
}

/// The first book of a language that was opened.
#[must_use]
pub fn find_book(lang: Lang) -> Option<&'static Book> {
    SHELF.with_borrow(|shelf| shelf.iter().find(|book| book.lang() == lang).copied())
}

/// The book of a language with all that is in it.
#[cfg(any(test, feature = "ssr"))]
#[must_use]
pub fn whole_book(lang: Lang) -> Option<&'static Book> {
    let [at_hand, later] = Book::print(lang);
    open_book(at_hand).filter(|book| book.add(later))
}
