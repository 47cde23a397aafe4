//! The element in an iframe, which the page's own scripts cannot look into.

use super::Host;
use super::guest::Guest;
use super::house::House;
use crate::Done;
use crate::browser::Browser;
use crate::stack::persona_expecting;
use ghcr_words::Lang;
use serde_json::Value;
use thirtyfour::prelude::*;

const READY: &str = "ghcr-ready { version: string, lang: string, view: string }";
const FRAME: &str = "return document.getElementById('frame').shadowRoot.querySelector('iframe')";

/// The frame as one who looks at the page sees it, and what is in it.
impl Guest {
    async fn turns_to_the_frame(&mut self) -> WebDriverResult<WebElement> {
        self.element = Some("frame");
        let frame = self.person.driver.execute(FRAME, vec![]).await?.element()?;
        frame.scroll_into_view().await?;
        Ok(frame)
    }

    async fn enters(&mut self, frame: &WebElement) -> WebDriverResult<()> {
        self.element = None;
        frame.clone().enter_frame().await
    }

    async fn comes_out(&mut self) -> WebDriverResult<()> {
        self.element = Some("frame");
        self.person.driver.enter_default_frame().await
    }
}

#[tokio::test]
async fn an_account_is_tested_in_the_frame_and_the_page_hears_of_it() -> Done {
    let house = House::start();
    let mut guest = Guest::opens(Browser::Chromium, &house, Host::Dashboard).await?;
    let frame = guest.turns_to_the_frame().await?;
    guest.reads_in_the_log(READY).await?;
    let empty_height = height(&frame).await?;

    guest.enters(&frame).await?;
    let good = persona_expecting("ready");
    guest.fills_in(&good).await?;
    guest.presses("Test connection").await?;
    guest.gets("ready").await?;
    let (shown, inside): (f64, f64) = guest
        .runs("return [innerHeight, document.body.getBoundingClientRect().height]", vec![])
        .await?;
    guest.person.has_no_axe_violations("what is in the frame").await?;

    guest.comes_out().await?;
    guest.reads_in_the_log("ghcr-validate-complete { report: object }").await?;
    assert_eq!(guest.heard("ghcr-validate-complete").await?[0]["report"]["verdict"], "ready");
    assert_eq!(guest.heard("ghcr-validate-progress").await?.len(), 16);
    assert!(height(&frame).await? > empty_height, "the frame has room for the report");
    assert!((shown - inside).abs() <= 2.0, "{shown} pixels of {inside} are shown");
    let seen: String = guest.runs("return JSON.stringify(heard)", vec![]).await?;
    assert!(
        !seen.contains(good.token.as_deref().unwrap_or_default()),
        "the token got out of the frame"
    );
    guest.leaves().await
}

#[tokio::test]
async fn theme_language_and_methods_reach_into_the_frame() -> Done {
    let house = House::start();
    let mut guest = Guest::opens(Browser::Chromium, &house, Host::Dashboard).await?;
    let frame = guest.turns_to_the_frame().await?;
    guest.reads_in_the_log(READY).await?;
    guest.chooses_on_the_page("dark").await?;
    guest.chooses_on_the_page("fr").await?;
    guest.enters(&frame).await?;
    guest.person.lang = Lang::Fr;
    guest.button("Test connection").await?;
    assert!(guest.lightness().await? < 0.2, "it is dark now");

    guest.comes_out().await?;
    let validate = "document.getElementById('frame').validate().then(arguments[0])";
    let answer = guest.person.driver.execute_async(validate, vec![]).await?;
    assert_eq!(answer.json(), &Value::Null, "an empty form is not tested");
    guest.enters(&frame).await?;
    let focused = guest.finds("css", "input:focus").await?;
    assert_eq!(
        focused,
        guest.finds("field", "GitHub Username").await?,
        "the cursor is where something is missing"
    );
    guest.comes_out().await?;
    guest.leaves().await
}

/// What a third window says, which is of the page's origin, but neither the page nor the frame.
const FORGE: &str = "
    const forged = { protocol: 'ghcr-connect', version: 1 };
    const { shadowRoot } = parent.document.getElementById('frame');
    const frame = shadowRoot.querySelector('iframe').contentWindow;
    const event = { type: 'event', name: 'ghcr-submit', detail: { saved: true } };
    parent.postMessage({ ...forged, ...event }, '*');
    frame.postMessage({ ...forged, type: 'set', name: 'username', value: 'forged' }, '*');";

/// The same from the page itself: the frame takes its word, and the page does not take its own for
/// the frame's.
const SPEAK: &str = "
    const said = { protocol: 'ghcr-connect', version: 1 };
    const frame = document.getElementById('frame').shadowRoot.querySelector('iframe').contentWindow;
    postMessage({ ...said, type: 'event', name: 'ghcr-submit', detail: { saved: true } }, '*');
    frame.postMessage({ ...said, type: 'set', name: 'description', value: 'true' }, '*');";

#[tokio::test]
async fn messages_of_other_windows_are_heard_by_neither_side() -> Done {
    let house = House::start();
    let mut guest = Guest::opens(Browser::Chromium, &house, Host::Dashboard).await?;
    let frame = guest.turns_to_the_frame().await?;
    guest.reads_in_the_log(READY).await?;
    let add =
        "const added = document.createElement('iframe'); document.body.append(added); return added";
    let stranger = guest.person.driver.execute(add, vec![]).await?.element()?;
    stranger.clone().enter_frame().await?;
    guest.runs::<Value>(FORGE, vec![]).await?;
    guest.comes_out().await?;
    guest.runs::<Value>(SPEAK, vec![]).await?;

    // The frame has read all that came before when it has read the last.
    guest.enters(&frame).await?;
    guest.finds_in_field("Description", "true").await?;
    assert_eq!(guest.reads_field("GitHub Username").await?, "", "the frame took a stranger's word");
    guest.types("GitHub Username", "octo").await?;
    guest.comes_out().await?;
    guest
        .reads_in_the_log(
            "ghcr-change { username: string, description: string, image: null, visibility: string, \
             hasToken: boolean, isComplete: boolean }",
        )
        .await?;
    assert!(guest.heard("ghcr-submit").await?.is_empty(), "the page took a stranger's word");
    guest.runs::<Value>("arguments[0].remove()", vec![stranger.to_json()?]).await?;
    guest.leaves().await
}

async fn height(frame: &WebElement) -> WebDriverResult<f64> {
    Ok(frame.rect().await?.height)
}
