//! The words of each language, in a file of their own.

use ghcr_words::{Book, Lang};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::Path;

/// A language, and the name of the file with its words.
pub(crate) type WordFile = (Lang, String);

/// Writes the words of every language, each under a name that changes with them.
pub(crate) fn write(folder: &Path) -> io::Result<Vec<WordFile>> {
    Lang::ALL.iter().map(|lang| write_one(folder, *lang)).collect()
}

fn write_one(folder: &Path, lang: Lang) -> io::Result<WordFile> {
    let printed = Book::print(lang);
    let name = format!("words-{}-{}.txt", lang.tag(), digest(&printed));
    fs::write(folder.join(&name), printed)?;
    Ok((lang, name))
}

/// What makes a file's name another one when the file is: such a file can be kept by browsers for good.
pub(crate) fn digest(content: &str) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
