//! What the element weighs in somebody else's page.

use anyhow::{Context, Result};
use std::path::Path;

use super::{Weights, length_of};
use crate::package::element::{Files, SCRIPT};

/// In bytes, compressed by brotli: script, bindings, wasm, style sheet, and the words of one language.
const BUDGET: u64 = 111_300;

/// Of the iframe's helper, which is all that a page with the iframe loads.
const BUDGET_OF_HELPER: u64 = 2_000;
const HELPER: &str = "ghcr-connect-frame.js";

/// The element and the helper in `dist`, whose files must have been compressed.
///
/// # Errors
///
/// When `dist` was built without the element, or is not whole.
pub(crate) fn weigh(dist: &Path) -> Result<[Weights; 2]> {
    Ok([
        Weights::of(dist, "the element's first load", BUDGET, first_load(dist)?)?,
        Weights::of(dist, "the iframe's helper", BUDGET_OF_HELPER, vec![HELPER.to_owned()])?,
    ])
}

/// What the element fetches before its form can be used. The names of the labels are for pages with other words, and the later
/// words for the report: they do not count. Of the languages the longest does.
fn first_load(dist: &Path) -> Result<Vec<String>> {
    let Files { bindings, wasm, sheet, words, labels: _, later: _ } = Files::of(dist)?;
    let lengths = words.into_iter().map(|file| Ok((length_of(&dist.join(&file))?, file)));
    let longest = lengths.collect::<Result<Vec<_>>>()?.into_iter().max();
    let (_, words) = longest.context("the element has no words")?;
    Ok(vec![SCRIPT.to_owned(), bindings, wasm, sheet, words])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_longest_words_count_and_labels_do_not() {
        let dist = std::env::temp_dir().join(format!("xtask-element-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        let files =
            ["a.js", "a.wasm", "a.css", "labels-1.txt", "words-en-1.txt", "words-fr-1.txt", "later-en-1.txt"];
        let script: String = files.map(|file| format!("\"./{file}\" ")).concat();
        fs::write(dist.join(SCRIPT), script).unwrap();
        for file in files {
            fs::write(dist.join(file), "x".repeat(file.len())).unwrap();
        }
        fs::write(dist.join("words-en-1.txt"), "the longest words").unwrap();

        let found = first_load(&dist);

        fs::remove_dir_all(&dist).unwrap();
        assert_eq!(found.unwrap(), [SCRIPT, "a.js", "a.wasm", "a.css", "words-en-1.txt"]);
    }
}
