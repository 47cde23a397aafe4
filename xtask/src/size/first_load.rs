//! Which files a browser fetches to show the page and start the app.

use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::html::{Tag, tags};
use crate::app;

/// The page, and everything that it fetches by itself, in `dist`.
///
/// Two kinds of naming count: the page's tags, and names of scripts, styles and wasm inside a script that is
/// fetched (a loader imports the app, the app its snippets).
///
/// # Errors
///
/// When the page names a file that is not in `dist`, or one of another origin.
pub(crate) fn files(dist: &Path) -> Result<Vec<String>> {
    let there: BTreeSet<String> =
        app::files_of(dist)?.into_iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let mut found = vec![longest_page(dist, &there)?];
    let mut next = 0;
    while let Some(file) = found.get(next).cloned() {
        next += 1;
        for named in named_by(dist, &file, &there)? {
            if !found.contains(&named) {
                found.push(named);
            }
        }
    }
    Ok(found)
}

/// There is a page for each language. The longest counts, so that nobody's first load is heavier than what is said.
fn longest_page(dist: &Path, there: &BTreeSet<String>) -> Result<String> {
    let mut longest = (0, "index.html".to_owned());
    let is_page = |file: &&String| file.starts_with("index.") && file.ends_with(".html");
    for file in there.iter().filter(is_page) {
        let length = fs::metadata(dist.join(file)).with_context(|| format!("cannot read dist/{file}"))?.len();
        longest = longest.max((length, file.clone()));
    }
    Ok(longest.1)
}

fn named_by(dist: &Path, file: &str, there: &BTreeSet<String>) -> Result<Vec<String>> {
    let read = || fs::read_to_string(dist.join(file)).with_context(|| format!("cannot read dist/{file}"));
    match file.rsplit_once('.') {
        Some((_, "html")) => named_in_page(&read()?, there),
        Some((_, "js")) => Ok(named_in_script(&read()?, there)),
        _ => Ok(Vec::new()),
    }
}

/// What the page's tags fetch, and what its inline scripts name.
fn named_in_page(page: &str, there: &BTreeSet<String>) -> Result<Vec<String>> {
    let mut named = Vec::new();
    for tag in tags(page) {
        if let Some(address) = fetched_by(&tag) {
            named.push(find_file(address, there)?);
        }
        if tag.name == "script" {
            named.extend(named_in_script(tag.content, there));
        }
    }
    Ok(named)
}

/// The address that a browser fetches at once because of this tag.
fn fetched_by<'a>(tag: &Tag<'a>) -> Option<&'a str> {
    match tag.name.as_str() {
        "script" => tag.attribute("src"),
        "link" => {
            let kinds = tag.attribute("rel")?;
            let is_fetched = |kind: &str| matches!(kind, "stylesheet" | "preload" | "modulepreload");
            kinds.split_whitespace().any(is_fetched).then(|| tag.attribute("href"))?
        }
        _ => None,
    }
}

/// The file in `dist` for an address on the page, also where the app is served below a base path.
fn find_file(address: &str, there: &BTreeSet<String>) -> Result<String> {
    if address.contains("://") || address.starts_with("//") {
        bail!("dist/index.html fetches {address}: the page must need no origin but its own");
    }
    let path = address.split(['?', '#']).next().unwrap_or_default().trim_start_matches("./");
    let ends_in = |file: &&String| path == *file || path.ends_with(&format!("/{file}"));
    let longest = there.iter().filter(ends_in).max_by_key(|file| file.len());
    longest.cloned().with_context(|| {
        format!("dist/index.html fetches {address}, which is not in dist/: build it with `cargo xtask size --build`")
    })
}

/// Names in quotes or at a path's end, as in `import('./app.js')`; not those that merely end alike.
fn named_in_script(script: &str, there: &BTreeSet<String>) -> Vec<String> {
    let is_code = |file: &&String| file.ends_with(".js") || file.ends_with(".wasm") || file.ends_with(".css");
    let is_named = |file: &&String| {
        let name = file.rsplit('/').next().unwrap_or(file);
        script.match_indices(name).any(|(at, _)| script[..at].ends_with(['\'', '"', '`', '/']))
    };
    there.iter().filter(is_code).filter(is_named).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there(files: &[&str]) -> BTreeSet<String> {
        files.iter().map(|file| (*file).to_owned()).collect()
    }

    #[test]
    fn scripts_preloads_and_styles_are_fetched_and_icons_and_links_are_not() {
        let page = r#"
            <link rel="icon" href="/icon.svg"><link rel=stylesheet href=/main.css>
            <link rel="modulepreload" href="./app.js"/> <link rel="preload" href="/app.wasm?v=1" as="fetch">
            <a href="/help.html">help</a> <script src="/boot.js"></script>"#;
        let there = there(&["icon.svg", "main.css", "app.js", "app.wasm", "help.html", "boot.js"]);
        assert_eq!(named_in_page(page, &there).unwrap(), ["main.css", "app.js", "app.wasm", "boot.js"]);
    }

    #[test]
    fn what_an_inline_script_names_is_fetched_too() {
        let page =
            r#"<script type="module">import init from '/base/app-1.js'; init('./app-1_bg.wasm')</script>"#;
        let there = there(&["app-1.js", "app-1_bg.wasm", "other.js", "p-1.js"]);
        assert_eq!(named_in_page(page, &there).unwrap(), ["app-1.js", "app-1_bg.wasm"]);
    }

    #[test]
    fn a_missing_file_and_another_origin_are_errors() {
        let there = there(&["app.js"]);
        let missing = named_in_page(r#"<script src="/gone.js"></script>"#, &there).unwrap_err();
        assert!(missing.to_string().contains("/gone.js, which is not in dist/"), "{missing}");
        let foreign =
            named_in_page(r#"<script src="https://cdn.example/app.js"></script>"#, &there).unwrap_err();
        assert!(foreign.to_string().contains("no origin but its own"), "{foreign}");
    }

    #[test]
    fn the_longest_of_the_languages_counts_with_its_own_words() {
        let dist = std::env::temp_dir().join(format!("xtask-languages-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        let page = |words: &str| format!(r#"<link rel="preload" href="./{words}">"#);
        fs::write(dist.join("index.html"), page("words-en.txt")).unwrap();
        fs::write(dist.join("index.fr.html"), page("words-fr.txt") + "long").unwrap();
        fs::write(dist.join("words-en.txt"), "").unwrap();
        fs::write(dist.join("words-fr.txt"), "").unwrap();

        let found = files(&dist);

        fs::remove_dir_all(&dist).unwrap();
        assert_eq!(found.unwrap(), ["index.fr.html", "words-fr.txt"]);
    }

    #[test]
    fn a_loader_leads_to_the_app_and_the_app_to_its_snippets() {
        let dist = std::env::temp_dir().join(format!("xtask-first-load-{}", std::process::id()));
        fs::create_dir_all(dist.join("snippets/a")).unwrap();
        fs::write(dist.join("index.html"), r#"<script src="/boot.js"></script>"#).unwrap();
        fs::write(dist.join("boot.js"), "import('./app.js')").unwrap();
        fs::write(dist.join("app.js"), "import { x } from './snippets/a/inline0.js'; './boot.js'").unwrap();
        fs::write(dist.join("snippets/a/inline0.js"), "").unwrap();
        fs::write(dist.join("later.js"), "").unwrap();

        let found = files(&dist);

        fs::remove_dir_all(&dist).unwrap();
        assert_eq!(found.unwrap(), ["index.html", "boot.js", "app.js", "snippets/a/inline0.js"]);
    }
}
