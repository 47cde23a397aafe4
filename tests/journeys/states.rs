//! What the screen can look like, and how somebody gets it to look so.

mod table;

pub(crate) use table::ALL;

use crate::browser::Browser;
use crate::devtools;
use crate::person::Person;
use crate::registries;
use crate::stack::Stack;
use ghcr_words::Lang;
use serde_json::json;
use thirtyfour::prelude::*;

pub(crate) const USERNAME: &str = "GitHub Username";
pub(crate) const TOKEN: &str = "Personal Access Token";
pub(crate) const DESCRIPTION: &str = "Description";
pub(crate) const IMAGE: &str = "Image to test";
pub(crate) const PUBLIC_ONLY: &str = "Public only";
pub(crate) const TEST: &str = "Test connection";

/// One thing that somebody does or waits for.
#[derive(Clone, Copy)]
pub(crate) enum Step {
    Types(&'static str, &'static str),
    /// Whole tokens are in no file: they are made when they are typed.
    TypesMade(&'static str, fn() -> String),
    /// Pastes a text that is made when it is needed.
    Pastes(&'static str, fn() -> String),
    /// Follows a link to GitHub, and comes back.
    VisitsGithub(&'static str),
    Leaves(&'static str),
    Presses(&'static str),
    Chooses(&'static str),
    /// Types what the sandbox knows under that title, which the page may not offer.
    FillsInAs(&'static str),
    /// Has registries in every state saved, and goes to the list.
    Saved,
    /// Clicks on what the demo offers under that title.
    Tries(&'static str),
    /// Clicks on what the selector finds first.
    Clicks(&'static str),
    LosesTheProxy,
    Sees(&'static str),
}
use Step::*;

/// What the screen can look like.
pub(crate) struct State {
    pub(crate) name: &'static str,
    /// The address below the app's own.
    page: &'static str,
    /// Whether the page offers names and tokens to try.
    is_demo: bool,
    /// Whether the service keeps registries.
    has_list: bool,
    github: &'static [&'static str],
    steps: &'static [Step],
}

/// The colours that the system asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Theme {
    Light,
    Dark,
}

impl Theme {
    pub(crate) const ALL: &[Self] = &[Self::Light, Self::Dark];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl State {
    /// Gets the screen to look so. The world must be kept for as long as it is looked at.
    pub(crate) async fn is_reached_by(&self, person: &Person) -> WebDriverResult<Stack> {
        let mut stack = match self {
            Self { is_demo: true, .. } => Stack::start(self.github),
            Self { has_list: true, .. } => Stack::with_a_list(),
            _ => Stack::in_earnest(self.github),
        };
        person.goes_to(&stack, self.page).await?;
        for step in self.steps {
            step.is_done_by(person, &mut stack).await?;
        }
        Ok(stack)
    }
}

impl Step {
    async fn is_done_by(self, person: &Person, stack: &mut Stack) -> WebDriverResult<()> {
        match self {
            Types(field, text) => person.types(field, text).await,
            TypesMade(field, made) => person.types(field, &made()).await,
            Pastes(field, made) => person.pastes(field, &made()).await,
            VisitsGithub(link) => person.visits_github(link).await,
            Leaves(field) => person.field(field).await?.send_keys(Key::Tab).await,
            Presses(button) => person.presses(button).await,
            Chooses(choice) => person.chooses(choice).await,
            Tries(title) => person.tries(title).await,
            FillsInAs(title) => person.fills_in_as(title).await,
            Saved => {
                registries::save_some(person).await?;
                person.goes_to(stack, "registries/").await
            }
            Clicks(what) => person.clicks(&person.sees(By::Css(what)).await?).await,
            LosesTheProxy => {
                drop(stack.proxy.take());
                Ok(())
            }
            Sees(what) => person.sees(By::Css(what)).await.map(drop),
        }
    }
}

/// Somebody who reads that language, in the only browser whose theme can be chosen from outside,
/// and whose screen stands still.
pub(crate) async fn reader_of(lang: Lang) -> WebDriverResult<Person> {
    Person::sits_down(Browser::Chromium, lang).await
}

/// The system changes its colours.
pub(crate) async fn turn(person: &Person, theme: Theme) -> WebDriverResult<()> {
    let features = json!([
        { "name": "prefers-color-scheme", "value": theme.name() },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    devtools::ask(&person.driver, "Emulation.setEmulatedMedia", json!({ "features": features }))
        .await
        .map(drop)
}

/// Another language is chosen, without a click, which would close what is open.
pub(crate) async fn speak(person: &Person, lang: Lang) -> WebDriverResult<()> {
    let choose = "const [tag] = arguments;
        const choice = document.querySelector('.languages');
        choice.value = tag;
        choice.dispatchEvent(new Event('change', { bubbles: true }));";
    person.driver.execute(choose, vec![json!(lang.tag())]).await?;
    person.sees(By::Css(format!(".app[lang='{}']", lang.tag()))).await.map(drop)
}
