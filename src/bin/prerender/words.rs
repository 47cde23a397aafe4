//! The words of each language, in two files of their own.

use ghcr_words::{Book, Lang};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::Path;

/// The names of the files with the words of a language.
#[derive(Clone, Debug)]
pub(crate) struct WordFiles {
    pub(crate) lang: Lang,
    /// What form and guide are made of.
    pub(crate) at_hand: String,
    /// What the report and the rest of the help are made of.
    pub(crate) later: String,
}

/// The words of a page's own language that form and guide are made of, to stand at its end. Most of them are in the page already, so
/// a compressed page has these once, and nobody waits for another file.
///
/// A block of data: no policy for scripts asks about it.
pub(crate) fn data_block(lang: Lang) -> io::Result<String> {
    let [text, _] = Book::print(lang);
    if text.contains("</") || text.contains("<!") {
        return Err(io::Error::other("a text would end the block of data that it stands in"));
    }
    Ok(format!("<script type=\"text/plain\" data-words=\"{}\">{text}</script>", lang.tag()))
}

/// Writes the words of every language, each file under a name that changes with them.
pub(crate) fn write(folder: &Path) -> io::Result<Vec<WordFiles>> {
    let write_one = |kind: &str, lang: Lang, printed: String| {
        let name = format!("{kind}-{}-{}.txt", lang.tag(), digest(&printed));
        fs::write(folder.join(&name), printed).map(|()| name)
    };
    let write_both = |lang: &Lang| {
        let [at_hand, later] = Book::print(*lang);
        Ok(WordFiles {
            lang: *lang,
            at_hand: write_one("words", *lang, at_hand)?,
            later: write_one("later", *lang, later)?,
        })
    };
    Lang::ALL.iter().map(write_both).collect()
}

/// What makes a file's name another one when the file is: such a file can be kept by browsers for good.
pub(crate) fn digest(content: &str) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
