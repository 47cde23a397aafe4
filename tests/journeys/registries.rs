//! Registries that stay: saved, found again, tested, edited and removed.

use crate::Done;
use crate::browser::{Browser, in_every_browser};
use crate::hand_on::{allow_downloads, downloaded};
use crate::person::{PATIENCE, Person};
use crate::stack::{Folder, Stack, persona};
use crate::states::{DESCRIPTION, IMAGE, TEST, TOKEN, USERNAME};
use serde_json::json;
use thirtyfour::prelude::*;

in_every_browser! {
    a_registry_is_saved_found_tested_rotated_edited_removed_and_restored,
    the_list_is_searched_and_filtered,
}

const ROW: &str = ".registry-row .link";
const SUBMIT: &str = ".registry-panel [type='submit']";

/// Whose registries are saved, and under which names; the last one stands first in the list.
const SAVED: [(&str, &str); 5] = [
    ("GitHub is down", ""),
    ("Revoked token", "Payments"),
    ("Single sign-on not authorised", "Patient portal"),
    ("Organisation and a member's token", "Production"),
    ("Expires in five days", "Nightly scan"),
];

/// Saves a registry in each state and has it tested.
pub(crate) async fn save_some(person: &Person) -> WebDriverResult<()> {
    const SAVE: &str = "const [registries, done] = arguments; (async () => { \
        for (const it of registries) { \
            const headers = { 'content-type': 'application/json' }; \
            const post = (path, body) => fetch('/api/v1/registries' + path, \
                { method: 'POST', headers, body }); \
            const saved = await (await post('', JSON.stringify(it))).json(); \
            await (await post(`/${saved.id}/validate`)).text(); \
        } \
    })().then(() => done('saved'), error => done(String(error)))";
    let registries = SAVED.map(|(title, description)| {
        let persona = persona(title);
        json!({
            "username": persona.username,
            "token": persona.token,
            "description": description,
            "visibility": if persona.token.is_some() { "internal" } else { "public" },
        })
    });
    let said = person.driver.execute_async(SAVE, vec![json!(registries)]).await?;
    assert_eq!(said.json(), "saved");
    Ok(())
}

async fn reads(person: &Person, what: &str) -> WebDriverResult<String> {
    person.sees(By::Css(what)).await?.text().await
}

/// Waits until an element says that.
async fn hears(person: &Person, what: &str, sentence: &str) -> WebDriverResult<()> {
    let says = format!("//*[contains(@class, '{what}')][contains(., \"{sentence}\")]");
    person.sees(By::XPath(says)).await.map(drop)
}

async fn a_registry_is_saved_found_tested_rotated_edited_removed_and_restored(
    browser: Browser,
) -> Done {
    let stack = Stack::with_a_list();
    let person = Person::opens_in(browser, &stack).await?;
    person.fills_in_as("Organisation and a member's token").await?;
    person.types(DESCRIPTION, "Production").await?;
    person.presses(TEST).await?;
    person.gets("ready").await?;
    person.presses("Save registry").await?;
    hears(&person, "save-said", "The registry is saved as it was tested.").await?;
    person.clicks(&person.sees(By::Css(".save-status .link")).await?).await?;
    assert_eq!(reads(&person, ROW).await?, "Production");

    person.clicks(&person.sees(By::Css(ROW)).await?).await?;
    person.presses("Test again").await?;
    person.gets("ready").await?;
    hears(&person, "registry-state", "Ready to scan").await?;

    // A worse token leaves the saved one, and the panel says why.
    person.presses("Replace token").await?;
    let revoked = persona("Revoked token").token.unwrap_or_default();
    person.types(TOKEN, &revoked).await?;
    person.clicks(&person.sees(By::Css(SUBMIT)).await?).await?;
    let kept = reads(&person, ".token-kept").await?;
    assert!(kept.contains("The saved token stays"), "{kept}");
    assert!(kept.contains("GitHub does not accept this token"), "{kept}");
    hears(&person, "registry-state", "Ready to scan").await?;
    person.field(TOKEN).await?.send_keys(Key::Control + "a").await?;
    let other = persona("Machine account without expiry").token.unwrap_or_default();
    person.types(TOKEN, &other).await?;
    person.clicks(&person.sees(By::Css(SUBMIT)).await?).await?;
    hears(&person, "registries-said", "The token is replaced. Changed: owner").await?;

    person.presses("Edit").await?;
    person.types(DESCRIPTION, " images").await?;
    person.clicks(&person.sees(By::Css(SUBMIT)).await?).await?;
    hears(&person, "registries-said", "The changes are saved.").await?;
    assert_eq!(reads(&person, ".registry-title").await?, "Production images");

    person.presses("Remove").await?;
    hears(&person, "registries-notice", "“Production images” is removed.").await?;
    person.sees(By::Css(".registries-empty")).await?;
    person.presses("Undo").await?;
    assert_eq!(reads(&person, ROW).await?, "Production images");
    person.leaves(true).await?;
    Ok(())
}

async fn the_list_is_searched_and_filtered(browser: Browser) -> Done {
    let stack = Stack::with_a_list();
    let person = Person::opens_in(browser, &stack).await?;
    save_some(&person).await?;
    person.goes_to(&stack, "registries/").await?;
    person.sees(By::Css(ROW)).await?;
    let rows = || person.driver.query(By::Css(".registry-row")).wait(PATIENCE, PATIENCE / 100);
    assert_eq!(rows().all_from_selector().await?.len(), SAVED.len());
    let search = person.sees(By::Css(".registry-filter [type='search']")).await?;
    search.send_keys("portal").await?;
    hears(&person, "registry-list", "Patient portal").await?;
    person
        .driver
        .query(By::Css(".registry-row + .registry-row"))
        .wait(PATIENCE, PATIENCE / 100)
        .not_exists()
        .await?;
    let ready = ".registry-filter option[value='ready']";
    person.sees(By::Css(ready)).await?.click().await?;
    hears(&person, "registries-said", "No registry matches.").await?;

    // What was looked for is still said after one of them was looked at.
    let blocked = ".registry-filter option[value='blocked']";
    person.sees(By::Css(blocked)).await?.click().await?;
    person.clicks(&person.sees(By::Css(ROW)).await?).await?;
    person.clicks(&person.sees(By::Css(".back-to-list")).await?).await?;
    person.sees(By::Css(ROW)).await?;
    let chosen = "return document.querySelector('.registry-filter select').value";
    assert_eq!(person.driver.execute(chosen, vec![]).await?.convert::<String>()?, "blocked");
    let sought = "return document.querySelector('.registry-filter input').value";
    assert_eq!(person.driver.execute(sought, vec![]).await?.convert::<String>()?, "portal");
    person.leaves(false).await?;
    Ok(())
}

/// The first registry of the list is opened, and its fields.
async fn somebody_who_edits() -> WebDriverResult<(Stack, Person)> {
    let stack = Stack::with_a_list();
    let person = Person::opens(&stack).await?;
    save_some(&person).await?;
    person.goes_to(&stack, "registries/").await?;
    person.clicks(&person.sees(By::Css(ROW)).await?).await?;
    person.presses("Edit").await?;
    Ok((stack, person))
}

/// Nobody but editors of the same organisation changes what somebody else has changed meanwhile.
#[tokio::test]
async fn a_change_that_somebody_else_was_faster_with_is_said_and_nothing_is_lost() -> Done {
    let (_stack, person) = somebody_who_edits().await?;
    const CHANGE: &str = "const done = arguments[0]; (async () => { \
        const list = await (await fetch('/api/v1/registries')).json(); \
        const [it] = list.registries; \
        return (await fetch(`/api/v1/registries/${it.id}`, { method: 'PATCH', \
            headers: { 'content-type': 'application/json', 'if-match': `\"${it.version}\"` }, \
            body: JSON.stringify({ description: 'Somebody else\\'s' }) })).status; \
    })().then(done, error => done(String(error)))";
    assert_eq!(person.driver.execute_async(CHANGE, Vec::new()).await?.json(), &json!(200));
    person.types(DESCRIPTION, " of mine").await?;
    person.clicks(&person.sees(By::Css(SUBMIT)).await?).await?;
    person.sees(By::Css(".registries-said:not(:empty)")).await?;
    assert_eq!(person.reads_field(DESCRIPTION).await?, "Nightly scan of mine");
    person.clicks(&person.sees(By::Css(SUBMIT)).await?).await?;
    hears(&person, "registries-said", "The changes are saved.").await?;
    person.leaves(true).await?;
    Ok(())
}

/// The report is about the registry as it is saved: what is changed is tested anew, and nothing
/// stays green meanwhile.
#[tokio::test]
async fn what_is_changed_has_no_report_until_it_is_tested() -> Done {
    let (_stack, person) = somebody_who_edits().await?;
    person.sees(By::Css("[data-verdict='ready_with_warnings']")).await?;
    let account = persona("Expires in five days").username;
    person.types(IMAGE, &format!("{account}/not-there:9.9")).await?;
    person.clicks(&person.sees(By::Css(SUBMIT)).await?).await?;
    hears(&person, "registry-state", "Not tested yet").await?;
    assert!(person.driver.find_all(By::Css("[data-verdict]")).await?.is_empty());
    person.gets("blocked").await?;
    hears(&person, "registry-state", "Not ready").await?;
    person.leaves(false).await?;
    Ok(())
}

/// Another account asks for its own token before anything is sent.
#[tokio::test]
async fn another_account_needs_its_own_token() -> Done {
    let (_stack, person) = somebody_who_edits().await?;
    person.types(USERNAME, "-two").await?;
    person.sees(By::Css("[data-field='token']")).await?;
    person.clicks(&person.sees(By::Css(SUBMIT)).await?).await?;
    person.sees(By::Css("#token[aria-invalid='true']")).await?;
    person.leaves(false).await?;
    Ok(())
}

/// The whole list goes into a file without tokens, and into an empty list of another service.
#[tokio::test]
async fn the_list_is_exported_and_imported_without_tokens() -> Done {
    let (stack, folder) = (Stack::with_a_list(), Folder::new());
    let person = Person::opens(&stack).await?;
    allow_downloads(&person, &folder).await?;
    save_some(&person).await?;
    person.goes_to(&stack, "registries/").await?;
    let names = names_of_rows(&person).await?;
    person.presses("Export as JSON").await?;
    let download = downloaded(&folder.0, "json", "}");
    let (name, file) = tokio::time::timeout(PATIENCE, download).await??;
    assert_eq!(name, "registries.json");
    for (title, _) in SAVED {
        let token = persona(title).token.unwrap_or_else(|| "token".to_owned());
        assert!(!file.contains(&token), "{file}");
    }

    let other = Stack::with_a_list();
    person.goes_to(&other, "registries/").await?;
    person.sees(By::Css(".registries-empty")).await?;
    let chooser = person.driver.find(By::Css("input[type='file']")).await?;
    chooser.send_keys(folder.0.join(&name).display().to_string()).await?;
    hears(&person, "registries-notice", "imported. Add a token where one is missing.").await?;
    assert_eq!(names_of_rows(&person).await?, names);
    chooser.send_keys(folder.0.join(&name).display().to_string()).await?;
    hears(&person, "registries-notice", "is in the list already.").await?;
    assert_eq!(names_of_rows(&person).await?, names);

    let unreadable = folder.0.join("other.json");
    std::fs::write(&unreadable, "{}")?;
    let chooser = person.driver.find(By::Css("input[type='file']")).await?;
    chooser.send_keys(unreadable.display().to_string()).await?;
    hears(&person, "registries-notice", "This file cannot be read.").await?;
    person.leaves(false).await?;
    Ok(())
}

async fn names_of_rows(person: &Person) -> WebDriverResult<Vec<String>> {
    person.sees(By::Css(ROW)).await?;
    let mut names = Vec::new();
    for row in person.driver.find_all(By::Css(ROW)).await? {
        names.push(row.text().await?);
    }
    Ok(names)
}
