//! The pages, as the build lists them: one or more at each address, each in a language.

use super::page::Page;
use super::preferences::weighted;
use super::source::Source;
use crate::middleware::access::Origin;
use anyhow::Result;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Other pages may be framed by nobody.
const FRAMED: &str = "/embed/";

/// All of them, by the path of their folder, such as `/guide/`.
#[derive(Debug, Default)]
pub(super) struct Pages(HashMap<String, Folder>);

#[derive(Debug)]
struct Folder {
    first: Page,
    others: Vec<Page>,
}

impl Pages {
    /// Takes every page of the source.
    ///
    /// # Errors
    /// When one of them is missing.
    pub(super) fn of(source: &Source, embedders: &[Origin]) -> Result<Self> {
        let mut pages = Self::default();
        for listed in source.site()?.pages {
            let framed_by = if listed.address.starts_with(FRAMED) { embedders } else { &[] };
            let page = Page::of(&listed, source, framed_by)?;
            match pages.0.entry(listed.address) {
                Entry::Occupied(mut folder) => folder.get_mut().others.push(page),
                Entry::Vacant(place) => {
                    place.insert(Folder { first: page, others: Vec::new() });
                }
            }
        }
        Ok(pages)
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
        [tag, short]
            .iter()
            .find_map(|tag| self.all().find(|page| page.language.eq_ignore_ascii_case(tag)))
    }

    fn page_called(&self, file: &str) -> Option<&Page> {
        self.all().find(|page| page.file == file)
    }

    fn all(&self) -> impl Iterator<Item = &Page> {
        std::iter::once(&self.first).chain(&self.others)
    }
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
    use axum::body::Bytes;
    use ghcr_contract::{Site, SitePage};

    /// What is called `index.fr.html` is in French.
    fn page_in(file: &str) -> SitePage {
        let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
        let language = name.trim_start_matches("index.").trim_end_matches("html");
        let language = language.strip_suffix('.').unwrap_or("en");
        SitePage {
            address: format!("/{folder}/").replace("//", "/"),
            language: language.to_owned(),
            file: file.to_owned(),
            style_hashes: Vec::new(),
            links: Vec::new(),
        }
    }

    fn source(files: &[&str]) -> Source {
        let pages = files.iter().filter(|it| it.ends_with(".html")).map(|it| page_in(it));
        let site = serde_json::to_vec(&Site { pages: pages.collect() }).unwrap();
        let files = files.iter().map(|it| ((*it).to_owned(), Bytes::new()));
        let files = files.chain([(Site::FILE.to_owned(), site.into())]).collect();
        Source { name: "the test's app".to_owned(), files }
    }

    fn pages_in(files: &[&str]) -> Pages {
        Pages::of(&source(files), &[]).unwrap()
    }

    #[test]
    fn a_page_that_is_listed_and_not_there_is_named() {
        let mut source = source(&["index.html", "guide/index.html"]);
        source.files.remove("guide/index.html");
        assert_eq!(
            Pages::of(&source, &[]).unwrap_err().to_string(),
            "the test's app: guide/index.html is missing. Build the app again."
        );
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
