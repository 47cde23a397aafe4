//! The pages: a folder for each, with an `index.html` in English and an `index.fr.html` and so on beside it.

use crate::css::Sheets;
use crate::screen::Printer;
use crate::words::{WordFiles, data_block, digest};
use ghcr_connect::components::help::title_of;
use ghcr_connect::place::Page;
use ghcr_words::{Lang, PageText, page_text};
use std::fs;
use std::io;
use std::path::Path;

/// Writes each page of the app in each language into its folder.
///
/// All styles that it needs stand in the page, so that its first paint waits for nothing else. The whole sheet is a file beside it:
/// `public/boot.js` links it when the later words are fetched, and on hosts that forbid inline styles.
pub(crate) fn write(folder: &Path, index: &str, words: &[WordFiles], sheets: &Sheets) -> io::Result<()> {
    let sheet_name = format!("style-{}.css", digest(&sheets.whole));
    fs::write(folder.join(&sheet_name), &sheets.whole)?;
    for page in Page::ALL {
        let sheet = if page.needs_all_words() { &sheets.whole } else { &sheets.at_hand };
        let frame = frame(index, sheet, &sheet_name)?;
        let frame = replace(&frame, "<!-- words -->", links_to(words, *page).trim_end())?;
        let below = folder.join(page.folder());
        fs::create_dir_all(&below)?;
        for WordFiles { lang, .. } in words {
            let written = write_one(&frame, Printer::of(*lang)?, *page)?;
            fs::write(below.join(file_name(*lang)), written)?;
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

/// Trunk's page with the styles in it instead of links to them, and without a link to the bindings: `public/boot.js` has them in it.
fn frame(index: &str, sheet: &str, sheet_name: &str) -> io::Result<String> {
    let is_kept =
        |line: &&str| !line.contains("rel=\"stylesheet\"") && !line.contains("data-boot=\"bindings\"");
    let rest: String = index.lines().filter(is_kept).map(|line| format!("{line}\n")).collect();
    let styles = format!(
        "<style>{sheet}</style>\n    <link rel=\"alternate\" type=\"text/css\" data-boot=\"sheet\" href=\"./{sheet_name}\" />\n    \
         <noscript><link rel=\"stylesheet\" href=\"./{sheet_name}\" /></noscript>"
    );
    replace(&rest, "<!-- styles -->", &styles)
}

/// Where the words of each language are, and whether the page shows the later ones, too.
fn links_to(words: &[WordFiles], page: Page) -> String {
    let link = |kind: &str, lang: Lang, name: &str| {
        let tag = lang.tag();
        format!(
            "<link rel=\"alternate\" type=\"text/plain\" data-{kind}=\"{tag}\" href=\"./{name}\" />\n    "
        )
    };
    let shown = if page.needs_all_words() { " data-shown" } else { "" };
    let links = |WordFiles { lang, at_hand, later }: &WordFiles| {
        link("words", *lang, at_hand)
            + &link("later", *lang, later).replace(" rel=", &format!("{shown} rel="))
    };
    words.iter().map(links).collect()
}

/// Nobody waits for the app where there is only help to read: it is fetched when somebody touches the page.
fn fetch_later(page: &str) -> String {
    page.replace("rel=\"preload\"", "rel=\"alternate\"")
}

fn write_one(frame: &str, printer: Printer, page: Page) -> io::Result<String> {
    let lang = printer.lang();
    let home = way_home(page.folder().matches('/').count());
    let needs = format!("<noscript class=\"notice\">{}</noscript><form ", page_text(lang, PageText::Needs));
    let screen = replace(&printer.print(page, &home), "<form ", &needs)?;
    let head = format!(
        "<title>{}</title>\n    <meta name=\"description\" content=\"{}\" />",
        printer.label(title_of(page)),
        page_text(lang, about(page))
    );
    let written = replace(frame, "<html lang=\"en\">", &format!("<html lang=\"{}\">", lang.tag()))?;
    let written = replace(&written, "<!-- title -->", &head)?;
    let written = written.replace("=\"./", &format!("=\"{home}"));
    // Where the app is fetched later, its words are so too.
    let (written, words) = match page {
        Page::Connect => (written, data_block(lang)?),
        Page::Guide | Page::BestPractices | Page::Troubleshooting => (fetch_later(&written), String::new()),
    };
    replace(&written, "<body></body>", &format!("<body>{screen}{words}</body>"))
}

fn about(page: Page) -> PageText {
    match page {
        Page::Connect => PageText::AboutConnect,
        Page::Guide => PageText::AboutGuide,
        Page::BestPractices => PageText::AboutPractices,
        Page::Troubleshooting => PageText::AboutTrouble,
    }
}

/// From a folder so many levels down to the app's own.
fn way_home(depth: usize) -> String {
    if depth == 0 { "./".to_owned() } else { "../".repeat(depth) }
}

/// Puts something in a place that must be there, once.
fn replace(page: &str, place: &str, what: &str) -> io::Result<String> {
    match page.matches(place).count() {
        1 => Ok(page.replace(place, what)),
        count => Err(io::Error::other(format!("there is {place} {count} times, and not once"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_words::Book;

    const INDEX: &str = "<html lang=\"en\">\n<head><!-- title -->\n<link rel=\"stylesheet\" href=\"./a.css\">\n\
        <!-- styles -->\n<!-- words -->\n\
        <link rel=\"alternate\" href=\"./a.js\" data-boot=\"bindings\">\n\
        <link rel=\"preload\" href=\"./a.wasm\" data-boot=\"wasm\">\n<script src=\"./b.js\"></script></head>\n<body></body></html>";

    fn words() -> [WordFiles; 2] {
        Lang::ALL
            .iter()
            .map(|lang| WordFiles {
                lang: *lang,
                at_hand: format!("{}.txt", lang.tag()),
                later: format!("{}-later.txt", lang.tag()),
            })
            .collect::<Vec<_>>()
            .try_into()
            .expect("two languages")
    }

    fn written(lang: Lang, page: Page) -> String {
        let frame = frame(INDEX, "a{}", "style.css").expect("a frame");
        let frame = replace(&frame, "<!-- words -->", &links_to(&words(), page)).expect("a place");
        write_one(&frame, Printer::of(lang).expect("a book"), page).expect("a page")
    }

    #[test]
    fn a_page_in_a_folder_finds_the_files_above_it_and_speaks_its_language() {
        let page = written(Lang::Fr, Page::Guide);
        assert!(page.starts_with("<html lang=\"fr\">\n<head><title>"), "{page}");
        assert!(page.contains("<style>a{}</style>") && !page.contains("a.css"), "{page}");
        assert!(
            page.contains("<script src=\"../b.js\">") && page.contains("href=\"../style.css\""),
            "{page}"
        );
        assert!(
            page.contains(
                "<link rel=\"alternate\" type=\"text/plain\" data-words=\"en\" href=\"../en.txt\" />"
            )
        );
        assert!(page.contains("</noscript><form ") && page.contains("<body><div class=\"app\""), "{page}");
    }

    #[test]
    fn only_the_form_has_its_words_in_it_and_help_says_whether_it_shows_the_later_ones() {
        let [at_hand, _] = Book::print(Lang::En);
        for page in Page::ALL {
            let written = written(Lang::En, *page);
            let block = format!("<script type=\"text/plain\" data-words=\"en\">{at_hand}</script>");
            assert_eq!(written.contains(&block), *page == Page::Connect, "{page:?}");
            assert_eq!(
                written.matches("<script type=\"text/plain\"").count(),
                usize::from(*page == Page::Connect)
            );
            let shows_all = matches!(page, Page::BestPractices | Page::Troubleshooting);
            assert_eq!(
                written.matches("<link data-shown rel=\"alternate\"").count(),
                2 * usize::from(shows_all)
            );
        }
    }

    #[test]
    fn only_the_form_fetches_the_app_at_once() {
        for page in Page::ALL {
            let written = written(Lang::En, *page);
            assert_eq!(written.contains("rel=\"preload\""), *page == Page::Connect, "{page:?}");
            assert_eq!(written.matches("data-boot=").count(), 2, "{page:?}");
            assert!(!written.contains("a.js"), "{page:?}");
        }
    }

    #[test]
    fn a_place_that_is_gone_is_named() {
        let error = frame("<head></head>", "", "").expect_err("no place");
        assert_eq!(error.to_string(), "there is <!-- styles --> 0 times, and not once");
    }

    #[test]
    fn hosts_that_know_no_languages_serve_english() {
        assert_eq!(
            Lang::ALL.iter().map(|it| file_name(*it)).collect::<Vec<_>>(),
            ["index.html", "index.fr.html"]
        );
    }
}
