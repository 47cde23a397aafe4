//! The screen as HTML.

use ghcr_connect::app::{App, AppState, Options};
use ghcr_connect::state::Page;
use ghcr_words::Lang;
use leptos::prelude::*;

/// The screen on that page, as it is before anybody has touched it.
pub(crate) fn print(lang: Lang, page: Page) -> String {
    Owner::new().with(|| {
        let options =
            Options { lang, page, home: Some(page.way_home().to_owned()), ..Options::default() };
        let state = AppState::new(options);
        view! { <App state/> }.to_html()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_words::{Key, Label, RegistryLabel, Term, text};

    #[test]
    fn every_page_is_printed_in_every_language_with_its_own_help() {
        for lang in Lang::ALL {
            for page in Page::ALL {
                let html = print(*lang, *page);
                let title: Key = match page {
                    Page::Connect | Page::Guide => Label::GuideTitle.into(),
                    Page::BestPractices => Label::PracticesTitle.into(),
                    Page::Troubleshooting => Label::TroubleTitle.into(),
                    Page::Registries => RegistryLabel::Title.into(),
                };
                assert!(html.contains(text(*lang, title)), "{html}");
                assert!(html.contains("/guide/\""), "{html}");
                assert_eq!(html.contains("<form "), *page != Page::Registries, "{html}");
                assert!(!html.contains("value=\"\""), "{html}");
            }
        }
    }

    #[test]
    fn every_term_is_explained_once_and_opens_from_its_words() {
        let html = print(Lang::En, Page::Guide);
        for term in Term::ALL {
            let (slug, name) = (term.slug(), text(Lang::En, Key::TermName(*term)));
            let meaning = format!("id=\"term-{slug}\" popover=\"auto\"");
            assert_eq!(html.matches(&meaning).count(), 1, "{html}");
            assert!(html.contains(&format!("popovertarget=\"term-{slug}\"")), "{html}");
            assert!(html.contains(&format!("<strong>{name}")), "{html}");
        }
    }
}
