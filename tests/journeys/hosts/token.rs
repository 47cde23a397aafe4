//! A token typed into the element stays there.

use super::Host;
use super::guest::Guest;
use super::house::House;
use crate::Done;
use crate::browser::{Browser, in_every_browser};
use crate::stack::persona_expecting;

in_every_browser! { a_typed_token_is_in_no_event_attribute_storage_or_serialisation }

/// Everything that the page's own scripts can read without looking into the field itself.
const ALL_THERE_IS: &str = "
    const roots = [];
    const attributes = [];
    const walk = (node) => {
        for (const child of node.children) {
            attributes.push(...[...child.attributes].map((it) => it.value));
            if (child.shadowRoot) { roots.push(child.shadowRoot); walk(child.shadowRoot); }
            walk(child);
        }
    };
    walk(document);
    return [
        document.documentElement.outerHTML,
        document.documentElement.getHTML({ serializableShadowRoots: true, shadowRoots: roots }),
        new XMLSerializer().serializeToString(document),
        document.documentElement.innerText,
        ...attributes,
        JSON.stringify(heard),
        location.href, document.title, document.cookie, window.name, JSON.stringify(history.state),
        JSON.stringify(localStorage), JSON.stringify(sessionStorage),
        ...performance.getEntriesByType('resource').map((it) => it.name),
    ].join('\\n')";

async fn a_typed_token_is_in_no_event_attribute_storage_or_serialisation(browser: Browser) -> Done {
    let house = House::start();
    let guest = Guest::opens(browser, &house, Host::Plain).await?;
    let good = persona_expecting("ready");
    let token = good.token.clone().unwrap_or_default();
    guest.fills_in(&good).await?;
    guest.presses("Show token").await?;
    guest.presses("Test connection").await?;
    guest.gets("ready").await?;
    // Somebody pastes it into the wrong field, too.
    guest.types("Description", &token).await?;
    let change = "ghcr-change { username: string, description: null, image: null, visibility: string, \
        hasToken: boolean, isComplete: boolean }";
    guest.reads_in_the_log(change).await?;

    let all: String = guest.runs(ALL_THERE_IS, vec![]).await?;
    for there in ["Test connection", "ghcr-validate-complete", "/api/v1/ghcr/validate"] {
        assert!(all.contains(there), "the look has not seen {there}");
    }
    assert!(!all.contains(&token), "the token leaked");
    guest.leaves().await
}
