//! The screen as HTML.

use ghcr_connect::Options;
use ghcr_connect::app::Screen;
use ghcr_connect::place::{Page, Place};
use ghcr_connect::words::{Label, Lang, Words, whole_book};
use leptos::prelude::{Owner, RenderHtml};
use std::io;

/// What the build can print: the words of one language.
#[derive(Clone, Copy)]
pub(crate) struct Printer(Words);

impl Printer {
    pub(crate) fn of(lang: Lang) -> io::Result<Self> {
        let book = whole_book(lang).ok_or_else(|| io::Error::other("a book that cannot be read"))?;
        Ok(Self(Words::of(book)))
    }

    pub(crate) fn lang(self) -> Lang {
        self.0.lang()
    }

    pub(crate) fn label(self, label: Label) -> &'static str {
        self.0.label(label)
    }

    /// The screen on that page, as it is before anybody has touched it. Its links begin with `home`, the way from the page's folder
    /// to the app's own.
    pub(crate) fn print(self, page: Page, home: &str) -> String {
        let home = Some(home.to_owned());
        let place = Place::on(page, home.clone());
        Owner::new().with(|| Screen::at(place, Options { home, ..Options::new(self.0) }).draw().to_html())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_printed_in_every_language_with_its_own_help() {
        for lang in Lang::ALL {
            let printer = Printer::of(*lang).expect("a book");
            for page in Page::ALL {
                let html = printer.print(*page, "../");
                let title = match page {
                    Page::Connect | Page::Guide => Label::GuideTitle,
                    Page::BestPractices => Label::PracticesTitle,
                    Page::Troubleshooting => Label::TroubleTitle,
                };
                assert!(html.contains(printer.label(title)), "{html}");
                assert!(html.contains("<form ") && html.contains("href=\"../guide/\""), "{html}");
                assert!(!html.contains("value=\"\"") && !html.contains("<!"), "{html}");
            }
        }
    }
}
