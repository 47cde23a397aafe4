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

/// The words of a page's own language, to stand at its end: those that it shows. They are in the page already, so that a compressed
/// page has them once, and nobody waits for another file.
///
/// A block of data: no policy for scripts asks about it.
pub(crate) fn data_blocks(lang: Lang, with_later: bool) -> io::Result<String> {
    let mut blocks = String::new();
    let kinds = if with_later { &["words", "later"][..] } else { &["words"] };
    for (kind, text) in kinds.iter().zip(Book::print(lang)) {
        if text.contains("</") || text.contains("<!") {
            return Err(io::Error::other("a text would end the block of data that it stands in"));
        }
        blocks += &format!("<script type=\"text/plain\" data-{kind}=\"{}\">{text}</script>", lang.tag());
    }
    Ok(blocks)
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
