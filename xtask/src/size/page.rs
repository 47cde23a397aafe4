//! The files that a browser fetches with a page before the first input.

use anyhow::{Context, Result, ensure};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::app;

/// The `rel` of links that a browser fetches by itself.
const FETCHED: [&str; 3] = ["icon", "modulepreload", "preload"];

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
    for address in fetched_by(&html)? {
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

/// The addresses in the tags of a page, as a browser that runs scripts fetches them. The only style
/// sheet that a page links is for browsers without scripts.
fn fetched_by(html: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let collect = element!("script[src], link[href]", |tag| {
        let is_fetched = match tag.get_attribute("rel") {
            Some(rel) => FETCHED.contains(&rel.as_str()),
            None => tag.tag_name() == "script",
        };
        let address = tag.get_attribute("src").or_else(|| tag.get_attribute("href"));
        found.extend(address.filter(|_| is_fetched));
        Ok(())
    });
    let settings =
        RewriteStrSettings { element_content_handlers: vec![collect], ..RewriteStrSettings::new() };
    rewrite_str(html, settings)?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preloads_scripts_and_icons_are_fetched_and_alternates_and_noscript_are_not() {
        let html = r#"<html lang="en"><link rel="icon" type="image/svg+xml" href="./icon.svg" />
            <link data-boot=bindings href=./app.js rel=modulepreload>
            <link
              rel="preload" href="./app.wasm" as="fetch" crossorigin data-boot="wasm">
            <link rel="alternate" href="./style.css" data-boot="sheet">
            <noscript><link rel="stylesheet" href="./style.css"></noscript>
            <style>a>b{}</style><script type="module" src="./boot.js"></script>
            <a href="guide/">help</a><noscript class="notice">text</noscript>"#;
        let found = fetched_by(html).unwrap();
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
