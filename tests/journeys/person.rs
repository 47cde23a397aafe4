//! Somebody at the screen: what they do, and what they see.

use crate::stack::{Folder, Program, Stack, start_driver};
use std::time::Duration;
use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel};

/// How long a person would wait for something to appear, and how often they look.
const PATIENCE: Duration = Duration::from_secs(15);
const GLANCE: Duration = Duration::from_millis(40);

/// A browser with the page open. When the journey ends it must be left with [`Person::leave`].
pub(crate) struct Person {
    pub(crate) driver: WebDriver,
    _driver_program: Program,
    _profile: Folder,
}

impl Person {
    /// Opens the page.
    pub(crate) async fn opens(stack: &Stack) -> WebDriverResult<Self> {
        let (program, address) = start_driver();
        let profile = Folder::new();
        let mut capabilities = DesiredCapabilities::chrome();
        for argument in [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1440,1000",
        ] {
            capabilities.add_arg(argument)?;
        }
        capabilities.add_arg(&format!("--user-data-dir={}", profile.0.display()))?;
        capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        let driver = WebDriver::new(address, capabilities).await?;
        driver.goto(stack.url()).await?;
        let person = Self { driver, _driver_program: program, _profile: profile };
        person.sees(By::XPath("//h1")).await?;
        Ok(person)
    }

    /// Waits for it to be there and visible.
    pub(crate) async fn sees(&self, what: By) -> WebDriverResult<WebElement> {
        self.driver.query(what).wait(PATIENCE, GLANCE).and_displayed().first().await
    }

    /// The input with that label.
    pub(crate) async fn field(&self, label: &str) -> WebDriverResult<WebElement> {
        let label = format!(
            "//label[normalize-space(text()[1])='{label}' or normalize-space()='{label}' or span[normalize-space()='{label}']]"
        );
        let id = self.sees(By::XPath(&label)).await?.attr("for").await?.unwrap_or_default();
        self.sees(By::Id(&id)).await
    }

    /// The button of that name.
    pub(crate) async fn button(&self, name: &str) -> WebDriverResult<WebElement> {
        self.sees(By::XPath(format!("//button[normalize-space()=\"{name}\" or @aria-label=\"{name}\"]")))
            .await
    }

    pub(crate) async fn types(&self, label: &str, text: &str) -> WebDriverResult<()> {
        self.field(label).await?.send_keys(text).await
    }

    pub(crate) async fn presses(&self, name: &str) -> WebDriverResult<()> {
        self.button(name).await?.click().await
    }

    /// One click on what the demo offers under that title.
    pub(crate) async fn tries(&self, title: &str) -> WebDriverResult<()> {
        let button =
            format!("//section[@aria-label='Try these']//button[.//*[normalize-space()=\"{title}\"]]");
        self.sees(By::XPath(button)).await?.click().await
    }

    /// What stands in the field.
    pub(crate) async fn reads_field(&self, label: &str) -> WebDriverResult<String> {
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
        self.sees(By::Css(format!("section[aria-label='Diagnosis'] [data-verdict='{verdict}']")))
            .await?
            .text()
            .await
    }

    /// The rungs of the report, with their outcomes.
    pub(crate) async fn rungs(&self) -> WebDriverResult<Vec<(String, String)>> {
        let mut rungs = Vec::new();
        for rung in self.driver.find_all(By::Css("section[aria-label='Diagnosis'] li[data-check]")).await? {
            let code = rung.attr("data-check").await?.unwrap_or_default();
            rungs.push((code, rung.attr("data-outcome").await?.unwrap_or_default()));
        }
        Ok(rungs)
    }

    /// The text of one rung.
    pub(crate) async fn reads_rung(&self, code: &str) -> WebDriverResult<String> {
        self.sees(By::Css(format!("li[data-check='{code}']"))).await?.text().await
    }

    /// Closes the browser, whose console must have stayed clean. Chromium itself notes each failed request; those are
    /// let pass where the journey says that it made one fail.
    pub(crate) async fn leaves(self, expecting_failed_requests: bool) -> WebDriverResult<()> {
        let complaints: Vec<String> = self
            .driver
            .browser_log()
            .await?
            .into_iter()
            .filter(|entry| !(expecting_failed_requests && entry.source.as_deref() == Some("network")))
            .map(|entry| format!("{}: {}", entry.level, entry.message))
            .collect();
        self.driver.quit().await?;
        assert!(complaints.is_empty(), "the console says {complaints:#?}");
        Ok(())
    }
}
