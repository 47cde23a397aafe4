//! One element in the colours of four products.

use super::guest::Guest;
use super::house::House;
use crate::Done;
use crate::browser::Browser;
use serde_json::json;
use std::collections::BTreeSet;

/// The colours of an element: the paper and the text of its form, and its links.
const COLOURS: &str = "
    const root = document.querySelectorAll('ghcr-connect')[arguments[0]].shadowRoot;
    const form = getComputedStyle(root.querySelector('form'));
    const link = getComputedStyle(root.querySelector('a.link'));
    return [form.backgroundColor, form.color, link.color].join(' ')";

#[tokio::test]
async fn four_themes_stand_side_by_side_and_each_is_legible() -> Done {
    let house = House::start();
    let guest = Guest::goes_to(Browser::Chromium, &house, "dashboard/themes.html").await?;
    guest.button("Test connection").await?;
    let mut looks = BTreeSet::new();
    for element in 0..4 {
        let ready = "const [index, done] = arguments;
            const look = () => document.querySelectorAll('ghcr-connect')[index].shadowRoot
                ?.querySelector('a.link') ? done() : requestAnimationFrame(look);
            look()";
        guest.person.driver.execute_async(ready, vec![json!(element)]).await?;
        looks.insert(guest.runs::<String>(COLOURS, vec![json!(element)]).await?);
    }
    assert_eq!(looks.len(), 4, "{looks:?}");
    // axe judges the contrast of all four.
    guest.leaves().await
}
