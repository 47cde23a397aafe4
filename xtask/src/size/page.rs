//! The files that a browser fetches with a page before the first input.

use anyhow::{Context, Result, ensure};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::app;

/// The `rel` of links that a browser fetches by itself.
const FETCHED: [&str; 4] = ["icon", "modulepreload", "preload", "stylesheet"];

/// The HTML files of an address, one for each language, as paths from `dist`.
pub(super) fn in_all_languages(dist: &Path, address: &str) -> Result<Vec<String>> {
    let folder = Path::new(address.trim_matches('/'));
    let is_page = |file: &PathBuf| {
        file.parent() == Some(folder) && file.extension() == Some(OsStr::new("html"))
    };
    let pages = app::files_of(dist)?.into_iter().filter(is_page);
    Ok(pages.map(|page| page.to_string_lossy().into_owned()).collect())
}

/// The page itself and the files that its tags fetch, as paths from `dist`.
///
/// # Errors
///
/// When a tag names a file that is not in `dist`, or one of another origin.
pub(super) fn files(dist: &Path, page: &str) -> Result<Vec<String>> {
    let path = dist.join(page);
    let html =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut files = vec![page.to_owned()];
    for address in fetched_by(&html) {
        // All pages share these files, which are in the root of `dist`.
        let file = address.trim_start_matches("../").trim_start_matches("./");
        ensure!(
            dist.join(file).is_file(),
            "dist/{page} fetches {address}, which is not in dist/: run `cargo xtask size --build`"
        );
        if !files.iter().any(|known| known == file) {
            files.push(file.to_owned());
        }
    }
    Ok(files)
}

/// The addresses in the tags of a page, as a browser that runs scripts fetches them.
///
/// This reads the HTML of our own build only: attributes in double quotes, and no tag that is
/// commented out.
fn fetched_by(html: &str) -> impl Iterator<Item = &str> {
    let parts = html.split("</noscript>");
    let parts = parts.map(|part| part.split_once("<noscript").map_or(part, |(before, _)| before));
    parts.flat_map(|part| part.split('<').skip(1)).filter_map(fetched_by_tag)
}

fn fetched_by_tag(tag: &str) -> Option<&str> {
    let (name, attributes) = tag.split('>').next()?.split_once(char::is_whitespace)?;
    match name {
        "script" => attribute(attributes, "src"),
        "link" if FETCHED.contains(&attribute(attributes, "rel")?) => attribute(attributes, "href"),
        _ => None,
    }
}

fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut words = attributes.split_ascii_whitespace();
    words.find_map(|word| word.strip_prefix(name)?.strip_prefix("=\"")?.split('"').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preloads_scripts_and_icons_are_fetched_and_alternates_and_noscript_are_not() {
        let html = r#"<html lang="en"><link rel="icon" type="image/svg+xml" href="./icon.svg" />
            <link rel="modulepreload" href="./app.js" data-boot="bindings">
            <link
              rel="preload" href="./app.wasm" as="fetch" crossorigin data-boot="wasm">
            <link rel="alternate" href="./style.css" data-boot="sheet">
            <noscript><link rel="stylesheet" href="./style.css"></noscript>
            <style>a>b{}</style><script type="module" src="./boot.js"></script>
            <a href="guide/">help</a><noscript class="notice">text</noscript>"#;
        let found: Vec<_> = fetched_by(html).collect();
        assert_eq!(found, ["./icon.svg", "./app.js", "./app.wasm", "./boot.js"]);
    }

    #[test]
    fn a_page_in_a_folder_names_files_of_the_root_and_a_missing_one_is_an_error() {
        let dist = std::env::temp_dir().join(format!("xtask-page-{}", std::process::id()));
        fs::create_dir_all(dist.join("guide")).unwrap();
        for name in ["guide/index.html", "guide/index.fr.html", "guide/a.js", "index.html"] {
            fs::write(dist.join(name), r#"<script src="../boot.js"></script>"#).unwrap();
        }
        let missing = files(&dist, "guide/index.html");
        fs::write(dist.join("boot.js"), "").unwrap();
        let found = files(&dist, "guide/index.html");
        let pages = in_all_languages(&dist, "/guide/");

        fs::remove_dir_all(&dist).unwrap();
        assert_eq!(pages.unwrap(), ["guide/index.fr.html", "guide/index.html"]);
        assert_eq!(found.unwrap(), ["guide/index.html", "boot.js"]);
        let message = missing.unwrap_err().to_string();
        assert!(message.contains("../boot.js, which is not in dist/"), "{message}");
    }
}
