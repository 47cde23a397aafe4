//! The files that a browser fetches with a page before the first input.

use anyhow::{Context, Result, ensure};
use ghcr_contract::Site;
use std::fs;
use std::path::Path;

use crate::app;

/// What the pages link without asking for it early.
const ON_EVERY_PAGE: [&str; 2] = ["boot-", "favicon-"];

/// The page of an address in the language in which it is largest, and the files that it fetches, as
/// paths from `dist`. Its links are in the `site.json` that the build has written.
///
/// # Errors
///
/// When there is no WebAssembly for a page that has the app.
pub(super) fn largest(dist: &Path, address: &str, has_app: bool) -> Result<Vec<String>> {
    let site = fs::read(dist.join(Site::FILE))
        .context("dist/ has no site.json: run `cargo xtask size --build`")?;
    let site: Site = serde_json::from_slice(&site)?;
    let sent = |file: &str| {
        let path = dist.join(file);
        app::twin(&path, "br").metadata().or_else(|_| path.metadata()).map_or(0, |it| it.len())
    };
    let pages = site.pages.iter().filter(|page| page.address == address);
    let page = pages.max_by_key(|page| sent(&page.file));
    let page = page.with_context(|| format!("dist/ has no page for {address}"))?;
    let mut files = vec![page.file.clone()];
    for file in app::files_below(dist)? {
        let name = file.to_string_lossy().into_owned();
        // All pages share these files, which are in the root of `dist`.
        let is_linked = page.links.iter().any(|link| link.contains(&format!("/{name}>")));
        let is_on_every_page = ON_EVERY_PAGE.iter().any(|start| name.starts_with(start));
        let is_twin = [".br", ".gz"].iter().any(|suffix| name.ends_with(suffix));
        // Fetched once the page is drawn, which no link says.
        let is_app = has_app && name.ends_with(".wasm");
        if is_linked || is_app || (is_on_every_page && !is_twin) {
            files.push(name);
        }
    }
    ensure!(
        !has_app || files.iter().any(|file| file.ends_with(".wasm")),
        "dist/ has no WebAssembly: run `cargo xtask size --build`"
    );
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_language_is_measured_with_the_app_where_it_has_one() {
        let dist = std::env::temp_dir().join(format!("xtask-size-{}", std::process::id()));
        fs::create_dir_all(dist.join("guide")).unwrap();
        for (name, text) in
            [("a_bg.wasm", ""), ("a.js", ""), ("boot-1.js", ""), ("boot-1.js.br", ""), ("b.js", "")]
                .into_iter()
                .chain([("guide/index.html", "short"), ("guide/index.fr.html", "longer")])
        {
            fs::write(dist.join(name), text).unwrap();
        }
        let page = |language, file| {
            serde_json::json!({ "address": "/guide/", "language": language, "file": file,
                "style_hashes": [], "links": ["<../a.js>; rel=modulepreload"] })
        };
        let pages = [page("en", "guide/index.html"), page("fr", "guide/index.fr.html")];
        let site = serde_json::json!({ "pages": pages }).to_string();
        fs::write(dist.join(Site::FILE), &site).unwrap();
        let found = largest(&dist, "/guide/", true).unwrap();
        let help = largest(&dist, "/guide/", false).unwrap();
        fs::remove_file(dist.join("a_bg.wasm")).unwrap();
        let without = largest(&dist, "/guide/", true).unwrap_err().to_string();
        let no_page = largest(&dist, "/", true).unwrap_err().to_string();
        fs::remove_dir_all(&dist).unwrap();
        assert_eq!(found, ["guide/index.fr.html", "a.js", "a_bg.wasm", "boot-1.js"]);
        assert_eq!(help, ["guide/index.fr.html", "a.js", "boot-1.js"]);
        assert!(without.contains("no WebAssembly"), "{without}");
        assert_eq!(no_page, "dist/ has no page for /");
    }
}
