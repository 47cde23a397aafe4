//! The pages: a folder for each.

use crate::words::WordFile;
use ghcr_connect::place::Page;
use std::fs;
use std::io;
use std::path::Path;

/// Where the page's head takes the names of the words' files.
const PLACE_OF_WORDS: &str = "<!-- words -->";

/// Writes each page of the app into its folder.
pub(crate) fn write(folder: &Path, index: &str, words: &[WordFile], _sheet: &str) -> io::Result<()> {
    if !index.contains(PLACE_OF_WORDS) {
        return Err(io::Error::other(format!("index.html has no {PLACE_OF_WORDS}")));
    }
    let links: String = words.iter().map(link_to).collect();
    let page = index.replace(PLACE_OF_WORDS, links.trim());
    for page_of_app in Page::ALL {
        let below = folder.join(page_of_app.folder());
        fs::create_dir_all(&below)?;
        let depth = page_of_app.folder().matches('/').count();
        fs::write(below.join("index.html"), lower(&page, depth))?;
    }
    Ok(())
}

fn link_to((lang, name): &WordFile) -> String {
    format!(
        "<link rel=\"alternate\" type=\"text/plain\" data-words=\"{}\" href=\"./{name}\" />\n    ",
        lang.tag()
    )
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
