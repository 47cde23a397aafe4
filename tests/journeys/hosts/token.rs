//! A token typed into the element stays there, unless the page may have it and somebody hands it
//! over.

use super::Host;
use super::guest::Guest;
use super::house::House;
use crate::Done;
use crate::browser::{Browser, in_every_browser};
use crate::stack::persona_expecting;
use serde_json::{Value, json};

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
    let change = "ghcr-change { username: string, description: null, image: null, \
        visibility: string, hasToken: boolean, isComplete: boolean }";
    guest.reads_in_the_log(change).await?;

    let all: String = guest.runs(ALL_THERE_IS, vec![]).await?;
    for there in ["Test connection", "ghcr-validate-complete", "/api/v1/ghcr/validate"] {
        assert!(all.contains(there), "the look has not seen {there}");
    }
    assert!(!all.contains(&token), "the token leaked");
    guest.leaves().await
}

const TAKE: &str = "return document.getElementById('first').takeCredential()";

#[tokio::test]
async fn a_credential_is_taken_once_for_each_press_and_only_as_it_was_tested() -> Done {
    let house = House::start();
    let guest = Guest::opens(Browser::Chromium, &house, Host::Plain).await?;
    let take = async || guest.runs::<Value>(TAKE, vec![]).await;
    let good = persona_expecting("ready");
    guest.fills_in(&good).await?;
    guest.runs::<Value>("document.getElementById('first').handOver = true", vec![]).await?;
    guest.presses("Test connection").await?;
    guest.gets("ready").await?;
    assert!(take().await?.is_null(), "nobody has handed it over");

    guest.presses("Save registry").await?;
    let submitted = json!([{
        "username": good.username, "description": null, "image": null, "visibility": "internal",
        "hasToken": true, "verdict": "ready", "saved": false
    }]);
    assert_eq!(json!(guest.heard("ghcr-submit").await?), submitted);
    let expected = json!({
        "username": good.username, "token": good.token, "description": null, "image": null,
        "visibility": "internal"
    });
    assert!(take().await? == expected, "it is what was tested");
    assert!(take().await?.is_null(), "it is there once");

    // What was changed has not been tested.
    guest.types("GitHub Username", "x").await?;
    guest.presses("Save registry").await?;
    assert!(take().await?.is_null());
    assert_eq!(json!(guest.heard("ghcr-submit").await?), submitted);
    guest.leaves().await
}

/// Some frameworks write a flag that is off as a text.
#[tokio::test]
async fn a_hand_over_that_is_off_is_off() -> Done {
    let house = House::start();
    let guest = Guest::opens(Browser::Chromium, &house, Host::Plain).await?;
    let set = async |value: &str| {
        let script = "document.getElementById('first').setAttribute('hand-over', arguments[0])";
        guest.runs::<Value>(script, vec![json!(value)]).await
    };
    guest.fills_in(&persona_expecting("ready")).await?;
    guest.presses("Test connection").await?;
    guest.gets("ready").await?;
    set("").await?;
    guest.button("Save registry").await?;
    set("false").await?;
    assert!(!guest.sees_now("button", "Save registry").await?);
    let turn = async |value: &str| {
        let script = format!(
            "const it = document.getElementById('first'); it.handOver = {value}; return it.handOver"
        );
        guest.runs::<bool>(&script, vec![]).await
    };
    for (value, is_on) in
        [("true", true), ("'false'", false), ("''", false), ("1", true), ("null", false)]
    {
        assert_eq!(turn(value).await?, is_on, "{value}");
    }
    guest.leaves().await
}
