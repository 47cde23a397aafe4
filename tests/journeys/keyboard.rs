//! The same without a mouse.

use crate::Done;
use crate::browser::{Browser, in_every_browser};
use crate::person::Person;
use crate::registries::save_some;
use crate::stack::{Stack, persona, persona_expecting};
use thirtyfour::prelude::*;

in_every_browser! { the_form_is_filled_sent_and_read_with_the_keyboard_only }

async fn the_form_is_filled_sent_and_read_with_the_keyboard_only(browser: Browser) -> Done {
    // The demo puts its names and tokens before the form.
    let stack = Stack::in_earnest(&[]);
    let person = Person::opens_in(browser, &stack).await?;
    let good = persona_expecting("ready");
    let labels = tab_until(&person, "GitHub Username").await?;
    assert!(labels < 30, "the form is {labels} steps away");
    press(&person, &good.username).await?;
    tab_until(&person, "Personal Access Token").await?;
    press(&person, good.token.as_deref().unwrap_or_default()).await?;
    tab_until(&person, "Show token").await?;
    press(&person, " ").await?;
    assert_eq!(
        person.field("Personal Access Token").await?.attr("type").await?.as_deref(),
        Some("text")
    );
    press(&person, " ").await?;
    assert_eq!(
        person.field("Personal Access Token").await?.attr("type").await?.as_deref(),
        Some("password")
    );
    tab_until(&person, "Test connection").await?;
    press(&person, &Key::Enter.value().to_string()).await?;
    person.gets("ready").await?;
    person.leaves(false).await?;
    Ok(())
}

/// The form, the guide, a test, what it found to change, and a test again.
#[tokio::test]
async fn the_whole_way_is_gone_with_the_keyboard_only() -> Done {
    let enter = Key::Enter.value().to_string();
    let stack = Stack::in_earnest(&[]);
    let person = Person::opens(&stack).await?;
    person.driver.set_window_rect(0, 0, 500, 900).await?;
    let lacking = persona("Token without any scope");
    tab_until(&person, "GitHub Username").await?;
    press(&person, &lacking.username).await?;
    tab_until(&person, "How to create a token").await?;
    press(&person, &enter).await?;
    person.sees(By::Css("[data-field='token'] .guide-steps")).await?;
    tab_until(&person, "Click your profile picture").await?;
    press(&person, " ").await?;
    tab_until(&person, "I have my token: paste it").await?;
    press(&person, &enter).await?;
    person.sees(By::Css("#token:focus")).await?;
    press(&person, lacking.token.as_deref().unwrap_or_default()).await?;
    press(&person, &enter).await?;
    person.gets("blocked").await?;

    // The scope is added on GitHub: the same token is another one in the sandbox.
    tab_until(&person, "Open your tokens").await?;
    tab_until(&person, "Test again").await?;
    let good = persona_expecting("ready");
    shift_tab_until(&person, "Personal Access Token").await?;
    person.driver.active_element().await?.send_keys(Key::Control + "a").await?;
    press(&person, good.token.as_deref().unwrap_or_default()).await?;
    person.driver.active_element().await?.send_keys(Key::Control + Key::Enter).await?;
    person.gets("ready").await?;
    // The cursor is where the fields were.
    person.sees(By::Css(".summary h2:focus")).await?;
    assert!(tab_until(&person, "Change").await? <= 1);
    person.leaves(false).await?;
    Ok(())
}

/// From the list to a registry, edited, removed and restored.
#[tokio::test]
async fn saved_registries_are_used_with_the_keyboard_only() -> Done {
    let enter = Key::Enter.value().to_string();
    let stack = Stack::with_a_list();
    let person = Person::opens(&stack).await?;
    save_some(&person).await?;
    person.goes_to(&stack, "registries/").await?;
    person.sees(By::Css(".registry-row")).await?;
    tab_until(&person, "Nightly scan").await?;
    press(&person, &enter).await?;
    person.sees(By::Css(".registry-title:focus")).await?;
    tab_until(&person, "Edit").await?;
    press(&person, &enter).await?;
    tab_until(&person, "Description").await?;
    person.driver.active_element().await?.send_keys(Key::End + " of all").await?;
    press(&person, &enter).await?;
    person.sees(By::Css(".registry-title:focus")).await?;
    tab_until(&person, "Remove").await?;
    press(&person, &enter).await?;
    person.sees(By::Css(".registries-head h2:focus")).await?;
    tab_until(&person, "Undo").await?;
    press(&person, &enter).await?;
    person.sees(By::XPath("//a[normalize-space()='Nightly scan of all']")).await?;
    person.sees(By::Css(".registries-notice:focus")).await?;
    person.leaves(false).await?;
    Ok(())
}

#[tokio::test]
async fn enter_in_a_field_sends_the_form() -> Done {
    let stack = Stack::start(&[]);
    let person = Person::opens(&stack).await?;
    person.chooses("Public only").await?;
    let username = person.field("GitHub Username").await?;
    username.send_keys("nobody-of-that-name").await?;
    username.send_keys(Key::Enter).await?;
    person.gets("blocked").await?;
    person.leaves(false).await?;
    Ok(())
}

#[tokio::test]
async fn control_and_enter_start_a_test_from_any_field_and_escape_stops_it() -> Done {
    let stack = Stack::start(&["--latency", "3000"]);
    let person = Person::opens(&stack).await?;
    person.chooses("Public only").await?;
    person.types("GitHub Username", "nobody-of-that-name").await?;
    let description = person.field("Description").await?;
    description.send_keys(Key::Control + Key::Enter).await?;
    person.button("Cancel").await?;
    description.send_keys(Key::Escape).await?;
    person
        .driver
        .query(By::XPath("//button[normalize-space()='Cancel']"))
        .wait_until_gone()
        .await?;
    assert!(person.rungs().await?.is_empty(), "a cancelled test has no report");
    assert_eq!(person.reads_field("GitHub Username").await?, "nobody-of-that-name");
    person.leaves(false).await?;
    Ok(())
}

/// A test that was started from the report is stopped there too.
#[tokio::test]
async fn a_test_that_begins_in_the_report_leaves_the_cursor_there_and_escape_stops_it() -> Done {
    let stack = Stack::in_earnest(&["--latency", "1500"]);
    let person = Person::opens(&stack).await?;
    person.fills_in_as("Expired token").await?;
    person.presses("Test connection").await?;
    person.gets("blocked").await?;
    tab_until(&person, "Test again").await?;
    press(&person, &Key::Enter.value().to_string()).await?;
    person.sees(By::Css(".diagnosis:focus [data-phase='running']")).await?;
    person.driver.active_element().await?.send_keys(Key::Escape).await?;
    person.sees(By::Css(".diagnosis:focus [data-phase='cancelled']")).await?;
    person.leaves(false).await?;
    Ok(())
}

#[tokio::test]
async fn the_next_step_comes_right_after_the_form() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::opens(&stack).await?;
    let lacking = persona("Token without any scope");
    person.types("GitHub Username", &lacking.username).await?;
    person.types("Personal Access Token", lacking.token.as_deref().unwrap_or_default()).await?;
    tab_until(&person, "Test connection").await?;
    press(&person, &Key::Enter.value().to_string()).await?;
    person.gets("blocked").await?;
    assert!(tab_until(&person, "Open your tokens").await? <= 2);
    person.sees(By::Css(".help-unfold")).await?.click().await?;
    person.sees(By::Css(".entry .news")).await?;
    person.types("Image to test", "another/one").await?;
    // What a test has found is not said of a form that it has not seen.
    person.driver.query(By::Css(".entry .news")).wait_until_gone().await?;
    person.leaves(false).await?;
    Ok(())
}

#[tokio::test]
async fn another_language_is_chosen_and_the_cursor_stays_there() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::opens(&stack).await?;
    tab_until(&person, "Language").await?;
    press(&person, "F").await?;
    person.sees(By::Css("html[lang='fr'] .languages:focus")).await?;
    person.leaves(false).await?;
    Ok(())
}

async fn press(person: &Person, keys: &str) -> WebDriverResult<()> {
    person.driver.action_chain().send_keys(keys).perform().await
}

/// Presses Tab until the element of that name has the focus; says how often.
async fn tab_until(person: &Person, name: &str) -> WebDriverResult<u32> {
    for steps in 1..60 {
        press(person, &Key::Tab.value().to_string()).await?;
        if focused(person).await?.starts_with(name) {
            return Ok(steps);
        }
    }
    panic!("{name:?} cannot be reached with the Tab key");
}

/// The other way round.
async fn shift_tab_until(person: &Person, name: &str) -> WebDriverResult<()> {
    for _ in 1..60 {
        person.driver.active_element().await?.send_keys(Key::Shift + Key::Tab).await?;
        if focused(person).await?.starts_with(name) {
            return Ok(());
        }
    }
    panic!("{name:?} cannot be reached with the Shift and Tab keys");
}

/// The name of what has the focus.
async fn focused(person: &Person) -> WebDriverResult<String> {
    let script = "const it = document.activeElement; \
        const label = it.labels?.[0]?.innerText ?? it.getAttribute('aria-label'); \
        return (label || it.innerText || '').trim()";
    person.driver.execute(script, vec![]).await?.convert()
}
