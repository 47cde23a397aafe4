//! Finishes what Trunk has built: writes the words of each language, names them in the page, and gives every page of the app
//! a folder with an `index.html`, so that any static host serves its address.
//!
//! Trunk runs it as a hook and names its folder in `TRUNK_STAGING_DIR`.

use ghcr_connect::place::Page;
use ghcr_words::{Book, Lang};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where the page's head takes the names of the words' files.
const PLACE_OF_WORDS: &str = "<!-- words -->";

fn main() -> ExitCode {
    let Some(folder) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        eprintln!("This is a step of `trunk build`, which names its folder in TRUNK_STAGING_DIR.");
        return ExitCode::FAILURE;
    };
    match finish(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{} cannot be finished: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn finish(folder: &Path) -> io::Result<()> {
    let index = folder.join("index.html");
    let page = fs::read_to_string(&index)?;
    if !page.contains(PLACE_OF_WORDS) {
        return Err(io::Error::other(format!("index.html has no {PLACE_OF_WORDS}")));
    }
    let links = Lang::ALL.iter().map(|lang| write_words(folder, *lang)).collect::<io::Result<String>>()?;
    let page = page.replace(PLACE_OF_WORDS, links.trim());
    for page_of_app in Page::ALL {
        let below = folder.join(page_of_app.folder());
        fs::create_dir_all(&below)?;
        let depth = page_of_app.folder().matches('/').count();
        fs::write(below.join("index.html"), lower(&page, depth))?;
    }
    Ok(())
}

/// Writes the words under a name that changes with them, and returns the link that names it.
fn write_words(folder: &Path, lang: Lang) -> io::Result<String> {
    let printed = Book::print(lang);
    let mut hasher = DefaultHasher::new();
    printed.hash(&mut hasher);
    let name = format!("words-{}-{:016x}.txt", lang.tag(), hasher.finish());
    fs::write(folder.join(&name), printed)?;
    Ok(format!(
        "<link rel=\"alternate\" type=\"text/plain\" data-words=\"{}\" href=\"./{name}\" />\n    ",
        lang.tag()
    ))
}

/// The page as it stands in a folder so many levels down: its own files are as many levels up.
fn lower(page: &str, depth: usize) -> String {
    let up = if depth == 0 { "./".to_owned() } else { "../".repeat(depth) };
    page.replace("=\"./", &format!("=\"{up}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_in_a_folder_finds_the_files_above_it() {
        let page = "<link href=\"./a.css\"><script src=\"./b.js\"></script><a href=\"https://x/./y\">";
        assert_eq!(lower(page, 0), page);
        assert_eq!(
            lower(page, 1),
            "<link href=\"../a.css\"><script src=\"../b.js\"></script><a href=\"https://x/./y\">"
        );
    }
}
