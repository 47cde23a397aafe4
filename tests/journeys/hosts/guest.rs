//! Somebody at a page that holds the element: they find what they look for by role and label,
//! within one element.

use super::Host;
use super::house::House;
use crate::Done;
use crate::browser::Browser;
use crate::person::Person;
use crate::stack::Persona;
use ghcr_words::Lang;
use serde_json::{Value, json};
use std::time::Duration;
use thirtyfour::prelude::*;

const FIND: &str = include_str!("find.js");

/// How long a person would wait for something to appear; less than what a script may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// Writes down every event, with all that it holds, without a trace in the page's globals but one.
pub(super) const LISTEN: &str = "{ window.heard = []; \
    const names = ['ready', 'change', 'validate-start', 'validate-progress', 'validate-complete', \
        'submit', 'registry-change', 'error']; \
    const hear = ({ type, target, detail }) => \
        heard.push([type, target.id, structuredClone(detail)]); \
    for (const name of names) addEventListener('ghcr-' + name, hear); }";

/// A person who looks at one element of a page.
pub(crate) struct Guest {
    pub(crate) person: Person,
    /// The element's `id`; in a frame there is only the one.
    pub(crate) element: Option<&'static str>,
}

impl Guest {
    /// Opens the page and waits for its first element.
    pub(crate) async fn opens(
        browser: Browser,
        house: &House,
        host: Host,
    ) -> Result<Self, WebDriverError> {
        let guest = Self::goes_to(browser, house, host.folder()).await?;
        let guest = Self { element: Some(host.element()), ..guest };
        guest.button("Test connection").await?;
        guest.person.driver.execute(LISTEN, vec![]).await?;
        Ok(guest)
    }

    /// Opens some page of the examples.
    pub(crate) async fn goes_to(
        browser: Browser,
        house: &House,
        page: &str,
    ) -> Result<Self, WebDriverError> {
        let person = Person::sits_down(browser, Lang::En).await?;
        person.driver.goto(format!("{}/{page}", house.origin())).await?;
        Ok(Self { person, element: None })
    }

    /// The visible thing of that role and label, waited for.
    pub(crate) async fn finds(&self, role: &str, label: &str) -> WebDriverResult<WebElement> {
        self.looks_for(role, label, PATIENCE).await?.ok_or_else(|| {
            let place = self.element.unwrap_or("the page");
            WebDriverError::NotFound(
                format!("{role} {label:?}"),
                format!("is not to be seen in {place}"),
            )
        })
    }

    /// The same, if it is there now.
    pub(crate) async fn sees_now(&self, role: &str, label: &str) -> WebDriverResult<bool> {
        Ok(self.looks_for(role, label, Duration::ZERO).await?.is_some())
    }

    async fn looks_for(
        &self,
        role: &str,
        label: &str,
        patience: Duration,
    ) -> WebDriverResult<Option<WebElement>> {
        let label = self.person.in_their_words(label);
        let arguments =
            vec![json!(self.element), json!(role), json!(label), json!(patience.as_millis())];
        let found = self.person.driver.execute_async(FIND, arguments).await?;
        if found.json().is_null() { Ok(None) } else { found.element().map(Some) }
    }

    pub(crate) async fn button(&self, name: &str) -> WebDriverResult<WebElement> {
        self.finds("button", name).await
    }

    pub(crate) async fn presses(&self, name: &str) -> WebDriverResult<()> {
        self.button(name).await?.click().await
    }

    /// Types into the field; where a summary stands in the form's place, asks for the fields first.
    pub(crate) async fn types(&self, label: &str, text: &str) -> WebDriverResult<()> {
        self.asks_for_the_fields().await?;
        self.finds("field", label).await?.send_keys(text).await
    }

    async fn asks_for_the_fields(&self) -> WebDriverResult<()> {
        match self.looks_for("button", "Change", Duration::ZERO).await? {
            Some(change) => change.click().await,
            None => Ok(()),
        }
    }

    /// What stands in the field.
    pub(crate) async fn reads_field(&self, label: &str) -> WebDriverResult<String> {
        self.asks_for_the_fields().await?;
        Ok(self.finds("field", label).await?.prop("value").await?.unwrap_or_default())
    }

    /// Waits until the field holds that text.
    pub(crate) async fn finds_in_field(&self, label: &str, text: &str) -> WebDriverResult<()> {
        let field = self.finds("field", label).await?;
        field.wait_until().has_property("value", text.to_owned()).await
    }

    /// Types a name and a token of the sandbox.
    pub(crate) async fn fills_in(&self, persona: &Persona) -> WebDriverResult<()> {
        self.types("GitHub Username", &persona.username).await?;
        self.types("Personal Access Token", persona.token.as_deref().unwrap_or_default()).await
    }

    /// Waits for the report of that verdict.
    pub(crate) async fn gets(&self, verdict: &str) -> WebDriverResult<WebElement> {
        self.finds("css", &format!("[data-verdict='{verdict}']")).await
    }

    /// Chooses that value in one of the lists that every example has, for the theme and for the
    /// language.
    pub(crate) async fn chooses_on_the_page(&self, value: &str) -> WebDriverResult<()> {
        self.person.driver.find(By::Css(format!("option[value='{value}']"))).await?.click().await
    }

    /// Waits until the page has written this line into its list of events.
    pub(crate) async fn reads_in_the_log(&self, event: &str) -> WebDriverResult<()> {
        let line = format!("{}: {event}", self.element.unwrap_or_default());
        let line = format!("//*[@role='log']//li[normalize-space()=\"{line}\"]");
        self.person.driver.query(By::XPath(line)).first().await.map(drop)
    }

    /// What the events of that name from this element have held so far.
    pub(crate) async fn heard(&self, name: &str) -> WebDriverResult<Vec<Value>> {
        let script = "return heard
            .filter(([name, id]) => name === arguments[0] && id === arguments[1])
            .map((it) => it[2])";
        self.person.driver.execute(script, vec![json!(name), json!(self.element)]).await?.convert()
    }

    /// The lightness of the field's paper: near 0 for a dark theme, near 1 for a light one.
    pub(crate) async fn lightness(&self) -> WebDriverResult<f64> {
        let field = self.finds("field", "GitHub Username").await?;
        let script = "const { backgroundColor } = getComputedStyle(arguments[0]); \
            const [r, g, b] = backgroundColor.match(/[\\d.]+/g); \
            return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255";
        self.person.driver.execute(script, vec![field.to_json()?]).await?.convert()
    }

    /// Runs a script in the page.
    pub(crate) async fn runs<T: serde::de::DeserializeOwned>(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> WebDriverResult<T> {
        self.person.driver.execute(script, arguments).await?.convert()
    }

    /// Leaves a page that axe has nothing to say about, with a console that stayed clean.
    pub(crate) async fn leaves(self) -> Done {
        Ok(self.person.leaves(false).await?)
    }
}
