//! The books that were opened.

use ghcr_words::{Book, Lang};
use std::cell::RefCell;

/// One place for the book of each language.
type Shelf = [Option<&'static Book>; Lang::ALL.len()];

thread_local! {
    /// A book stays open for as long as the program runs, however often the screen is mounted: there are two.
    static SHELF: RefCell<Shelf> = const { RefCell::new([None; Lang::ALL.len()]) };
}

/// Opens the book that was printed as `text`, or takes it from the shelf. `None` when it is of another version.
#[must_use]
pub fn open_book(text: String) -> Option<&'static Book> {
    let book = Book::read(text)?;
    let place = book.lang() as usize;
    SHELF.with_borrow_mut(|shelf| Some(*shelf[place].get_or_insert_with(|| Box::leak(Box::new(book)))))
}

/// The book of a language that was opened before.
#[must_use]
pub fn find_book(lang: Lang) -> Option<&'static Book> {
    SHELF.with_borrow(|shelf| shelf[lang as usize])
}
