//! What works is handed on: to the calendar, to the tools that pull, to support.

use crate::Done;
use crate::devtools;
use crate::person::{GLANCE, PATIENCE, Person};
use crate::stack::{Folder, Stack, persona};
use crate::states::{TOKEN, USERNAME};
use serde_json::json;
use std::path::Path;
use thirtyfour::prelude::*;

/// What somebody's program would get who pastes now.
async fn clipboard(person: &Person) -> WebDriverResult<String> {
    let read = "const [done] = arguments;
        navigator.clipboard.readText().then(done, (error) => done(String(error)))";
    person.driver.execute_async(read, vec![]).await?.convert()
}

/// The one file in the folder, once it is there and whole.
async fn downloaded(folder: &Path) -> std::io::Result<(String, String)> {
    let mut looks = tokio::time::interval(GLANCE);
    loop {
        looks.tick().await;
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let text = std::fs::read_to_string(&path)?;
            if path.extension().is_some_and(|it| it == "ics")
                && text.trim_end().ends_with("END:VCALENDAR")
            {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                return Ok((name, text));
            }
        }
    }
}

#[tokio::test]
async fn what_works_goes_into_the_calendar_the_shell_and_a_mail_to_support() -> Done {
    let stack = Stack::start(&[]);
    let folder = Folder::new();
    let person = Person::opens(&stack).await?;
    let allow = json!({ "behavior": "allow", "downloadPath": folder.0 });
    devtools::ask(&person.driver, "Browser.setDownloadBehavior", allow).await?;
    let grant = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    devtools::ask(&person.driver, "Browser.grantPermissions", grant).await?;
    let member = persona("Organisation and a member's token");
    let token = member.token.clone().unwrap_or_default();
    person.tries(&member.title).await?;
    person.presses("Test connection").await?;
    person.gets("ready").await?;

    person.presses("Add to calendar").await?;
    let (name, event) = tokio::time::timeout(PATIENCE, downloaded(&folder.0)).await??;
    assert!(name.starts_with("github-token-"), "{name}");
    assert!(
        event.starts_with("BEGIN:VCALENDAR\r\n") && event.contains("\r\nTRIGGER:-P7D\r\n"),
        "{event}"
    );

    let trivy = person.sees(By::XPath("//summary[normalize-space()='Trivy']")).await?;
    person.clicks(&trivy).await?;
    let line =
        person.sees(By::XPath("//details[summary[normalize-space()='Trivy']]//code")).await?;
    let line = line.text().await?;
    let copy = "//details[summary[normalize-space()='Trivy']]\
        //button[starts-with(normalize-space(), 'Copy')]";
    person.clicks(&person.sees(By::XPath(copy)).await?).await?;
    person.sees(By::XPath("//output[normalize-space()='Copied.']")).await?;
    let copied = clipboard(&person).await?;
    assert_eq!(
        copied.split_whitespace().collect::<Vec<_>>(),
        line.split_whitespace().collect::<Vec<_>>()
    );

    person.presses("Copy for support").await?;
    person.sees(By::Css(".hand-on output:not(:empty)")).await?;
    let report = clipboard(&person).await?;
    assert!(report.contains("northpier-labs") && report.contains("`token.scope`"), "{report}");

    for text in [event, copied, report] {
        assert!(!text.contains(&token), "a token is handed on");
    }
    person.leaves(false).await?;
    Ok(())
}

/// The same help, where there is no room beside the report.
#[tokio::test]
async fn in_one_column_a_failed_rung_unfolds_its_help_where_it_stands() -> Done {
    let stack = Stack::start(&[]);
    let person = Person::opens(&stack).await?;
    person.driver.set_window_rect(0, 0, 500, 900).await?;
    person.tries("Expired token").await?;
    person.presses("Test connection").await?;
    person.gets("blocked").await?;
    let rung = "//li[@data-check='token.accepted']";
    let more = format!("{rung}//summary[starts-with(normalize-space(), 'More about this')]");
    person.clicks(&person.sees(By::XPath(more)).await?).await?;
    let help = person
        .sees(By::XPath(format!("{rung}//h4[normalize-space()='What it looks like']")))
        .await?;
    assert!(help.is_displayed().await?);
    let to_the_side = person.driver.find(By::Css(".more-help")).await?;
    assert!(!to_the_side.is_displayed().await?, "there is no side");
    person.leaves(false).await?;
    Ok(())
}

#[tokio::test]
async fn beside_the_form_the_help_scrolls_to_what_was_found_and_takes_the_cursor_if_asked() -> Done
{
    let stack = Stack::start(&[]);
    let person = Person::opens(&stack).await?;
    person.driver.set_window_rect(0, 0, 1300, 800).await?;
    let persona = persona("Invitation not accepted");
    person.types(USERNAME, &persona.username).await?;
    person.types(TOKEN, persona.token.as_deref().unwrap_or_default()).await?;
    person.presses("Test connection").await?;
    person.gets("blocked").await?;
    // Far down in a list that is longer than the window.
    let is_seen = "(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(
        document.querySelector('#not-a-member[open]')?.getBoundingClientRect() ?? {})";
    sees_that(&person, is_seen).await?;
    let field = "return document.activeElement.closest('.help') === null";
    assert!(
        person.driver.execute(field, vec![]).await?.convert::<bool>()?,
        "the cursor is taken away"
    );

    person.driver.execute("document.querySelector('.help').scrollTop = 0", vec![]).await?;
    let rung = "//li[@data-check='org.membership']";
    let more = format!("{rung}//button[starts-with(normalize-space(), 'More about this')]");
    person.sees(By::XPath(more)).await?.click().await?;
    sees_that(
        &person,
        "document.activeElement === document.querySelector('#not-a-member > summary')",
    )
    .await?;
    sees_that(&person, is_seen).await?;
    person.leaves(false).await?;
    Ok(())
}

/// Somebody on a telephone who has no token: from the field to the guide, and back with what was
/// typed.
#[tokio::test]
async fn in_one_column_the_token_field_leads_to_the_guide_and_the_guide_back() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::opens(&stack).await?;
    person.driver.set_window_rect(0, 0, 500, 900).await?;
    person.types(USERNAME, "octo-org").await?;
    person
        .sees(By::XPath("//div[@data-field='token']//a[normalize-space()='How to create a token']"))
        .await?
        .click()
        .await?;
    person.sees(By::Css(".app[data-page='guide'] .guide-steps")).await?;
    let is_at_the_top = "(({ localName, offsetTop }) =>
        localName === 'h2' && offsetTop - scrollY < 100)(document.activeElement)";
    sees_that(&person, is_at_the_top).await?;
    person.presses("I have my token: paste it").await?;
    sees_that(&person, "document.activeElement.id === 'token'").await?;
    assert_eq!(person.reads_field(USERNAME).await?, "octo-org");
    // Where the guide stands beside the form, nothing has to lead there.
    person.driver.set_window_rect(0, 0, 1300, 900).await?;
    assert!(!person.driver.find(By::Css(".show-guide")).await?.is_displayed().await?);
    person.leaves(false).await?;
    Ok(())
}

/// Waits for that to be true of the page.
async fn sees_that(person: &Person, it: &str) -> WebDriverResult<()> {
    let look = format!(
        "const [done] = arguments;
        const look = () => ({it}) ? done() : requestAnimationFrame(look);
        look()"
    );
    person.driver.execute_async(look, vec![]).await.map(drop)
}
