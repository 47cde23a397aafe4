//! Somebody evaluates the product in the demo.

use crate::Done;
use crate::devtools;
use crate::person::{GLANCE, PATIENCE, Person};
use crate::stack::Stack;
use ghcr_words::Lang;
use thirtyfour::prelude::*;

#[tokio::test]
async fn somebody_looks_for_an_outage_in_the_demo_and_sees_what_was_promised() -> Done {
    let stack = Stack::start(&[]);
    let person = Person::opens(&stack).await?;
    person.unfolds_the_demo().await?;
    person.types("Find a situation", "limit").await?;
    person.is_not_offered("Expired token").await?;
    let offer = person.sees(person.offer_of("GitHub's hourly limit is used up")).await?;
    let promise = offer.find(By::Css(".persona-promise")).await?.text().await?;
    let promise = promise.trim().trim_start_matches("You will see:").trim().to_owned();
    assert!(promise.ends_with('.'), "{promise:?} is no sentence");
    offer.click().await?;

    person.presses("Test connection").await?;
    let headline = person.gets("inconclusive").await?;
    assert!(headline.contains(&promise), "{promise:?} was promised: {headline}");

    // The search's text went with the panel.
    person.unfolds_the_demo().await?;
    assert_eq!(person.reads_field("Find a situation").await?, "");
    person.sees(person.offer_of("Expired token")).await?;
    person.leaves(false).await?;
    Ok(())
}

#[tokio::test]
async fn escape_closes_the_panel_and_the_focus_is_on_the_bar() -> Done {
    let stack = Stack::start(&[]);
    let person = Person::sits_down(crate::browser::Browser::Chromium, Lang::Fr).await?;
    person.goes_to(&stack, "").await?;
    let panel = person.unfolds_the_demo().await?;
    person.types("Find a situation", "xyzzy").await?;
    person.sees(By::Css(".demo-nothing:not(:empty)")).await?;
    person.field("Find a situation").await?.send_keys(Key::Escape).await?;
    person.sees(By::Css(".demo-panel:not([open]) > summary:focus")).await?;
    assert_eq!(panel.attr("open").await?, None);
    person.leaves(false).await?;
    Ok(())
}

/// How far the closed bar is higher than `--gc-demo-bar` says, and the unfolded panel than 70 % of
/// the window.
const HIGHER: &str = "
    const panel = document.querySelector('.demo-panel');
    const probe = document.createElement('div');
    probe.style.height = 'var(--gc-demo-bar)';
    document.querySelector('.app').append(probe);
    const said = probe.offsetHeight;
    probe.remove();
    panel.open = false;
    const bar = panel.offsetHeight;
    panel.open = true;
    return [bar - said, panel.offsetHeight - innerHeight * 0.7]";

#[tokio::test]
async fn the_bar_is_as_high_as_it_says_and_the_panel_leaves_some_of_the_window() -> Done {
    let stack = Stack::start(&[]);
    for lang in Lang::ALL {
        let person = crate::states::reader_of(*lang).await?;
        person.goes_to(&stack, "").await?;
        person.sees(By::Css(".demo")).await?;
        for (width, height) in [(320, 640), (480, 640), (736, 900), (1280, 900)] {
            devtools::resize(&person.driver, width, height).await?;
            let higher: [f64; 2] = person.driver.execute(HIGHER, vec![]).await?.convert()?;
            assert!(higher.iter().all(|it| *it < 4.0), "{lang:?}, {width} wide: {higher:?}");
        }
        person.closes_the_browser(false).await?;
    }
    Ok(())
}

impl Person {
    /// Waits until the demo's panel hides what has that title.
    async fn is_not_offered(&self, title: &str) -> WebDriverResult<()> {
        let offer = self.driver.query(self.offer_of(title)).and_displayed();
        offer.wait(PATIENCE, GLANCE).wait_until_gone().await
    }
}
