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

/// The one file of that kind in the folder, once it is there and whole: its name and its text.
pub(crate) async fn downloaded(
    folder: &Path,
    extension: &str,
    end: &str,
) -> std::io::Result<(String, String)> {
    let mut looks = tokio::time::interval(GLANCE);
    loop {
        looks.tick().await;
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let text = std::fs::read_to_string(&path)?;
            if path.extension().is_some_and(|it| it == extension) && text.trim_end().ends_with(end)
            {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                return Ok((name, text));
            }
        }
    }
}

/// What is downloaded goes into that folder.
pub(crate) async fn allow_downloads(person: &Person, folder: &Folder) -> WebDriverResult<()> {
    let allow = json!({ "behavior": "allow", "downloadPath": folder.0 });
    devtools::ask(&person.driver, "Browser.setDownloadBehavior", allow).await.map(drop)
}

#[tokio::test]
async fn what_works_goes_into_the_calendar_the_shell_and_a_mail_to_support() -> Done {
    let stack = Stack::start(&[]);
    let folder = Folder::new();
    let person = Person::opens(&stack).await?;
    allow_downloads(&person, &folder).await?;
    let grant = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    devtools::ask(&person.driver, "Browser.grantPermissions", grant).await?;
    let member = persona("Organisation and a member's token");
    let token = member.token.clone().unwrap_or_default();
    person.tries(&member.title).await?;
    person.presses("Test connection").await?;
    person.gets("ready").await?;

    person.presses("Add to calendar").await?;
    let (name, event) =
        tokio::time::timeout(PATIENCE, downloaded(&folder.0, "ics", "END:VCALENDAR")).await??;
    assert!(name.starts_with("github-token-"), "{name}");
    assert!(
        event.starts_with("BEGIN:VCALENDAR\r\n") && event.contains("\r\nTRIGGER:-P7D\r\n"),
        "{event}"
    );

    let uses = person.sees(By::Css(".use-it > summary")).await?;
    person.clicks(&uses).await?;
    let trivy = person.sees(By::XPath("//summary[normalize-space()='Trivy']")).await?;
    person.clicks(&trivy).await?;
    let line =
        person.sees(By::XPath("//details[summary[normalize-space()='Trivy']]//code")).await?;
    // Not `text()`, which leaves out what has not yet come into view.
    let line = line.prop("textContent").await?.unwrap_or_default();
    let copy = "//details[summary[normalize-space()='Trivy']]\
        //button[starts-with(normalize-space(), 'Copy')]";
    person.clicks(&person.sees(By::XPath(copy)).await?).await?;
    person.sees(By::XPath("//button[starts-with(normalize-space(), 'Copied')]")).await?;
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

#[tokio::test]
async fn a_failed_check_unfolds_its_help_where_it_stands() -> Done {
    let stack = Stack::start(&[]);
    let person = Person::opens(&stack).await?;
    for width in [500, 1300] {
        person.driver.set_window_rect(0, 0, width, 900).await?;
        person.tries("Expired token").await?;
        person.presses("Test connection").await?;
        person.gets("blocked").await?;
        let more = "//summary[starts-with(normalize-space(), 'More about this')]";
        person.clicks(&person.sees(By::XPath(more)).await?).await?;
        person.sees(By::XPath("//h4[normalize-space()='What it looks like']")).await?;
    }
    person.leaves(false).await?;
    Ok(())
}

#[tokio::test]
async fn the_help_beside_the_form_is_about_what_was_found_and_leaves_the_cursor() -> Done {
    let stack = Stack::start(&[]);
    let person = Person::opens(&stack).await?;
    person.driver.set_window_rect(0, 0, 1300, 800).await?;
    let persona = persona("Invitation not accepted");
    person.types(USERNAME, &persona.username).await?;
    person.types(TOKEN, persona.token.as_deref().unwrap_or_default()).await?;
    person.presses("Test connection").await?;
    person.gets("blocked").await?;
    // The answer is in the help's place, which is folded below it.
    person.clicks(&person.sees(By::Css(".help-unfold")).await?).await?;
    person.sees(By::Css("#not-a-member[open]")).await?;
    sees_that(&person, "document.activeElement.matches('.help-unfold')").await?;
    person.leaves(false).await?;
    Ok(())
}

/// Somebody on a telephone who has no token: from the field to the guide, and back with what was
/// typed.
#[tokio::test]
async fn in_one_column_the_guide_opens_below_the_tokens_field_and_leads_back_to_it() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::opens(&stack).await?;
    person.driver.set_window_rect(0, 0, 500, 900).await?;
    person.types(USERNAME, "octo-org").await?;
    person.presses("How to create a token").await?;
    person.sees(By::Css("[data-field='token'] .guide-steps")).await?;
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
