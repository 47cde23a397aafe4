//! The page does something at a moment at which nobody thinks of it.

use super::Host;
use super::guest::Guest;
use super::house::House;
use crate::Done;
use crate::browser::Browser;
use crate::stack::persona_expecting;
use ghcr_words::Lang;
use serde_json::{Value, json};

/// All this is said while the app is on its way.
const ADD: &str = "
    const late = document.createElement('ghcr-connect');
    late.id = 'late';
    document.querySelector('main').append(late);
    late.lang = 'fr';
    late.username = 'octo';
    late.support = 'public'";

#[tokio::test]
async fn what_is_said_while_the_element_loads_counts() -> Done {
    let house = House::start();
    let mut guest = Guest::opens(Browser::Chromium, &house, Host::Plain).await?;
    guest.runs::<Value>(ADD, vec![]).await?;
    guest.element = Some("late");
    guest.person.lang = Lang::Fr;
    guest.button("Test connection").await?;
    assert_eq!(guest.reads_field("GitHub Username").await?, "octo");

    // Who hears that a test begins takes it back, and the one who waits for it is told.
    let take_back = "
        const late = document.getElementById('late');
        late.addEventListener('ghcr-validate-start', () => late.reset(), { once: true });
        late.validate().then(arguments[0])";
    let answer = guest.person.driver.execute_async(take_back, vec![]).await?;
    assert_eq!(answer.json(), &Value::Null);
    assert_eq!(guest.heard("ghcr-error").await?, [json!({"code": "cancelled"})]);
    assert_eq!(guest.reads_field("GitHub Username").await?, "");
    guest.runs::<Value>("document.getElementById('late').remove()", vec![]).await?;
    guest.leaves().await
}

/// An element within a component of the page's own.
const ADD_WITHIN: &str = "
    const around = Object.assign(document.createElement('section'), { id: 'around', lang: 'fr' });
    const within = document.createElement('ghcr-connect');
    around.attachShadow({ mode: 'open' }).append(within);
    document.querySelector('main').append(around)";

#[tokio::test]
async fn the_language_is_that_of_the_page_around_its_components() -> Done {
    let house = House::start();
    let mut guest = Guest::opens(Browser::Chromium, &house, Host::Plain).await?;
    guest.runs::<Value>(ADD_WITHIN, vec![]).await?;
    guest.element = Some("around");
    guest.person.lang = Lang::Fr;
    guest.button("Test connection").await?;
    guest.runs::<Value>("document.getElementById('around').remove()", vec![]).await?;
    guest.leaves().await
}

/// The back end takes its time until somebody lets it go on.
const HOLD_BACK: &str = "
    const send = fetch;
    const held = new Promise((go) => (window.letGo = go));
    window.fetch = async (request) => {
        if (request.url.endsWith('/api/registries')) await held;
        return send(request);
    }";

#[tokio::test]
async fn what_is_typed_while_a_registry_is_saved_is_not_what_was_saved() -> Done {
    let house = House::start();
    let guest = Guest::opens(Browser::Chromium, &house, Host::Dashboard).await?;
    guest.fills_in(&persona_expecting("ready")).await?;
    guest.types("Description", "Staging").await?;
    guest.presses("Test connection").await?;
    guest.gets("ready").await?;
    guest.runs::<Value>(HOLD_BACK, vec![]).await?;
    guest.presses("Save registry").await?;
    guest.types("Description", ", or not").await?;
    guest.runs::<Value>("letGo()", vec![]).await?;
    guest
        .reads_in_the_log(
            "ghcr-submit { username: string, description: string, image: null, visibility: string, \
             hasToken: boolean, verdict: string, saved: boolean }",
        )
        .await?;
    assert_eq!(guest.heard("ghcr-submit").await?[0]["description"], "Staging");
    assert_eq!(
        guest.reads_field("Description").await?,
        "Staging, or not",
        "it is somebody's next one"
    );
    guest.leaves().await
}

#[tokio::test]
async fn while_a_registry_is_saved_no_test_begins_and_a_reset_does_not_end_it_in_silence() -> Done {
    let house = House::start();
    let guest = Guest::opens(Browser::Chromium, &house, Host::Dashboard).await?;
    guest.fills_in(&persona_expecting("ready")).await?;
    guest.presses("Test connection").await?;
    guest.gets("ready").await?;
    guest.runs::<Value>(HOLD_BACK, vec![]).await?;
    guest.presses("Save registry").await?;
    guest.presses("Test again").await?;
    assert_eq!(guest.heard("ghcr-validate-start").await?.len(), 1, "the first one");
    guest.runs::<Value>("document.querySelector('ghcr-connect').reset()", vec![]).await?;
    guest.reads_in_the_log("ghcr-error { code: string }").await?;
    assert_eq!(guest.heard("ghcr-error").await?, [json!({"code": "save_failed"})]);
    assert!(guest.heard("ghcr-submit").await?.is_empty());
    assert_eq!(guest.reads_field("Personal Access Token").await?, "");
    guest.leaves().await
}

/// The session has ended, and the back end leads to where one signs in: what a browser makes of
/// that.
const REDIRECT: &str = "
    const send = fetch;
    window.fetch = async (request) => {
        if (!request.url.endsWith('/api/registries')) return send(request);
        if (request.redirect === 'error') throw new TypeError('Failed to fetch');
        return new Response('Sign in');
    }";

#[tokio::test]
async fn a_redirect_is_not_followed_and_has_saved_nothing() -> Done {
    let house = House::start();
    let guest = Guest::opens(Browser::Chromium, &house, Host::Dashboard).await?;
    let good = persona_expecting("ready");
    guest.fills_in(&good).await?;
    guest.presses("Test connection").await?;
    guest.gets("ready").await?;
    guest.runs::<Value>(REDIRECT, vec![]).await?;
    guest.presses("Save registry").await?;
    guest.reads_in_the_log("ghcr-error { code: string }").await?;
    assert_eq!(guest.heard("ghcr-error").await?, [json!({"code": "save_failed"})]);
    assert!(guest.heard("ghcr-submit").await?.is_empty());
    assert_eq!(
        Some(guest.reads_field("Personal Access Token").await?),
        good.token,
        "it can be tried again"
    );
    guest.leaves().await
}

/// Some script of the page has broken what the app rests on, so that it ends in the midst of a
/// test.
const BREAK: &str = "
    const [done] = arguments;
    const first = document.getElementById('first');
    Object.assign(first, { support: 'public', username: 'octo' });
    document.createElement = () => { throw new Error('broken') };
    first.validate().then((report) => { delete document.createElement; done(report); })";

#[tokio::test]
async fn when_the_app_crashes_nobody_waits_for_it() -> Done {
    let house = House::start();
    let mut guest = Guest::opens(Browser::Chromium, &house, Host::Plain).await?;
    let answer = guest.person.driver.execute_async(BREAK, vec![]).await?;
    assert_eq!(answer.json(), &Value::Null);
    for element in ["first", "second"] {
        guest.element = Some(element);
        assert_eq!(guest.heard("ghcr-error").await?, [json!({"code": "crashed"})], "{element}");
    }
    // Its last words stand in the console. What else is under way finds the instance dead, and says
    // so as well.
    let entries = guest.person.driver.browser_log().await?;
    assert!(entries.iter().any(|it| it.message.contains("broken")), "{entries:?}");
    guest.person.has_no_axe_violations("what a crashed app leaves on the screen").await?;
    let entries = guest.person.driver.browser_log().await?;
    let is_of_the_app =
        |message: &str| message.contains("panicked") || message.contains("RuntimeError");
    assert!(entries.iter().all(|it| is_of_the_app(&it.message)), "{entries:?}");
    guest.leaves().await
}

const ASK_EARLY: &str = "
    const late = document.createElement('ghcr-connect-frame');
    late.id = 'late';
    document.querySelector('main').append(late);
    late.focusFirstError().then(arguments[0])";

#[tokio::test]
async fn a_frame_that_is_asked_before_it_is_there_answers_when_it_is() -> Done {
    let house = House::start();
    let guest = Guest::opens(Browser::Chromium, &house, Host::Dashboard).await?;
    let answer = guest.person.driver.execute_async(ASK_EARLY, vec![]).await?;
    assert_eq!(answer.json(), &Value::Bool(true), "a name is missing");
    guest.runs::<Value>("document.getElementById('late').remove()", vec![]).await?;
    guest.leaves().await
}
