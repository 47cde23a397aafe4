//! Nothing of the element gets into the page around it, and nothing stays behind.

use super::guest::Guest;
use super::house::House;
use crate::Done;
use crate::browser::{Browser, in_every_browser};
use crate::stack::persona_expecting;
use std::collections::{BTreeMap, BTreeSet};

in_every_browser! { the_page_is_as_it_was_while_the_element_is_there_and_after }

/// All of the page that does not belong to the element. Firefox shows a driver's scripts the page's
/// own globals only when they are asked for; ChromeDriver has two of its own.
const THE_PAGE: &str = "const page = window.wrappedJSObject ?? window; return {
    document: document.documentElement.outerHTML.replace(/<ghcr-connect[^]*<\\/ghcr-connect>/, ''),
    sheets: String(document.styleSheets.length + document.adoptedStyleSheets.length),
    url: location.href,
    entries: String(history.length),
    state: JSON.stringify(history.state),
    title: document.title,
    cookie: document.cookie,
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    name: window.name,
    globals: Object.getOwnPropertyNames(page)
        .filter((it) => !/^(cdc_|se_|ret_nodes)/.test(it)).join(),
    prototypes: ['Object', 'Array', 'Promise', 'Node', 'Element', 'HTMLElement', 'EventTarget',
        'Response', 'ReadableStream']
        .map((it) => it + Object.getOwnPropertyNames(page[it].prototype).join('|')).join(),
}";

async fn the_page_is_as_it_was_while_the_element_is_there_and_after(browser: Browser) -> Done {
    let house = House::start();
    let mut guest = Guest::goes_to(browser, &house, "plain/later.html").await?;
    guest.button("Add it").await?;
    let before = look(&guest).await?;

    guest.presses("Add it").await?;
    guest.element = Some("added");
    let good = persona_expecting("ready");
    guest.fills_in(&good).await?;
    guest.presses("Test connection").await?;
    guest.gets("ready").await?;
    assert_same(&before, &look(&guest).await?, "while it is there");

    guest.element = None;
    guest.presses("Remove it").await?;
    assert!(!guest.sees_now("css", "ghcr-connect").await?);
    assert_same(&before, &look(&guest).await?, "after it is gone");
    guest.leaves().await
}

async fn look(
    guest: &Guest,
) -> Result<BTreeMap<String, String>, thirtyfour::error::WebDriverError> {
    guest.runs(THE_PAGE, vec![]).await
}

#[track_caller]
fn assert_same(before: &BTreeMap<String, String>, now: &BTreeMap<String, String>, when: &str) {
    for (what, text) in before {
        let words = |text: &str| text.split(',').map(str::to_owned).collect::<BTreeSet<_>>();
        let (before, now) = (words(text), words(&now[what]));
        let difference: Vec<_> = before.symmetric_difference(&now).collect();
        assert!(difference.is_empty(), "{what} has changed {when}: {difference:?}");
    }
}
