//! Which page is open, and its address.
//!
//! There is no router: a router takes the clicks on every link of a host page. In an element the
//! page is kept in memory, and the browser's address is never touched.

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
    /// The saved registries. A part of it is one of them, by its id.
    Registries,
}

impl Page {
    /// Every page, in the order of the menu.
    pub const ALL: &'static [Self] =
        &[Self::Connect, Self::Guide, Self::BestPractices, Self::Troubleshooting, Self::Registries];

    /// Its name, as an element's `view`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Guide => "guide",
            Self::BestPractices => "best-practices",
            Self::Troubleshooting => "troubleshooting",
            Self::Registries => "registries",
        }
    }

    /// The page of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|page| page.name() == name)
    }

    /// Its folder below the app's own: a folder with an index is served by every static host.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Connect => "",
            Self::Guide => "guide/",
            Self::BestPractices => "best-practices/",
            Self::Troubleshooting => "troubleshooting/",
            Self::Registries => "registries/",
        }
    }

    /// The way from its folder to the app's own, for the links of the printed page.
    pub const fn way_home(self) -> &'static str {
        match self {
            Self::Connect => "./",
            Self::Guide | Self::BestPractices | Self::Troubleshooting | Self::Registries => "../",
        }
    }

    /// The page at a path below the app's own folder; an unknown path is the form.
    pub fn at(path: &str) -> Self {
        let folder = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
        let is_there = |page: &&Self| page.folder().trim_end_matches('/') == folder;
        Self::ALL.iter().find(is_there).copied().unwrap_or_default()
    }
}

/// A page, and a part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// The page.
    pub page: Page,
    /// The fragment of the address, without `#`.
    pub part: Option<String>,
}

/// The page that is open, and the way to the others.
#[derive(Clone, Copy)]
pub struct Navigation {
    location: RwSignal<Location>,
    /// The address of the app's own folder; none where the browser's address belongs to a host
    /// page.
    home: RwSignal<Option<String>>,
    /// The query of the browser's address, which every link keeps.
    query: RwSignal<String>,
    /// Whether a link of the screen was followed, and not the browser's history or the host page.
    is_followed: StoredValue<bool>,
}

impl Navigation {
    /// On that page. `home` is as in the printed HTML, relative to the page; without it, navigation
    /// stays in memory.
    pub fn new(page: Page, home: Option<String>) -> Self {
        Self {
            location: RwSignal::new(Location { page, part: None }),
            home: RwSignal::new(home),
            query: RwSignal::default(),
            is_followed: StoredValue::new(false),
        }
    }

    /// Follows the browser's address from now on. `home` is absolute: links must not depend on the
    /// address, which changes.
    pub fn follow_browser(self, home: String) {
        self.home.set(Some(home));
        self.read_address();
        let listener = window_event_listener_untyped("popstate", move |_| self.read_address());
        on_cleanup(move || listener.remove());
    }

    /// The page and the part of it that are open.
    pub fn location(self) -> Location {
        self.location.get()
    }

    /// The page that is open.
    pub fn page(self) -> Page {
        self.location.with(|location| location.page)
    }

    /// Returns true if the pages have addresses: in a page of its own, and not in an element.
    pub fn has_address(self) -> bool {
        self.home.with_untracked(Option::is_some)
    }

    /// The `href` of a page and a part of it.
    pub fn address(self, page: Page, part: Option<&str>) -> String {
        let part = part.map(|part| format!("#{part}")).unwrap_or_default();
        self.home.with(|home| match home {
            Some(home) => format!("{home}{}{}{part}", page.folder(), self.query.get()),
            None if part.is_empty() => "#".to_owned(),
            None => part,
        })
    }

    /// Opens the page of a link.
    pub fn follow(self, page: Page, part: Option<&str>) {
        self.is_followed.set_value(true);
        self.go(page, part);
    }

    /// Returns true once after a link was followed.
    pub fn take_followed(self) -> bool {
        self.is_followed.try_update_value(std::mem::take).unwrap_or_default()
    }

    /// Opens a page.
    pub fn go(self, page: Page, part: Option<&str>) {
        if self.has_address() {
            let address = untrack(|| self.address(page, part));
            if let Ok(history) = window().history() {
                // Fails only for an address of another origin.
                let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
            }
        }
        self.location.set(Location { page, part: part.map(str::to_owned) });
    }

    fn read_address(self) {
        self.query.set(window().location().search().unwrap_or_default());
        let location = self.home.with_untracked(|home| home.as_deref().and_then(location_below));
        if let Some(location) = location
            && self.location.with_untracked(|it| *it != location)
        {
            self.location.set(location);
        }
    }
}

fn location_below(home: &str) -> Option<Location> {
    let browser = window().location();
    let address = format!("{}{}", browser.origin().ok()?, browser.pathname().ok()?);
    let page = Page::at(address.strip_prefix(home)?);
    let hash = browser.hash().ok()?;
    let part = hash.strip_prefix('#').filter(|part| !part.is_empty()).map(str::to_owned);
    Some(Location { page, part })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_page_links_the_others_from_where_it_lies() {
        Owner::new().with(|| {
            let navigation = Navigation::new(Page::Guide, Some("../".into()));
            assert_eq!(navigation.address(Page::Connect, None), "../");
            assert_eq!(
                navigation.address(Page::Troubleshooting, Some("sso")),
                "../troubleshooting/#sso"
            );
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
