//! The pages: each folder that holds an `index.html`, and beside it maybe `index.fr.html` or
//! another language's.

use super::page::Page;
use super::preferences::weighted;
use crate::access::Origin;
use anyhow::{Context, Result};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::path::Path;

/// Other pages may be framed by nobody.
const FRAMED: &str = "/embed/";
/// What `index.html` is written in.
const FIRST_LANGUAGE: &str = "en";

/// All of them, by the path of their folder, such as `/guide/`.
#[derive(Debug, Default)]
pub(super) struct Pages(HashMap<String, Folder>);

#[derive(Debug)]
struct Folder {
    first: Page,
    others: Vec<Page>,
}

impl Pages {
    /// Reads every page in the folder and below it.
    pub(super) fn read(folder: &Path, embedders: &[Origin]) -> Result<Self> {
        let mut pages = Self::default();
        pages.add(folder, "/", embedders)?;
        Ok(pages)
    }

    fn add(&mut self, folder: &Path, path: &str, embedders: &[Origin]) -> Result<()> {
        let framed_by = if path.starts_with(FRAMED) { embedders } else { &[] };
        let unreadable = || format!("--assets: {} cannot be read", folder.display());
        let (mut first, mut others) = (None, Vec::new());
        for entry in std::fs::read_dir(folder).with_context(unreadable)? {
            let entry = entry.with_context(unreadable)?;
            let name = entry.file_name();
            let Some(name) = name.to_str() else { continue };
            if entry.file_type().with_context(unreadable)?.is_dir() {
                self.add(&entry.path(), &format!("{path}{name}/"), embedders)?;
            } else if name == "index.html" {
                first = Some(Page::read(&entry.path(), FIRST_LANGUAGE, framed_by)?);
            } else if let Some(language) = language_in(name) {
                others.push(Page::read(&entry.path(), language, framed_by)?);
            }
        }
        if let Some(first) = first {
            self.0.insert(path.to_owned(), Folder { first, others });
        }
        Ok(())
    }

    /// The answer, if there is a page at that address.
    pub(super) fn answer(&self, address: &Uri, request: &HeaderMap) -> Option<Response> {
        let path = address.path();
        if let Some(folder) = self.0.get(path) {
            let accepted = request.get(header::ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok());
            let page = folder.page_for(asked_in(address), accepted.unwrap_or_default());
            return Some(page.answer(request));
        }
        let (parent, name) = path.rsplit_once('/')?;
        if self.0.contains_key(&format!("{path}/")) {
            return Some(moved_into(name, address.query()));
        }
        let folder = self.0.get(&format!("{parent}/"))?;
        Some(folder.page_called(name)?.answer(request))
    }
}

impl Folder {
    /// In the language that the address asks for, else in the one that the browser likes best: as
    /// `boot.js` chooses.
    fn page_for(&self, asked: Option<&str>, accepted: &str) -> &Page {
        if let Some(asked) = asked {
            return self.page_in(asked).unwrap_or(&self.first);
        }
        let (mut best, mut heaviest) = (&self.first, 0);
        for (range, weight) in weighted(accepted) {
            let page = if range == "*" { Some(&self.first) } else { self.page_in(range) };
            if let Some(page) = page
                && weight > heaviest
            {
                (best, heaviest) = (page, weight);
            }
        }
        best
    }

    /// `fr-CA` is answered in `fr`, unless there is a page in just that.
    fn page_in(&self, tag: &str) -> Option<&Page> {
        let short = tag.split('-').next().unwrap_or(tag);
        [tag, short].iter().find_map(|tag| {
            let mut pages = std::iter::once(&self.first).chain(&self.others);
            pages.find(|page| page.language.eq_ignore_ascii_case(tag))
        })
    }

    fn page_called(&self, file: &str) -> Option<&Page> {
        if file == "index.html" {
            return Some(&self.first);
        }
        let language = language_in(file)?;
        self.others.iter().find(|page| page.language == language)
    }
}

/// `index.fr.html` is in `fr`.
fn language_in(file: &str) -> Option<&str> {
    let tag = file.strip_prefix("index.")?.strip_suffix(".html")?;
    let is_tag =
        !tag.is_empty() && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_tag.then_some(tag)
}

fn asked_in(address: &Uri) -> Option<&str> {
    let pairs = address.query()?.split('&');
    pairs.filter_map(|pair| pair.strip_prefix("lang=")).find(|tag| !tag.is_empty())
}

/// To `guide/` from `guide`, wherever a gateway has put both; the page's own links rest on that
/// slash.
fn moved_into(folder: &str, query: Option<&str>) -> Response {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    match HeaderValue::try_from(format!("{folder}/{query}")) {
        Ok(place) => (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, place)]).into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages_in(files: &[&str]) -> Pages {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, file).unwrap();
        }
        Pages::read(folder.path(), &[]).unwrap()
    }

    #[test]
    fn the_language_is_the_one_asked_for_else_the_one_liked_best() {
        let pages = pages_in(&["index.html", "index.fr.html", "index.pt-BR.html"]);
        for (asked, accepted, language) in [
            (None, "", "en"),
            (None, "fr", "fr"),
            (None, "fr-CA,fr;q=0.9,en;q=0.8", "fr"),
            (None, "en-GB, fr;q=0.9", "en"),
            (None, "de, fr;q=0.3, en;q=0.2", "fr"),
            (None, "de", "en"),
            (None, "de, *;q=0.5, fr;q=0.2", "en"),
            (None, "fr;q=0", "en"),
            (None, "fr, en", "fr"),
            (None, "PT-br", "pt-BR"),
            (Some("fr"), "en", "fr"),
            (Some("FR-ca"), "en", "fr"),
            (Some("de"), "fr", "en"),
        ] {
            let page = pages.0["/"].page_for(asked, accepted);
            assert_eq!(page.language, language, "{asked:?} {accepted:?}");
        }
    }

    #[test]
    fn pages_are_found_by_their_folder_and_by_their_file() {
        let pages =
            pages_in(&["index.html", "guide/index.html", "guide/index.fr.html", "files/app.js"]);
        let answer = |address: &str| pages.answer(&address.parse().unwrap(), &HeaderMap::new());
        for (address, language) in [
            ("/", "en"),
            ("/index.html", "en"),
            ("/guide/?a=b&lang=fr", "fr"),
            ("/guide/index.fr.html", "fr"),
        ] {
            let found = answer(address).unwrap();
            assert_eq!(found.headers()["content-language"], language, "{address}");
        }
        for nowhere in
            ["/files/", "/files", "//guide/", "/index.de.html", "/guide/x", "/guide/index..html"]
        {
            assert!(answer(nowhere).is_none(), "{nowhere}");
        }
    }

    #[test]
    fn a_folder_without_its_slash_leads_into_it_and_keeps_the_query() {
        let pages = pages_in(&["index.html", "guide/index.html", "a/b/index.html"]);
        let place = |address: &str| {
            let answer = pages.answer(&address.parse().unwrap(), &HeaderMap::new()).unwrap();
            assert_eq!(answer.status(), StatusCode::TEMPORARY_REDIRECT, "{address}");
            answer.headers()["location"].to_str().unwrap().to_owned()
        };
        assert_eq!(place("/guide"), "guide/");
        assert_eq!(place("/guide?lang=fr&x=%0d"), "guide/?lang=fr&x=%0d");
        assert_eq!(place("/a/b"), "b/");
    }
}
