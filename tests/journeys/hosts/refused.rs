//! The network or somebody's link is not what the element needs.

use super::Host;
use super::guest::{Guest, LISTEN};
use super::house::House;
use crate::Done;
use crate::browser::Browser;
use crate::devtools;
use crate::person::Person;
use crate::stack::persona_expecting;
use ghcr_words::Lang;
use serde_json::{Value, json};

#[tokio::test]
async fn where_the_app_is_refused_the_page_says_so_and_leads_on() -> Done {
    let house = House::start();
    let person = Person::sits_down(Browser::Chromium, Lang::En).await?;
    for (command, parameters) in [
        ("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LISTEN })),
        ("Network.enable", json!({})),
        ("Network.setBlockedURLs", json!({ "urls": ["*_bg.wasm"] })),
    ] {
        devtools::ask(&person.driver, command, parameters).await?;
    }
    person.driver.goto(format!("{}/plain/", house.origin())).await?;
    let guest = Guest { person, element: Some("first") };

    let sentence = guest.finds("css", "[role='alert']").await?.text().await?;
    assert!(
        sentence.starts_with("This part of the page could not start. Allow WebAssembly"),
        "{sentence}"
    );
    let way = guest.finds("link", "Open it on a page of its own").await?;
    assert_eq!(way.prop("href").await?, Some(house.app()));
    guest.finds("link", "Connect a registry").await?;
    guest.reads_in_the_log("ghcr-error { code: string }").await?;
    assert_eq!(guest.heard("ghcr-error").await?, [json!({"code": "load"})]);
    assert!(guest.heard("ghcr-ready").await?.is_empty());
    let validate = "document.getElementById('first').validate().then(arguments[0])";
    let answer = guest.person.driver.execute_async(validate, vec![]).await?;
    assert_eq!(answer.json(), &Value::Null, "there is nothing to test with");
    guest.person.has_no_axe_violations("what is there instead of the screen").await?;

    // It is let through, and the next try finds it.
    devtools::ask(&guest.person.driver, "Network.setBlockedURLs", json!({ "urls": [] })).await?;
    let again = "const it = document.getElementById('first'); const place = it.parentNode; \
        it.remove(); setTimeout(() => place.append(it))";
    guest.runs::<Value>(again, vec![]).await?;
    guest.button("Test connection").await?;
    assert!(!guest.sees_now("link", "Connect a registry").await?, "the screen is there instead");
    // What was refused stands in the console, and nothing else does.
    for entry in guest.person.driver.browser_log().await? {
        assert!(
            ["_bg.wasm", "Failed to fetch"].iter().any(|it| entry.message.contains(it)),
            "{entry:?}"
        );
    }
    guest.leaves().await
}

const NO_ADDRESS: &str = "
    const late = document.createElement('ghcr-connect');
    Object.assign(late, { id: 'late', endpoint: 'http://', lang: 'en' });
    document.querySelector('main').append(late)";

#[tokio::test]
async fn an_endpoint_that_is_no_address_leads_to_where_the_script_came_from() -> Done {
    let house = House::start();
    let mut guest = Guest::opens(Browser::Chromium, &house, Host::Plain).await?;
    guest.runs::<Value>(NO_ADDRESS, vec![]).await?;
    guest.element = Some("late");
    let way = guest.finds("link", "Open it on a page of its own").await?;
    assert_eq!(way.prop("href").await?, Some(house.app()));
    assert_eq!(guest.heard("ghcr-error").await?, [json!({"code": "load"})]);
    let entries = guest.person.driver.browser_log().await?;
    assert!(entries.iter().all(|it| it.message.contains("Invalid URL")), "{entries:?}");
    guest.leaves().await
}

#[tokio::test]
async fn an_address_for_saving_that_is_none_takes_nothing_else_away() -> Done {
    let house = House::start();
    let guest = Guest::opens(Browser::Chromium, &house, Host::Plain).await?;
    let set = "document.getElementById('first').saveEndpoint = arguments[0]";
    guest.fills_in(&persona_expecting("ready")).await?;
    guest.presses("Test connection").await?;
    guest.gets("ready").await?;
    guest.runs::<Value>(set, vec![json!("/api/registries")]).await?;
    guest.button("Save registry").await?;
    guest.runs::<Value>(set, vec![json!("https://")]).await?;
    assert!(!guest.sees_now("button", "Save registry").await?);
    guest.button("Test again").await?;
    let entries = guest.person.driver.browser_log().await?;
    let is_warning = |message: &str| message.contains("save-endpoint is no address");
    assert!(matches!(entries.as_slice(), [it] if is_warning(&it.message)), "{entries:?}");
    guest.leaves().await
}

/// Adds a frame whose address names the origin of somebody else, and writes down what it says.
const FALSE_FRAME: &str = "
    const frame = document.createElement('iframe');
    window.said = [];
    addEventListener('message', ({ source, data }) => {
        if (source === frame.contentWindow) said.push(data);
    });
    frame.src = `${arguments[0]}embed/?lang=en&origin=https://elsewhere.example`;
    frame.style.cssText = 'width: 60rem; height: 60rem';
    document.body.append(frame);
    return frame";

const TELL_IT: &str = "const message = { protocol: 'ghcr-connect', version: 1, \
        type: 'set', name: 'username', value: 'forged' }; \
    arguments[0].contentWindow.postMessage(message, '*')";

#[tokio::test]
async fn a_frame_whose_address_names_another_origin_says_and_hears_nothing() -> Done {
    let house = House::start();
    let mut guest = Guest::opens(Browser::Chromium, &house, Host::Dashboard).await?;
    let frame =
        guest.person.driver.execute(FALSE_FRAME, vec![json!(house.app())]).await?.element()?;
    frame.scroll_into_view().await?;
    frame.clone().enter_frame().await?;
    guest.element = None;
    guest.types("GitHub Username", "octo").await?;
    let listen =
        "window.told = new Promise((done) => addEventListener('message', done, { once: true }))";
    guest.runs::<Value>(listen, vec![]).await?;
    guest.person.driver.enter_default_frame().await?;
    guest.runs::<Value>(TELL_IT, vec![frame.to_json()?]).await?;

    frame.clone().enter_frame().await?;
    guest.person.driver.execute_async("told.then(() => arguments[0]())", vec![]).await?;
    assert_eq!(
        guest.reads_field("GitHub Username").await?,
        "octo",
        "it took the word of a page it was not told of"
    );
    // What it may have said before arrives before this does.
    guest.runs::<Value>("parent.postMessage('last', '*')", vec![]).await?;
    guest.person.driver.enter_default_frame().await?;
    let last = "const [done] = arguments;
        const look = () => said.includes('last') ? done(said) : setTimeout(look, 20);
        look()";
    let said = guest.person.driver.execute_async(last, vec![]).await?;
    assert_eq!(said.json(), &json!(["last"]));
    let entries = guest.person.driver.browser_log().await?;
    assert!(entries.iter().all(|it| it.message.contains("is not its origin")), "{entries:?}");
    guest.runs::<Value>("arguments[0].remove()", vec![frame.to_json()?]).await?;
    guest.leaves().await
}
