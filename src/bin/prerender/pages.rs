//! The pages: a folder for each, with an `index.html` in English and an `index.fr.html` and so on
//! beside it.

use crate::{Result, digest, screen};
use ghcr_connect::components::help::title_of;
use ghcr_connect::state::Page;
use ghcr_words::{Lang, PageText, page_text, text};
use lol_html::html_content::ContentType::{Html, Text};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::cell::RefCell;
use std::fs;
use std::path::Path;

/// The `index.html` that Trunk has written, and the files that it links.
pub(crate) struct Index {
    html: String,
    pub(crate) bindings: String,
    pub(crate) wasm: String,
    pub(crate) sheets: Vec<String>,
}

impl Index {
    /// Reads the page in Trunk's folder.
    ///
    /// # Errors
    /// When it does not link a style sheet, the bindings and the WebAssembly.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        Self::of(fs::read_to_string(folder.join("index.html"))?)
    }

    fn of(html: String) -> Result<Self> {
        let links = RefCell::new(Vec::new());
        let collect = element!("link[href]", |link| {
            let attribute = |name| link.get_attribute(name).unwrap_or_default();
            let file = attribute("href").trim_start_matches("./").to_owned();
            links.borrow_mut().push((attribute("rel"), attribute("data-boot"), file));
            Ok(())
        });
        rewrite(&html, vec![collect])?;
        let links = links.into_inner();
        let boot = |name: &str| {
            let found =
                links.iter().find(|(_, boot, _)| boot == name).map(|(.., file)| file.clone());
            found.ok_or_else(|| format!("index.html links no data-boot=\"{name}\""))
        };
        let is_sheet = |(rel, ..): &&(String, String, String)| rel == "stylesheet";
        let sheets: Vec<_> = links.iter().filter(is_sheet).map(|(.., file)| file.clone()).collect();
        if sheets.is_empty() {
            return Err("index.html links no style sheet".into());
        }
        Ok(Self { bindings: boot("bindings")?, wasm: boot("wasm")?, sheets, html })
    }

    /// The page with that content and style.
    fn print(&self, lang: Lang, page: Page, style: &Style) -> Result<String> {
        let needs_app = matches!(page, Page::Connect | Page::Registries);
        let home = page.way_home();
        let style = style.block() + &style.link(home);
        let handlers = vec![
            element!("html", |html| Ok(html.set_attribute("lang", lang.tag())?)),
            element!("title", |title| {
                title.set_inner_content(text(lang, title_of(page)), Text);
                title.after(&style, Html);
                Ok(())
            }),
            element!("meta[name=description]", |meta| {
                Ok(meta.set_attribute("content", page_text(lang, about(page)))?)
            }),
            element!("link[rel=stylesheet]", |link| {
                link.remove();
                Ok(())
            }),
            // Help fetches nothing before the first input.
            element!("link[data-boot]", |link| {
                if !needs_app {
                    link.set_attribute("rel", "alternate")?;
                }
                Ok(())
            }),
            element!("body", |body| {
                // Before what `trunk serve` adds to reload the page.
                body.prepend(&screen::print(lang, page), Html);
                Ok(())
            }),
            element!("link[href], script[src]", |file| {
                for name in ["href", "src"] {
                    if let Some(address) = file.get_attribute(name) {
                        file.set_attribute(name, &address.replacen("./", home, 1))?;
                    }
                }
                Ok(())
            }),
        ];
        Ok(rewrite(&self.html, handlers)?)
    }
}

/// All styles, in each page and as a file.
struct Style<'a> {
    sheet: &'a str,
    file: String,
}

impl Style<'_> {
    /// The first paint waits for nothing else.
    fn block(&self) -> String {
        format!("<style>{}</style>", self.sheet)
    }

    /// For hosts that forbid inline styles: see `public/boot.js`.
    fn link(&self, home: &str) -> String {
        let file = &self.file;
        format!(
            "<link rel=\"alternate\" type=\"text/css\" data-boot=\"sheet\" href=\"{home}{file}\">\
             <noscript><link rel=\"stylesheet\" href=\"{home}{file}\"></noscript>"
        )
    }
}

/// Writes each page of the app in each language into its folder, and the style sheet.
pub(crate) fn write(folder: &Path, index: &Index, sheet: &str) -> Result<()> {
    let style = Style { sheet, file: format!("style-{}.css", digest(sheet)) };
    fs::write(folder.join(&style.file), sheet)?;
    for page in Page::ALL {
        let below = folder.join(page.folder());
        fs::create_dir_all(&below)?;
        for lang in Lang::ALL {
            fs::write(below.join(file_name(*lang)), index.print(*lang, *page, &style)?)?;
        }
    }
    Ok(())
}

/// A host that knows no languages serves the first one.
fn file_name(lang: Lang) -> String {
    if Some(&lang) == Lang::ALL.first() {
        "index.html".to_owned()
    } else {
        format!("index.{}.html", lang.tag())
    }
}

fn about(page: Page) -> PageText {
    match page {
        Page::Connect => PageText::AboutConnect,
        Page::Guide => PageText::AboutGuide,
        Page::BestPractices => PageText::AboutPractices,
        Page::Troubleshooting => PageText::AboutTrouble,
        Page::Registries => PageText::AboutRegistries,
    }
}

type Handlers<'h> = Vec<(
    std::borrow::Cow<'h, lol_html::Selector>,
    lol_html::ElementContentHandlers<'h, lol_html::LocalHandlerTypes>,
)>;

fn rewrite(
    html: &str,
    handlers: Handlers<'_>,
) -> std::result::Result<String, lol_html::errors::RewritingError> {
    rewrite_str(
        html,
        RewriteStrSettings { element_content_handlers: handlers, ..RewriteStrSettings::new() },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Trunk's minifier leaves it.
    const INDEX: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>t</title>\
        <meta name=description content=\"\"><link rel=icon href=./i.svg><link rel=stylesheet href=./a.css>\
        <link rel=modulepreload href=./a.js data-boot=bindings>\
        <link rel=alternate href=./a.wasm type=application/wasm data-boot=wasm>\
        <script src=./b.js type=module></script></head><body></body></html>";

    fn printed(lang: Lang, page: Page) -> String {
        let index = Index::of(INDEX.to_owned()).expect("an index");
        assert_eq!((&*index.bindings, &*index.wasm), ("a.js", "a.wasm"));
        assert_eq!(index.sheets, ["a.css"]);
        let style = Style { sheet: "a{}", file: "style.css".to_owned() };
        index.print(lang, page, &style).expect("a page")
    }

    #[test]
    fn a_page_in_a_folder_finds_the_files_above_it_and_speaks_its_language() {
        let page = printed(Lang::Fr, Page::Guide);
        for part in [
            "<html lang=\"fr\">",
            "<style>a{}</style>",
            "src=\"../b.js\"",
            "href=\"../style.css\"",
            "href=\"../i.svg\"",
            page_text(Lang::Fr, PageText::AboutGuide),
            "class=\"app\"",
        ] {
            assert!(page.contains(part), "no {part} in {page}");
        }
        assert!(!page.contains("a.css"), "{page}");
    }

    #[test]
    fn only_the_form_and_the_list_fetch_the_app_at_once() {
        for page in Page::ALL {
            let written = printed(Lang::En, *page);
            let needs_app = matches!(page, Page::Connect | Page::Registries);
            assert_eq!(
                written.contains("\"modulepreload\"") || written.contains("=modulepreload"),
                needs_app
            );
            assert_eq!(written.matches("data-boot").count(), 3, "{page:?}");
        }
    }

    #[test]
    fn a_missing_link_is_named() {
        let error =
            Index::of("<link rel=stylesheet href=a.css>".to_owned()).err().expect("no bindings");
        assert_eq!(error.to_string(), "index.html links no data-boot=\"bindings\"");
    }

    #[test]
    fn hosts_that_know_no_languages_serve_english() {
        for lang in Lang::ALL {
            let expected = match lang {
                Lang::En => "index.html".to_owned(),
                _ => format!("index.{}.html", lang.tag()),
            };
            assert_eq!(file_name(*lang), expected);
        }
    }
}
