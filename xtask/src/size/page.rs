//! The files that a browser fetches with a page before the first input.

use anyhow::{Context, Result, ensure};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::fs;
use std::path::Path;

use crate::app;

/// The `rel` of links that a browser fetches by itself.
const FETCHED: [&str; 3] = ["icon", "modulepreload", "preload"];

/// The page of an address in the language in which it is largest, and the files that its tags
/// fetch, as paths from `dist`.
///
/// # Errors
///
/// When a page that has the app does not preload it: its size could not be counted.
pub(super) fn largest(dist: &Path, address: &str, has_app: bool) -> Result<Vec<String>> {
    let folder = Path::new(address.trim_matches('/'));
    let mut largest = None;
    for page in app::files_below(dist)? {
        if page.parent() != Some(folder) || page.extension() != Some("html".as_ref()) {
            continue;
        }
        let name = page.to_string_lossy();
        let files = files(dist, &name)?;
        ensure!(
            !has_app || files.iter().any(|file| file.ends_with(".wasm")),
            "dist/{name} does not preload the WebAssembly, so its size cannot be counted"
        );
        let sent =
            app::twin(&dist.join(&page), "br").metadata().or_else(|_| dist.join(&page).metadata());
        largest = largest.max(Some((sent?.len(), files)));
    }
    let (_, files) = largest.with_context(|| format!("dist/ has no page for {address}"))?;
    Ok(files)
}

/// The page itself and the files that its tags fetch.
///
/// # Errors
///
/// When a tag names a file that is not in `dist`, or one of another origin.
fn files(dist: &Path, page: &str) -> Result<Vec<String>> {
    let html = fs::read_to_string(dist.join(page))?;
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
            <link rel="alternate" href="./style.css" data-boot="sheet">
            <noscript><link rel="stylesheet" href="./style.css"></noscript>
            <style>a>b{}</style><script type="module" src="./boot.js"></script>"#;
        assert_eq!(fetched_by(html).unwrap(), ["./icon.svg", "./app.js", "./boot.js"]);
    }

    #[test]
    fn the_largest_language_is_measured_and_the_form_must_preload_the_wasm() {
        let dist = std::env::temp_dir().join(format!("xtask-size-{}", std::process::id()));
        fs::create_dir_all(dist.join("guide")).unwrap();
        let page = r#"<link rel="preload" href="../a_bg.wasm" as="fetch" data-boot="wasm">"#;
        fs::write(dist.join("a_bg.wasm"), "").unwrap();
        fs::write(dist.join("guide/index.html"), page).unwrap();
        fs::write(dist.join("guide/index.fr.html"), format!("{page} plus long")).unwrap();
        let found = largest(&dist, "/guide/", true).unwrap();
        assert_eq!(found, ["guide/index.fr.html", "a_bg.wasm"]);
        fs::remove_file(dist.join("a_bg.wasm")).unwrap();
        let missing = largest(&dist, "/guide/", true).unwrap_err().to_string();
        fs::write(dist.join("guide/index.fr.html"), "").unwrap();
        let without = largest(&dist, "/guide/", true).unwrap_err().to_string();
        let no_page = largest(&dist, "/", true).unwrap_err().to_string();
        fs::remove_dir_all(&dist).unwrap();
        assert!(missing.contains("a_bg.wasm, which is not in dist/"), "{missing}");
        assert!(without.contains("index.fr.html does not preload"), "{without}");
        assert_eq!(no_page, "dist/ has no page for /");
    }
}
