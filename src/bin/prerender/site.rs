//! `site.json`: what a service must know of the pages to send them, read from the finished files.

use crate::Result;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ghcr_contract::{Site, SitePage};
use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str, text};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// Writes the file for the pages in the folder and below it.
///
/// # Errors
/// When a page cannot be read, or has no language.
pub(crate) fn write(root: &Path) -> Result<()> {
    let mut pages = Vec::new();
    for file in pages_below(root)? {
        let html = fs::read_to_string(root.join(&file))?;
        pages.push(read(&file, &html).map_err(|error| format!("{file}: {error}"))?);
    }
    let json = serde_json::to_string(&Site { pages })?;
    Ok(fs::write(root.join(Site::FILE), json + "\n")?)
}

/// Their paths from the root, in order; of each folder `index.html` first.
fn pages_below(root: &Path) -> Result<Vec<String>> {
    let mut pages = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in root.join(&folder).read_dir()? {
            let path = folder.join(entry?.file_name());
            let Some(shown) = path.to_str() else { continue };
            let name = shown.rsplit('/').next().unwrap_or_default();
            if root.join(&path).is_dir() {
                if !name.starts_with('.') {
                    folders.push(path);
                }
            } else if name.starts_with("index.") && name.ends_with(".html") {
                pages.push(shown.to_owned());
            }
        }
    }
    pages.sort_by_cached_key(|page| {
        let (folder, name) = page.rsplit_once('/').unwrap_or(("", page));
        (folder.to_owned(), name != "index.html", name.to_owned())
    });
    Ok(pages)
}

fn read(file: &str, html: &str) -> Result<SitePage> {
    let (mut language, mut links, mut styles) = (None, Vec::new(), Vec::new());
    let mut is_open = false;
    let handlers = vec![
        element!("html", |html| {
            language = html.get_attribute("lang");
            Ok(())
        }),
        element!("link[rel=modulepreload], link[rel=preload]", |link| {
            links.extend(early_link(link));
            Ok(())
        }),
        text!("style", |piece| {
            if !is_open {
                styles.push(String::new());
            }
            if let Some(style) = styles.last_mut() {
                style.push_str(piece.as_str());
            }
            is_open = !piece.last_in_text_node();
            Ok(())
        }),
    ];
    let settings =
        RewriteStrSettings { element_content_handlers: handlers, ..RewriteStrSettings::new() };
    rewrite_str(html, settings)?;
    let folder = file.rsplit_once('/').map(|(folder, _)| format!("{folder}/"));
    Ok(SitePage {
        address: format!("/{}", folder.unwrap_or_default()),
        language: language.ok_or("<html> has no lang")?,
        file: file.to_owned(),
        style_hashes: styles.iter().map(|it| BASE64_STANDARD.encode(Sha256::digest(it))).collect(),
        links,
    })
}

/// The link as a value of the header `Link`. It must say all that the link in the page says, or the
/// browser takes them for two files and fetches twice. An address or text that would have to be
/// written differently in a header stays in the page alone.
fn early_link(link: &Element<'_, '_>) -> Option<String> {
    if link.attributes().iter().any(|it| !it.value().bytes().all(is_plain)) {
        return None;
    }
    let mut line = format!("<{}>; rel={}", link.get_attribute("href")?, link.get_attribute("rel")?);
    for name in ["as", "type", "crossorigin", "fetchpriority", "integrity", "media"] {
        match link.get_attribute(name).as_deref() {
            Some("") => line += &format!("; {name}"),
            Some(value) => line += &format!("; {name}=\"{value}\""),
            None => {}
        }
    }
    Some(line)
}

fn is_plain(byte: u8) -> bool {
    (b' '..=b'~').contains(&byte) && !b"&<>\"\\,".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!DOCTYPE html><html lang="fr"><head>
<!-- <link rel="preload" href="commented.css" as="style"> <style>commented</style> -->
<title>a < b</title>
<style>main > p { content: "</p>"; }</style>
<link rel="modulepreload" href="./app-1a2b3c4d.js" crossorigin data-boot="bindings" />
<link crossorigin='anonymous' as=fetch type="application/wasm" href="./app_bg.wasm" rel="preload">
<link rel="preload" href="x.css" as="style" media="(width > 40rem)"/>
<link rel="preload" href="a.js?b=1&amp;c=2" as="script">
<link rel="stylesheet" href="app.css">
<script type="module">"<link rel='preload' href='script.js'>"</script>
<STYLE media="print">p { color: red }</STYLE>
</head><body><p title="> <style>no</style>">text</p></body></html>"#;

    #[test]
    fn a_page_is_described_by_its_folder_its_styles_and_its_early_links() {
        let page = read("guide/index.fr.html", PAGE).expect("a page");
        assert_eq!((&*page.address, &*page.language), ("/guide/", "fr"));
        let hash = |style: &str| BASE64_STANDARD.encode(Sha256::digest(style));
        assert_eq!(
            page.style_hashes,
            [
                hash(r#"main > p { content: "</p>"; }"#),
                // printf 'p { color: red }' | openssl dgst -sha256 -binary | base64
                "ngewhhP73WDIbgwseeu52VAAJgKdGUsu1IUQQsAm8m4=".to_owned(),
            ]
        );
        assert_eq!(
            page.links,
            [
                "<./app-1a2b3c4d.js>; rel=modulepreload; crossorigin",
                "<./app_bg.wasm>; rel=preload; as=\"fetch\"; type=\"application/wasm\"; crossorigin=\"anonymous\"",
            ]
        );
    }

    #[test]
    fn a_long_style_has_one_hash() {
        let style = "p{}".repeat(50_000);
        let page = read("index.html", &format!("<html lang=en><style>{style}</style>"));
        let page = page.expect("a page");
        assert_eq!(page.style_hashes, [BASE64_STANDARD.encode(Sha256::digest(style))]);
        assert_eq!(page.address, "/");
    }

    #[test]
    fn pages_come_in_order_and_the_first_language_first() {
        let root = std::env::temp_dir().join(format!("prerender-site-{}", std::process::id()));
        for file in ["index.de.html", "index.html", "b/index.html", ".stage/index.html", "b/x.html"]
        {
            let path = root.join(file);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, "<html lang=en>").expect("a file");
        }
        let pages = pages_below(&root);
        let written = write(&root).and_then(|()| Ok(fs::read_to_string(root.join("site.json"))?));
        fs::remove_dir_all(&root).expect("the folder");
        assert_eq!(pages.expect("pages"), ["index.html", "index.de.html", "b/index.html"]);
        let site: Site = serde_json::from_str(&written.expect("a file")).expect("a site");
        assert_eq!(site.pages[2].address, "/b/");
    }

    #[test]
    fn a_page_without_a_language_is_an_error() {
        let error = read("index.html", "<html><p>text").expect_err("no language");
        assert_eq!(error.to_string(), "<html> has no lang");
    }
}
