//! Somebody at the screen: what they do, and what they see.

use crate::axe;
use crate::browser::{Browser, Window};
use crate::stack::Stack;
use ghcr_words::{Key, Lang, text};
use std::time::Duration;
use thirtyfour::PageLoadStrategy;
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;

/// How long a person would wait for something to appear, and how often they look.
pub(crate) const PATIENCE: Duration = Duration::from_secs(15);
pub(crate) const GLANCE: Duration = Duration::from_millis(40);

/// What the app makes of a link when it takes the printed page over.
pub(crate) const APP: &str = ".menu a[href^='http']";

/// The addresses of the app, below its own, whose pages are printed whole.
pub(crate) const PRINTED: [&str; 4] = ["", "guide/", "best-practices/", "troubleshooting/"];

/// Every address of the app, below its own.
pub(crate) const PAGES: [&str; 5] =
    ["", "guide/", "best-practices/", "troubleshooting/", "registries/"];

/// Somebody with a browser. What they look for is named in English, and found in the words of their
/// language. When the journey ends they must leave with [`Person::leaves`].
pub(crate) struct Person {
    pub(crate) driver: WebDriver,
    pub(crate) lang: Lang,
    window: Window,
}

impl Person {
    /// Opens the page in Chromium.
    pub(crate) async fn opens(stack: &Stack) -> WebDriverResult<Self> {
        Self::opens_in(Browser::Chromium, stack).await
    }

    /// Opens the page.
    pub(crate) async fn opens_in(browser: Browser, stack: &Stack) -> WebDriverResult<Self> {
        let person = Self::sits_down(browser, Lang::En).await?;
        person.driver.goto(stack.url()).await?;
        person.touches_the_page().await?;
        person.sees(By::Css(APP)).await?;
        Ok(person)
    }

    /// Opens the browser only.
    pub(crate) async fn sits_down(browser: Browser, lang: Lang) -> WebDriverResult<Self> {
        let window = browser.open().await?;
        Ok(Self { driver: window.driver.clone(), lang, window })
    }

    /// The same in Chromium, by somebody who goes on before a page is whole.
    pub(crate) async fn sits_down_in_a_hurry(lang: Lang) -> WebDriverResult<Self> {
        let window = Browser::Chromium.open_and_wait(PageLoadStrategy::None).await?;
        Ok(Self { driver: window.driver.clone(), lang, window })
    }

    /// The same in Chromium, by somebody who has the network panel open.
    pub(crate) async fn sits_down_with_a_network_panel() -> WebDriverResult<Self> {
        let window = Browser::open_with_network_panel().await?;
        Ok(Self { driver: window.driver.clone(), lang: Lang::En, window })
    }

    /// Goes to that page below the app's own address, in their language.
    pub(crate) async fn goes_to(&self, stack: &Stack, page: &str) -> WebDriverResult<()> {
        let (folder, part) = page
            .split_once('#')
            .map_or((page, String::new()), |(folder, part)| (folder, format!("#{part}")));
        // Only the part may differ from the last address, and that alone would load nothing.
        self.driver.goto("about:blank").await?;
        self.driver.goto(format!("{}{folder}?lang={}{part}", stack.url(), self.lang.tag())).await?;
        self.touches_the_page().await?;
        self.sees(By::Css(APP)).await.map(drop)
    }

    /// Moves the mouse a little: a page stands as it was printed until there is a sign of somebody.
    pub(crate) async fn touches_the_page(&self) -> WebDriverResult<()> {
        self.driver.action_chain().move_to(8, 8).move_to(12, 12).perform().await
    }

    /// What stands on the screen in their language where `english` stands in English.
    pub(crate) fn in_their_words<'a>(&self, english: &'a str) -> &'a str {
        let key = (self.lang != Lang::En)
            .then(|| Key::all().find(|key| text(Lang::En, *key) == english))
            .flatten();
        key.map_or(english, |key| text(self.lang, key))
    }

    /// Waits for it to be there and visible.
    pub(crate) async fn sees(&self, what: By) -> WebDriverResult<WebElement> {
        self.driver.query(what).wait(PATIENCE, GLANCE).and_displayed().first().await
    }

    /// The input with that label.
    pub(crate) async fn field(&self, label: &str) -> WebDriverResult<WebElement> {
        let label = self.in_their_words(label);
        let label = format!(
            "//label[normalize-space(text()[1])=\"{label}\" or normalize-space()=\"{label}\" \
             or span[normalize-space()=\"{label}\"]]"
        );
        let id = self.sees(By::XPath(&label)).await?.attr("for").await?.unwrap_or_default();
        self.sees(By::Id(&id)).await
    }

    /// The button of that name.
    pub(crate) async fn button(&self, name: &str) -> WebDriverResult<WebElement> {
        let name = self.in_their_words(name);
        self.sees(By::XPath(format!(
            "//button[normalize-space()=\"{name}\" or @aria-label=\"{name}\"]"
        )))
        .await
    }

    /// Types into the field; where a summary stands in the form's place, asks for the fields first.
    pub(crate) async fn types(&self, label: &str, text: &str) -> WebDriverResult<()> {
        self.asks_for_the_fields().await?;
        self.field(label).await?.send_keys(text).await
    }

    async fn asks_for_the_fields(&self) -> WebDriverResult<()> {
        let summary = self.driver.query(By::Css(".summary .button")).nowait().first_opt().await?;
        match summary {
            Some(change) => self.clicks(&change).await,
            None => Ok(()),
        }
    }

    pub(crate) async fn presses(&self, name: &str) -> WebDriverResult<()> {
        self.clicks(&self.button(name).await?).await
    }

    /// Clicks on it; where the demo's bar is above it, scrolls first.
    pub(crate) async fn clicks(&self, element: &WebElement) -> WebDriverResult<()> {
        let clicked = element.click().await;
        let is_covered = |error: &WebDriverError| {
            matches!(error.as_inner(), WebDriverErrorInner::ElementClickIntercepted(_))
        };
        if clicked.as_ref().is_err_and(is_covered) {
            element.scroll_into_view().await?;
            return element.click().await;
        }
        clicked
    }

    /// Says which images are to be scanned.
    pub(crate) async fn chooses(&self, choice: &str) -> WebDriverResult<()> {
        let choice =
            format!("//label[.//*[normalize-space()=\"{}\"]]//input", self.in_their_words(choice));
        self.sees(By::XPath(choice)).await?.click().await
    }

    /// Chooses another language.
    pub(crate) async fn speaks(&self, tag: &str) -> WebDriverResult<()> {
        self.sees(By::Css(format!(".languages option[value='{tag}']"))).await?.click().await
    }

    /// Opens the demo's list if it is closed, and clicks on what it offers under that title.
    pub(crate) async fn tries(&self, title: &str) -> WebDriverResult<()> {
        self.unfolds_the_demo().await?;
        self.sees(self.offer_of(title)).await?.click().await
    }

    /// Opens the demo's panel if it is closed.
    pub(crate) async fn unfolds_the_demo(&self) -> WebDriverResult<WebElement> {
        let list = self.in_their_words("Try these");
        let panel =
            self.sees(By::XPath(format!("//section[@aria-label=\"{list}\"]/details"))).await?;
        if panel.attr("open").await?.is_none() {
            panel.find(By::Tag("summary")).await?.click().await?;
        }
        Ok(panel)
    }

    /// The button of the demo's panel with that title.
    pub(crate) fn offer_of(&self, title: &str) -> By {
        let list = self.in_their_words("Try these");
        By::XPath(format!(
            "//section[@aria-label=\"{list}\"]//button[.//*[normalize-space()=\"{title}\"]]"
        ))
    }

    /// What stands in the field.
    pub(crate) async fn reads_field(&self, label: &str) -> WebDriverResult<String> {
        self.asks_for_the_fields().await?;
        Ok(self.field(label).await?.prop("value").await?.unwrap_or_default())
    }

    /// The sentences that belong to the field, as a screen reader finds them.
    pub(crate) async fn hears_about(&self, label: &str) -> WebDriverResult<String> {
        let ids = self.field(label).await?.attr("aria-describedby").await?.unwrap_or_default();
        let mut heard = Vec::new();
        for id in ids.split_whitespace() {
            if let Some(element) = self.driver.query(By::Id(id)).nowait().first_opt().await? {
                heard.push(element.text().await?);
            }
        }
        Ok(heard.join(" "))
    }

    /// Waits for the report of that verdict and returns its headline.
    pub(crate) async fn gets(&self, verdict: &str) -> WebDriverResult<String> {
        self.sees(By::Css(format!("[data-verdict='{verdict}']"))).await?.text().await
    }

    /// The rungs of the report, with their outcomes.
    pub(crate) async fn rungs(&self) -> WebDriverResult<Vec<(String, String)>> {
        let mut rungs = Vec::new();
        for rung in self.driver.find_all(By::Css("[data-check]")).await? {
            let code = rung.attr("data-check").await?.unwrap_or_default();
            rungs.push((code, rung.attr("data-outcome").await?.unwrap_or_default()));
        }
        Ok(rungs)
    }

    /// The text of the headline's check.
    pub(crate) async fn reads_headline(&self, code: &str) -> WebDriverResult<String> {
        self.sees(By::Css(format!(".verdict[data-check='{code}']"))).await?.text().await
    }

    /// Whether axe finds anything wrong with what is to be seen now.
    pub(crate) async fn has_no_axe_violations(&self, state: &str) -> WebDriverResult<()> {
        let violations = self.axe_violations().await?;
        assert!(violations.is_empty(), "{state}: axe finds\n{}", violations.join("\n"));
        Ok(())
    }

    /// What axe finds wrong with what is to be seen now.
    pub(crate) async fn axe_violations(&self) -> WebDriverResult<Vec<String>> {
        axe::violations(&self.driver).await
    }

    /// Leaves a page that axe has nothing to say about, with a console that stayed clean. Chromium
    /// itself notes each failed request, and axe that it could not fetch a style sheet again; those
    /// are let pass where the journey says that it made one fail.
    pub(crate) async fn leaves(self, expecting_failed_requests: bool) -> WebDriverResult<()> {
        self.has_no_axe_violations("the last thing seen").await?;
        self.closes_the_browser(expecting_failed_requests).await
    }

    /// Leaves without another look. Firefox's driver does not tell what the console says.
    pub(crate) async fn closes_the_browser(
        self,
        expecting_failed_requests: bool,
    ) -> WebDriverResult<()> {
        let entries = match self.window.browser {
            Browser::Chromium => self.driver.browser_log().await?,
            Browser::Firefox => Vec::new(),
        };
        let is_of_request = |source: Option<&str>, message: &str| {
            source == Some("network") || message.contains("Couldn't load preload assets")
        };
        let complaints: Vec<String> = entries
            .into_iter()
            .filter(|entry| {
                !(expecting_failed_requests
                    && is_of_request(entry.source.as_deref(), &entry.message))
            })
            .map(|entry| format!("{}: {}", entry.level, entry.message))
            .collect();
        self.driver.quit().await?;
        assert!(complaints.is_empty(), "the console says {complaints:#?}");
        Ok(())
    }
}
