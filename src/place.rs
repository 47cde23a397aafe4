//! Where on the screen somebody is, and the address of it.

use crate::state::State;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// A page with an address of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// The form and the report.
    #[default]
    Connect,
    /// How to make a token.
    Guide,
    /// The best-practice cards.
    BestPractices,
    /// What can go wrong, and what to do.
    Troubleshooting,
}

impl Page {
    /// Every one there is, in the order of the menu.
    pub const ALL: &'static [Self] =
        &[Self::Connect, Self::Guide, Self::BestPractices, Self::Troubleshooting];

    /// Its folder below the app's own: a folder with an index is served by every static host.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Connect => "",
            Self::Guide => "guide/",
            Self::BestPractices => "best-practices/",
            Self::Troubleshooting => "troubleshooting/",
        }
    }

    /// Whether it shows texts of the help that come later than those of form and guide.
    #[must_use]
    pub const fn needs_all_words(self) -> bool {
        matches!(self, Self::BestPractices | Self::Troubleshooting)
    }

    /// The page at a path below the app's own folder; what no page has is the form.
    #[must_use]
    pub fn at(path: &str) -> Self {
        let folder = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
        let is_there = |page: &&Self| page.folder().trim_end_matches('/') == folder;
        Self::ALL.iter().find(is_there).copied().unwrap_or_default()
    }
}

/// Where somebody is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The page.
    pub page: Page,
    /// The part of it: what stands behind `#` in the address.
    pub part: Option<String>,
}

/// The way from one page to another. Small enough to be copied into every closure.
#[derive(Clone, Copy)]
pub struct Place {
    spot: State<Spot>,
    /// The address of the app's own folder; none where the browser's address belongs to somebody else.
    home: State<Option<String>>,
    /// What stands behind `?` in the browser's address. It stays: the host or the person chose it.
    search: State<String>,
}

impl Place {
    /// At the browser's address if it lies below `home`, and moving it along; without a `home`, in memory only.
    #[must_use]
    pub fn new(home: Option<String>) -> Self {
        let place = Self::on(Page::default(), home);
        if place.has_address() {
            place.follow_address();
            let listener = window_event_listener_untyped("popstate", move |_| place.follow_address());
            on_cleanup(move || listener.remove());
        }
        place
    }

    /// On that page, and nowhere in a browser: `home` may be relative to the page.
    #[must_use]
    pub fn on(page: Page, home: Option<String>) -> Self {
        Self {
            spot: State::new(Spot { page, part: None }),
            home: State::new(home),
            search: State::new(String::new()),
        }
    }

    /// Where somebody is.
    #[must_use]
    pub fn spot(self) -> Spot {
        self.spot.get()
    }

    /// The page.
    #[must_use]
    pub fn page(self) -> Page {
        self.spot.with(|spot| spot.page)
    }

    /// Whether the browser's address follows.
    #[must_use]
    pub fn has_address(self) -> bool {
        self.home.with_untracked(Option::is_some)
    }

    /// The address of a page and a part of it, for a link.
    #[must_use]
    pub fn address(self, page: Page, part: Option<&str>) -> String {
        let part = part.map(|part| format!("#{part}")).unwrap_or_default();
        self.home.with_untracked(|home| match home {
            Some(home) => format!("{home}{}{}{part}", page.folder(), self.search.get_untracked()),
            None if part.is_empty() => "#".to_owned(),
            None => part,
        })
    }

    /// Goes there.
    pub fn go(self, page: Page, part: Option<&str>) {
        if self.has_address() {
            let address = self.address(page, part);
            if let Ok(history) = window().history() {
                // Fails where the address is another origin's, which `home` is not.
                let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
            }
        }
        self.spot.set(Spot { page, part: part.map(str::to_owned) });
    }

    fn follow_address(self) {
        let search = window().location().search().unwrap_or_default();
        self.search.update_untracked(|it| *it = search);
        let spot = self.home.with_untracked(|home| home.as_deref().and_then(spot_below));
        if let Some(spot) = spot {
            self.spot.set(spot);
        }
    }
}

fn spot_below(home: &str) -> Option<Spot> {
    let location = window().location();
    let address = format!("{}{}", location.origin().ok()?, location.pathname().ok()?);
    let page = Page::at(address.strip_prefix(home)?);
    let hash = location.hash().ok()?;
    let part = hash.strip_prefix('#').filter(|part| !part.is_empty()).map(str::to_owned);
    Some(Spot { page, part })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_page_links_the_others_from_where_it_lies() {
        Owner::new().with(|| {
            let place = Place::on(Page::Guide, Some("../".into()));
            assert_eq!(place.address(Page::Connect, None), "../");
            assert_eq!(place.address(Page::Troubleshooting, Some("sso")), "../troubleshooting/#sso");
        });
    }

    #[test]
    fn every_page_is_found_at_its_own_folder() {
        for page in Page::ALL {
            assert_eq!(Page::at(page.folder()), *page);
            assert_eq!(Page::at(&format!("{}index.html", page.folder())), *page);
        }
        assert_eq!(Page::at("guide"), Page::Guide);
        assert_eq!(Page::at("nothing/here"), Page::Connect);
    }
}
